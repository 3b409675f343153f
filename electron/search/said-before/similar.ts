import { fold } from '../../../shared/text/fold.ts'
import { tokensOf } from '../../../shared/text/tokens.ts'
import { highlight, type MarkedText } from '../../../shared/text/highlight.ts'
import { levels, type ColumnReader } from '../matching/columns.ts'
import type { Passage } from '../search-fields.ts'

export type SimilarParagraph = {
  id: string
  place: Omit<Passage, 'text'>
  passage: MarkedText
  /** 0–1: the part of what both say that both say. */
  score: number
}

/** Words of the paragraph that documents and then paragraphs are chosen by, documents read, and the least likeness worth showing. */
const tellingWords = 24
const rarestWords = 10
const documentsRead = 60
const leastLikeness = 0.18
/** Longest paragraph compared, in words. */
const longestParagraph = 600

/** A paragraph that others are compared with: the words and the pairs of neighbouring words in it, each by how rare it is. */
export type Pattern = {
  words: readonly string[]
  /** Its rarest words that the library knows, the rarest first. */
  telling: readonly string[]
  rarityOf(word: string): number
  shingles: ReadonlyMap<string, number>
}

export function patternOf(text: string, reader: ColumnReader): Pattern {
  const words = tokensOf(text)
    .slice(0, longestParagraph)
    .map(({ term }) => term)
  const rarities = new Map<string, number>()
  const rarityOf = (word: string) => {
    let rarity = rarities.get(word)
    if (rarity === undefined) {
      rarity = Math.log(1 + reader.rows / (reader.documentsWith(word) + 1))
      rarities.set(word, rarity)
    }
    return rarity
  }
  const telling = [...new Set(words)]
    .filter((word) => reader.documentsWith(word) > 0)
    .toSorted((a, b) => rarityOf(b) - rarityOf(a))
    .slice(0, tellingWords)
  return { words, telling, rarityOf, shingles: shinglesOf(words, rarityOf) }
}

/** Rows of the documents that have most of the paragraph's rarest words, by how rare these are. */
export function likelyRows({ telling, rarityOf }: Pattern, reader: ColumnReader): number[] {
  const sums = new Float32Array(reader.rows)
  for (const word of telling) {
    const column = reader.empty()
    reader.addWord(column, word, levels.exact, 1, null)
    const rarity = rarityOf(word)
    for (let row = 0; row < sums.length; row += 1) if (column.levels[row]) sums[row]! += rarity
  }
  return [...sums.keys()]
    .filter((row) => sums[row]! > 0)
    .toSorted((a, b) => sums[b]! - sums[a]! || a - b)
    .slice(0, documentsRead + 20)
}

/** Documents of which paragraphs are read, at most. */
export const mostRead = documentsRead

/** How a paragraph of a document is like the pattern; null where it is not. */
export function compare(pattern: Pattern, id: string, passage: Passage): SimilarParagraph | null {
  const { words, telling, rarityOf, shingles } = pattern
  const { text, ...place } = passage
  // To cut a text into words is dear; one that has none of the rarest cannot say much the same.
  const folded = fold(text)
  if (!telling.slice(0, rarestWords).some((word) => folded.includes(word))) return null
  const other = tokensOf(text).map(({ term }) => term)
  // Nor can one that is much shorter or longer.
  if (other.length < 4 || other.length > words.length * 5 || other.length * 5 < words.length) return null
  const score = likeness(shingles, shinglesOf(other, rarityOf))
  if (score < leastLikeness) return null
  const same = new Set(other.filter((word) => shingles.has(word) && rarityOf(word) > 0.5))
  return { id, place, passage: highlight(text, { words: same, prefixes: [] }), score }
}

function shinglesOf(words: readonly string[], rarityOf: (word: string) => number): Map<string, number> {
  const shingles = new Map<string, number>()
  words.forEach((word, index) => {
    shingles.set(word, rarityOf(word))
    const next = words[index + 1]
    if (next !== undefined) shingles.set(`${word} ${next}`, rarityOf(word) + rarityOf(next))
  })
  return shingles
}

function likeness(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let both = 0
  let either = 0
  for (const [shingle, weight] of a) {
    either += weight
    if (b.has(shingle)) both += weight
  }
  for (const [shingle, weight] of b) if (!a.has(shingle)) either += weight
  return either === 0 ? 0 : both / either
}
