import { fold } from '../../text/fold.ts'

export type Range = { from: number; to: number }

/** Text in the form in which it is searched: folded, any run of spaces as one, and for each character its place in the text. */
function folded(text: string): { text: string; places: number[] } {
  let result = ''
  const places: number[] = []
  let at = 0
  for (const character of text) {
    const form = /\s/u.test(character) ? (result.endsWith(' ') ? '' : ' ') : fold(character)
    for (let unit = 0; unit < form.length; unit += 1) places.push(at)
    result += form
    at += character.length
  }
  places.push(at)
  return { text: result, places }
}

const isWord = (character: string | undefined) => character !== undefined && /[\p{L}\p{N}]/u.test(character)
const isDigit = (character: string | undefined) => character !== undefined && /\p{N}/u.test(character)

/** Below so many characters words are found only where they stand by themselves. */
const shortest = 4

/**
 * Finds words in a text, whatever their case, accents and spaces: as part of a longer word too, but for short ones, and for
 * figures never as part of a longer number. Offsets are UTF-16 units of the text, which is made ready once.
 */
export function finderIn(text: string): (words: string) => Range[] {
  const { text: whole, places } = folded(text)
  return (words) => {
    const wanted = folded(words).text.trim()
    if (wanted === '') return []
    const short = wanted.length < shortest
    const found: Range[] = []
    for (let at = whole.indexOf(wanted); at !== -1; at = whole.indexOf(wanted, at + 1)) {
      const [before, after] = [whole[at - 1], whole[at + wanted.length]]
      const isPart =
        (short && (isWord(before) || isWord(after))) ||
        (isDigit(wanted[0]) && isDigit(before)) ||
        (isDigit(wanted.at(-1)) && isDigit(after))
      const last = found.at(-1)
      const from = places[at]!
      if (isPart || (last && from < last.to)) continue
      found.push({ from, to: places[at + wanted.length]! })
    }
    return found
  }
}

/** As `finderIn`, for words that are looked for once. */
export function findWords(text: string, words: string): Range[] {
  return finderIn(text)(words)
}

/** Letters and figures alone, folded: what is left of a text however it is broken, hyphenated, spaced or encoded in an address. */
export function squeezed(text: string): string {
  return fold(text.normalize('NFKC')).replace(/[^\p{L}\p{N}]+/gu, '')
}
