import type { Direction } from './typeset-data.ts'

const letter = /\p{L}/u
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

/** Direction of a text by its first letter (Unicode annex 9, rule P2); null where it has none. */
export function directionOfText(text: string): Direction | null {
  const first = letter.exec(text)
  if (!first) return null
  return rightToLeft.test(first[0]) ? 'rtl' : 'ltr'
}
