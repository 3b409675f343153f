import { plainFolds } from '../../../shared/text/tokens.ts'
import { soundNumber } from '../../../shared/text/sound.ts'
import type { SearchFields } from '../search-fields.ts'
import { analyse } from './analyse.ts'
import { ByteWriter, roomier } from './bytes.ts'
import { firstBodyPlace, placesPerField, startOf } from './segment.ts'
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
  #met: Uint32Array[]
  #size = 0

  /** With room for as many words as are to be expected. */
  constructor(expected = 1 << 12) {
    this.#met = Array.from({ length: 3 }, () => new Uint32Array(expected))
  }

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
    const { documents, places, starts } = this.#byWord()
    const { letters, ends } = this.#words
    const writer = new SegmentWriter()
    const bytes = new ByteWriter()
    for (const word of this.#words.sorted()) {
      const to = starts[word + 1]!
      for (let at = starts[word]!; at < to;) {
        const document = documents[at]!
        let mask = 0
        let inBody = 0
        let last = places[at]! < firstBodyPlace ? 0 : firstBodyPlace
        bytes.length = 0
        for (; at < to && documents[at] === document; at += 1) {
          const place = places[at]!
          if (place < firstBodyPlace) mask |= 1 << Math.floor(place / placesPerField)
          else inBody += 1
          bytes.number(place - last)
          last = place
        }
        writer.document(document, mask, inBody, bytes.bytes, 0, bytes.length)
      }
      const [start, end] = [startOf(ends, word), ends[word]!]
      const spelt = String.fromCharCode(...letters.subarray(start, end))
      writer.word(letters, start, end, soundNumber(spelt))
    }
    return { segment: writer.finish(sequence, this.#list), texts: this.#texts.finish() }
  }

  #meet(word: number, document: number, place: number): void {
    if (this.#size === this.#met[0]!.length) this.#met = this.#met.map((column) => roomier(column, 1 << 12))
    this.#met[0]![this.#size] = word
    this.#met[1]![this.#size] = document
    this.#met[2]![this.#size] = place
    this.#size += 1
  }

  /** What was met, word after word instead of document after document, and where each word's begins. */
  #byWord(): { documents: Uint32Array; places: Uint32Array; starts: Uint32Array } {
    const [words, documents, places] = this.#met as [Uint32Array, Uint32Array, Uint32Array]
    const starts = new Uint32Array(this.#words.count + 1)
    for (let row = 0; row < this.#size; row += 1) starts[words[row]! + 1]! += 1
    for (let word = 0; word < this.#words.count; word += 1) starts[word + 1]! += starts[word]!
    const next = starts.slice()
    const ordered = { documents: new Uint32Array(this.#size), places: new Uint32Array(this.#size), starts }
    for (let row = 0; row < this.#size; row += 1) {
      const at = next[words[row]!]!++
      ordered.documents[at] = documents[row]!
      ordered.places[at] = places[row]!
    }
    return ordered
  }
}
