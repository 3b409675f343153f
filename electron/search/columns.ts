import { bodyMask, fieldWeights, shortFields } from './search-fields.ts'
import { findBeginning, findWord, Postings, type Segment } from './segment.ts'
import { standsIn } from './phrase.ts'
import type { Shelved } from './segment-shelf.ts'

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
  readonly #meanLength: number
  readonly #postings = new Postings()
  readonly #beginnings = new Map<string, Column>()

  constructor(segments: readonly Shelved[]) {
    this.segments = segments
    this.rows = segments.reduce((sum, { segment }) => sum + segment.ids.length, 0)
    let words = 0
    for (const { segment } of segments) for (const length of segment.lengths) words += length
    this.#meanLength = Math.max(1, words / Math.max(1, this.rows))
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
      const [from, to] = findBeginning(shelved.segment, beginning)
      for (let at = from; at < to; at += 1) this.#add(column, shelved, at, level, quality, fields)
    }
  }

  /** The same, kept for the next who begins so: the first letters of a query have most words behind them. */
  shortBeginning(beginning: string, quality: number, fields: number): Column {
    const key = `${beginning} ${quality} ${fields}`
    let column = this.#beginnings.get(key)
    if (!column) {
      column = this.empty()
      this.addBeginning(column, beginning, levels.exact, quality, fields)
      if (this.#beginnings.size >= mostBeginnings) this.#beginnings.clear()
      this.#beginnings.set(key, column)
    }
    return column
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
    const postings = this.#postings.read(shelved.segment, word)
    const { documents, masks, words } = postings
    for (let at = 0; at < postings.count; at += 1)
      this.#set(column, shelved, documents[at]!, masks[at]!, words[at]!, level, quality, fields)
  }

  #set(
    column: Column,
    { segment, gone, base }: Shelved,
    document: number,
    mask: number,
    inBody: number,
    level: Level,
    quality: number,
    fields: Fields,
  ): void {
    if (gone[document]) return
    if (fields !== null && (mask & fields) === 0 && (inBody === 0 || (fields & bodyMask) === 0)) return
    const row = base + document
    const own = column.levels[row]!
    if (own > level) return
    const value = quality * this.#worth(segment, document, mask, inBody) + (quality >= 1 ? wholeWord : 0)
    if (own < level) {
      column.levels[row] = level
      column.values[row] = value
    } else if (value > column.values[row]!) column.values[row] = value
  }

  /** BM25's saturation for the body, with short fields on top: a name says what a document is about, however long it is. */
  #worth(segment: Segment, document: number, mask: number, inBody: number): number {
    if (inBody === 0) return maskWeights[mask]!
    const length = segment.lengths[document]! / this.#meanLength
    return maskWeights[mask]! + (inBody * (k1 + 1)) / (inBody + k1 * (1 - b + b * length))
  }
}

/** Beginnings of one or two letters kept ready. */
const mostBeginnings = 200

/** What it is worth that the very word was found, and not one that goes on or has another number. */
const wholeWord = 1.5
const k1 = 1.2
const b = 0.6

const maskWeights = Float32Array.from({ length: 1 << shortFields.length }, (_, mask) =>
  shortFields.reduce((sum, field, bit) => sum + (mask & (1 << bit) ? fieldWeights[field] : 0), 0),
)
