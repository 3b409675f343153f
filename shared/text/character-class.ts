/** What a character does in a text that is cut into words. */
export const classes = { between: 0, letter: 1, mark: 2, connector: 3, paired: 4, segmented: 5 } as const

/** Class of the character whose code point is given. */
export function classOf(codePoint: number): number {
  if (codePoint >= 0x10000) return classify(String.fromCodePoint(codePoint))
  const known = table[codePoint]!
  return known > 0 ? known - 1 : lookUp(codePoint)
}

// A table instead of a pattern: words are cut a hundred million characters at a time. One more than the class of each
// character that was met, as trying the patterns on all of them at once would hold up whoever asks first.
const table = new Uint8Array(0x10000)

function lookUp(codePoint: number): number {
  const isSurrogate = codePoint >= 0xd800 && codePoint <= 0xdfff
  const found = isSurrogate ? classes.between : classify(String.fromCharCode(codePoint))
  table[codePoint] = found + 1
  return found
}

function classify(character: string): number {
  if (paired.test(character)) return classes.paired
  if (segmented.test(character)) return classes.segmented
  if (inside.test(character)) return classes.mark
  if (letter.test(character)) return classes.letter
  return connector.test(character) ? classes.connector : classes.between
}

// Chinese and Japanese are cut into pairs of characters; scripts of South-East Asia by the language's own rules.
const paired = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー々〆]/u
const segmented = /(?!\p{N})[\p{sc=Thai}\p{sc=Laoo}\p{sc=Khmr}\p{sc=Mymr}]/u
const letter = /[\p{L}\p{N}]/u
const inside = /[\p{M}\u00ad\u0640\u200b-\u200d\u2060]/u
const connector = /['’ʼ\-‐‑/._&]/
