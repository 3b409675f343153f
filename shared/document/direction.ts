/** Base direction of a text by its first strong letter (Unicode annex 9, rules P2 and P3); null where it has none. */
export function directionOfText(text: string): 'ltr' | 'rtl' | null {
  const first = letter.exec(text)
  if (!first) return null
  return rightToLeft.test(first[0]) ? 'rtl' : 'ltr'
}

const letter = /\p{L}/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u
