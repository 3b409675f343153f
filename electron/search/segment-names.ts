import { findBeginning, Postings, wordCount, type Segment } from './index/segment.ts'

/** The words of short fields alone, in order: word, document, mask, and how often the body says it, side by side. */
type Names = { words: Uint32Array; documents: Uint32Array; masks: Uint32Array; inBody: Uint32Array }
type Columns = [Uint32Array, Uint32Array, Uint32Array, Uint32Array]
const kept = new WeakMap<Segment, Names>()

/**
 * Calls `visit` for every word of a short field that begins so, with its document, the mask of the fields it stands in and
 * how often it does in the body. Of the first letters of a query there are too many words in the bodies to look at.
 */
export function namesBeginning(
  segment: Segment,
  beginning: string,
  visit: (document: number, mask: number, inBody: number) => void,
): void {
  const [from, to] = findBeginning(segment, beginning)
  const { words, documents, masks, inBody } = namesOf(segment)
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (words[middle]! < from) low = middle + 1
    else high = middle
  }
  for (let at = low; at < words.length && words[at]! < to; at += 1)
    visit(documents[at]!, masks[at]!, inBody[at]!)
}

function namesOf(segment: Segment): Names {
  const known = kept.get(segment)
  if (known) return known
  const rows: number[][] = [[], [], [], []]
  const postings = new Postings()
  for (let word = 0; word < wordCount(segment); word += 1) {
    const { count, documents, masks, inBody } = postings.read(segment, word)
    for (let at = 0; at < count; at += 1) {
      if (masks[at] === 0) continue
      const row = [word, documents[at]!, masks[at]!, inBody[at]!]
      row.forEach((value, column) => rows[column]!.push(value))
    }
  }
  const [words, documents, masks, inBody] = rows.map((column) => Uint32Array.from(column)) as Columns
  const names = { words, documents, masks, inBody }
  kept.set(segment, names)
  return names
}
