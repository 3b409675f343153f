import { plainFolds } from '../../../shared/text/tokens.ts'
import { soundNumber } from '../../../shared/text/sound.ts'
import type { SearchFields } from '../search-fields.ts'
import { analyse } from './analyse.ts'
import { ByteWriter } from './bytes.ts'
import { firstBodyPlace, placesPerField } from './segment.ts'
import { SegmentWriter, type Built, type DocumentList } from './segment-writer.ts'
import { Vocabulary } from './vocabulary.ts'

/** What goes into a segment of one document. */
export type IndexedDocument = { id: string; rev: number; fields: SearchFields }

/** Gathers the words of documents and makes a segment of them. */
export class SegmentBuilder {
  readonly #list: DocumentList = { ids: [], revs: [], lengths: [], textEnds: [] }
  readonly #texts = new ByteWriter()
  readonly #words = new Vocabulary()
  // One row for each word met: its number, its document, its place.
  #met = Array.from({ length: 3 }, () => new Uint32Array(1 << 12))
  #size = 0

  /** Words gathered so far. */
  get size(): number {
    return this.#size
  }

  add({ id, rev, fields }: IndexedDocument, packed: Uint8Array): void {
    const document = this.#list.ids.length
    const folds = plainFolds()
    const length = analyse(fields, {
      word: (word, place) => this.#meet(this.#words.numberOf(word, 0, word.length, null), document, place),
      plain: (text, start, end, place) =>
        this.#meet(this.#words.numberOf(text, start, end, folds), document, place),
    })
    this.#texts.copy(packed, 0, packed.length)
    this.#list.ids.push(id)
    this.#list.revs.push(rev)
    this.#list.lengths.push(length)
    this.#list.textEnds.push(this.#texts.length)
  }

  finish(sequence: number): Built {
    const [words, documents, places] = this.#met as [Uint32Array, Uint32Array, Uint32Array]
    const { letters, ends } = this.#words
    const { rows, starts } = this.#rowsByWord(words)
    const writer = new SegmentWriter()
    const bytes = new ByteWriter()
    for (const word of this.#words.sorted()) {
      for (let at = starts[word]!; at < starts[word + 1]!;) {
        const document = documents[rows[at]!]!
        let mask = 0
        let inBody = 0
        let last = places[rows[at]!]! < firstBodyPlace ? 0 : firstBodyPlace
        bytes.length = 0
        for (; at < starts[word + 1]! && documents[rows[at]!] === document; at += 1) {
          const place = places[rows[at]!]!
          if (place < firstBodyPlace) mask |= 1 << Math.floor(place / placesPerField)
          else inBody += 1
          bytes.number(place - last)
          last = place
        }
        writer.document(document, mask, inBody, bytes.bytes, 0, bytes.length)
      }
      const [start, end] = [this.#words.startOf(word), ends[word]!]
      const spelt = String.fromCharCode(...letters.subarray(start, end))
      writer.word(letters, start, end, soundNumber(spelt))
    }
    return { segment: writer.finish(sequence, this.#list), texts: this.#texts.finish() }
  }

  #meet(word: number, document: number, place: number): void {
    if (this.#size === this.#met[0]!.length)
      this.#met = this.#met.map((column) => {
        const longer = new Uint32Array(column.length * 2)
        longer.set(column)
        return longer
      })
    this.#met[0]![this.#size] = word
    this.#met[1]![this.#size] = document
    this.#met[2]![this.#size] = place
    this.#size += 1
  }

  /** The rows of each word, those of one after those of another, and where each word's begin. */
  #rowsByWord(words: Uint32Array): { rows: Uint32Array; starts: Uint32Array } {
    const starts = new Uint32Array(this.#words.count + 1)
    for (let row = 0; row < this.#size; row += 1) starts[words[row]! + 1]! += 1
    for (let word = 0; word < this.#words.count; word += 1) starts[word + 1]! += starts[word]!
    const next = starts.slice()
    const rows = new Uint32Array(this.#size)
    for (let row = 0; row < this.#size; row += 1) rows[next[words[row]!]!++] = row
    return { rows, starts }
  }
}
