import { tokensOf } from '../../shared/text/tokens.ts'
import { highlight, type MarkedText } from '../../shared/text/highlight.ts'
import { levels, type ColumnReader } from './columns.ts'
import type { Passage, SearchFields } from './search-fields.ts'

export type SimilarParagraph = {
  id: string
  place: Omit<Passage, 'text'>
  passage: MarkedText
  /** 0–1: the part of what both say that both say. */
  score: number
}

type Sources = {
  reader: ColumnReader
  idOf(row: number): string
  textOf(id: string): SearchFields | null
  exclude: readonly string[]
  limit: number
}

/** Words of the paragraph that documents are chosen by, documents read, and the least likeness worth showing. */
const tellingWords = 24
const documentsRead = 60
const leastLikeness = 0.18
/** Longest paragraph compared, in words. */
const longestParagraph = 600

/**
 * Paragraphs most like a text. Documents are chosen by its rarest words; their paragraphs are compared by the words and
 * by the pairs of neighbouring words both have, each by how rare it is.
 */
export function findSimilar(
  text: string,
  { reader, idOf, textOf, exclude, limit }: Sources,
): SimilarParagraph[] {
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
  const wanted = shinglesOf(words, rarityOf)
  if (wanted.size === 0) return []
  const left = new Set(exclude)
  const found: SimilarParagraph[] = []
  let read = 0
  for (const row of rowsWith([...new Set(words)], rarityOf, reader)) {
    const id = idOf(row)
    if (left.has(id)) continue
    if ((read += 1) > documentsRead) break
    for (const { text: passage, ...place } of textOf(id)?.body ?? []) {
      const other = tokensOf(passage).map(({ term }) => term)
      // A paragraph much shorter or longer cannot be much the same.
      if (other.length < 4 || other.length > words.length * 5 || other.length * 5 < words.length) continue
      const score = likeness(wanted, shinglesOf(other, rarityOf))
      if (score < leastLikeness) continue
      const same = new Set(other.filter((word) => wanted.has(word) && rarityOf(word) > 0.5))
      found.push({ id, place, passage: highlight(passage, { words: same, prefixes: [] }), score })
    }
  }
  return found.toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1)).slice(0, limit)
}

/** Documents that have most of the rarest words, by how rare these are. */
function rowsWith(words: string[], rarityOf: (word: string) => number, reader: ColumnReader): number[] {
  const telling = words
    .filter((word) => reader.documentsWith(word) > 0)
    .toSorted((a, b) => rarityOf(b) - rarityOf(a))
    .slice(0, tellingWords)
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
