import { bodyMask, fieldWeights, shortFields } from '../search-fields.ts'
import { findBeginning, findNames, findWord, Postings } from '../index/segment.ts'
import type { Shelved } from '../index/segment-shelf.ts'
import { standsIn } from './phrase.ts'

/** How a document answers to one thing asked for. */
export const levels = { none: 0, similar: 1, corrected: 2, exact: 3 } as const
export type Level = (typeof levels)[keyof typeof levels]

/** For one thing asked for: how each document answers, and how well. Rows are the documents of all segments. */
export type Column = { levels: Uint8Array; values: Float32Array }

/** Which fields count; null is all of them. */
export type Fields = number | null

/** Reads columns from segments. */
export class ColumnReader {
  readonly segments: readonly Shelved[]
  readonly rows: number
  /** What the length of each document takes from how often a word is said in it (BM25). */
  readonly #lengths: Float32Array
  readonly #postings = new Postings()

  constructor(segments: readonly Shelved[]) {
    this.segments = segments
    this.rows = segments.reduce((sum, { segment }) => sum + segment.ids.length, 0)
    this.#lengths = new Float32Array(this.rows)
    for (const { segment, base } of segments) this.#lengths.set(segment.lengths, base)
    const mean = Math.max(1, this.#lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, this.rows))
    this.#lengths = this.#lengths.map((length) => k1 * (1 - b + (b * length) / mean))
  }

  empty(): Column {
    return { levels: new Uint8Array(this.rows), values: new Float32Array(this.rows) }
  }

  /** Documents a word stands in, those that are gone since included. */
  documentsWith(word: string): number {
    let documents = 0
    for (const { segment } of this.segments) {
      const at = findWord(segment, word)
      if (at >= 0) documents += segment.frequencies[at]!
    }
    return documents
  }

  hasBeginning(beginning: string): boolean {
    return this.segments.some(({ segment }) => {
      const [from, to] = findBeginning(segment, beginning)
      return to > from
    })
  }

  addWord(column: Column, word: string, level: Level, quality: number, fields: Fields): void {
    for (const shelved of this.segments) {
      const at = findWord(shelved.segment, word)
      if (at >= 0) this.#add(column, shelved, at, level, quality, fields)
    }
  }

  /** Every word that begins so. */
  addBeginning(column: Column, beginning: string, level: Level, quality: number, fields: Fields): void {
    for (const shelved of this.segments) {
      if (fields !== null && (fields & bodyMask) === 0) {
        const { documents, masks, inBody } = shelved.segment.names
        const [from, to] = findNames(shelved.segment, beginning)
        for (let at = from; at < to; at += 1)
          this.#set(column, shelved, documents[at]!, masks[at]!, inBody[at]!, level, quality, fields)
        continue
      }
      const [from, to] = findBeginning(shelved.segment, beginning)
      for (let word = from; word < to; word += 1) this.#add(column, shelved, word, level, quality, fields)
    }
  }

  /** Words side by side; with `open` the last one may go on. */
  addPhrase(
    column: Column,
    words: readonly string[],
    open: boolean,
    level: Level,
    quality: number,
    fields: Fields,
  ): void {
    for (const shelved of this.segments) {
      for (const { document, mask, inBody } of standsIn(shelved.segment, words, open))
        this.#set(column, shelved, document, mask, inBody, level, quality * 1.2, fields)
    }
  }

  #add(column: Column, shelved: Shelved, word: number, level: Level, quality: number, fields: Fields): void {
    const { count, documents, masks, inBody } = this.#postings.read(shelved.segment, word)
    for (let at = 0; at < count; at += 1)
      this.#set(column, shelved, documents[at]!, masks[at]!, inBody[at]!, level, quality, fields)
  }

  /** BM25's saturation for the body, with short fields on top: a name says what a document is about, however long it is. */
  #set(
    column: Column,
    { gone, base }: Shelved,
    document: number,
    mask: number,
    inBody: number,
    level: Level,
    quality: number,
    fields: Fields,
  ): void {
    if (gone[document] === 1) return
    if (fields !== null && (mask & fields) === 0 && (inBody === 0 || (fields & bodyMask) === 0)) return
    const row = base + document
    const own = column.levels[row]!
    if (own > level) return
    const worth = maskWeights[mask]! + (inBody * (k1 + 1)) / (inBody + this.#lengths[row]!)
    const value = quality * worth + (quality >= 1 ? wholeWord : 0)
    if (own < level) {
      column.levels[row] = level
      column.values[row] = value
    } else if (value > column.values[row]!) column.values[row] = value
  }
}

/** What it is worth that the very word was found, and not one that goes on or has another number. */
const wholeWord = 1.5
const k1 = 1.2
const b = 0.6

const maskWeights = Float32Array.from({ length: 1 << shortFields.length }, (_, mask) =>
  shortFields.reduce((sum, field, bit) => sum + (mask & (1 << bit) ? fieldWeights[field] : 0), 0),
)
