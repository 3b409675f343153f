import { soundNumber } from '../../shared/text/sound.ts'
import { analyse } from './analyse.ts'
import { ByteWriter } from './byte-writer.ts'
import type { SearchFields } from './search-fields.ts'
import { firstBodyPlace, placesPerField, sharedBeginnings, type Segment } from './segment.ts'

/** What goes into a segment of one document. */
export type IndexedDocument = { id: string; rev: number; fields: SearchFields }

/** A segment and, apart from it, the packed texts of its documents, one after the other. */
export type Built = { segment: Segment; texts: Uint8Array }

/** Gathers the words of documents and makes a segment of them. */
export class SegmentBuilder {
  readonly ids: string[] = []
  readonly #revs: number[] = []
  readonly #lengths: number[] = []
  readonly #textEnds: number[] = []
  readonly #texts = new ByteWriter()
  readonly #words = new Map<string, number>()
  // One row for each word met: its number, its document, its place.
  #rows = {
    words: new Uint32Array(1 << 12),
    documents: new Uint32Array(1 << 12),
    places: new Uint32Array(1 << 12),
  }
  #met = 0

  /** Words gathered so far. */
  get size(): number {
    return this.#met
  }

  add({ id, rev, fields }: IndexedDocument, packed: Uint8Array): void {
    const document = this.ids.length
    const length = analyse(fields, (word, place) => this.#meet(word, document, place))
    this.ids.push(id)
    this.#revs.push(rev)
    this.#lengths.push(length)
    this.#texts.copy(packed, 0, packed.length)
    this.#textEnds.push(this.#texts.length)
  }

  finish(sequence: number): Built {
    const words = [...this.#words.keys()].sort()
    const { rows, starts } = this.#sorted(words)
    const documents = new ByteWriter(this.#met * 2 + 16)
    const places = new ByteWriter(this.#met * 2 + 16)
    const frequencies = new Uint32Array(words.length)
    const documentEnds = new Uint32Array(words.length)
    const placeEnds = new Uint32Array(words.length)
    for (let word = 0; word < words.length; word += 1) {
      frequencies[word] = this.#write(rows, starts[word]!, starts[word + 1]!, documents, places)
      documentEnds[word] = documents.length
      placeEnds[word] = places.length
    }
    const { characters, wordEnds } = spell(words)
    const segment: Segment = {
      sequence,
      ids: this.ids,
      revs: Uint32Array.from(this.#revs),
      lengths: Uint32Array.from(this.#lengths),
      textEnds: Float64Array.from(this.#textEnds),
      characters,
      wordEnds,
      frequencies,
      documents: documents.finish(),
      documentEnds,
      places: places.finish(),
      placeEnds,
      sounds: Uint32Array.from(words, soundNumber),
      shared: sharedBeginnings(characters, wordEnds),
    }
    return { segment, texts: this.#texts.finish() }
  }

  #meet(word: string, document: number, place: number): void {
    let number = this.#words.get(word)
    if (number === undefined) this.#words.set(word, (number = this.#words.size))
    if (this.#met === this.#rows.words.length) this.#grow()
    const { words, documents, places } = this.#rows
    words[this.#met] = number
    documents[this.#met] = document
    places[this.#met] = place
    this.#met += 1
  }

  #grow(): void {
    const { words, documents, places } = this.#rows
    const longer = (array: Uint32Array) => {
      const grown = new Uint32Array(array.length * 2)
      grown.set(array)
      return grown
    }
    this.#rows = { words: longer(words), documents: longer(documents), places: longer(places) }
  }

  /** The rows in the order of their words, and where each word's rows begin. */
  #sorted(words: string[]): { rows: Uint32Array; starts: Uint32Array } {
    const ranks = new Uint32Array(words.length)
    words.forEach((word, rank) => (ranks[this.#words.get(word)!] = rank))
    const starts = new Uint32Array(words.length + 1)
    for (let row = 0; row < this.#met; row += 1) starts[ranks[this.#rows.words[row]!]! + 1]! += 1
    for (let word = 0; word < words.length; word += 1) starts[word + 1]! += starts[word]!
    const next = starts.slice()
    const rows = new Uint32Array(this.#met)
    for (let row = 0; row < this.#met; row += 1) rows[next[ranks[this.#rows.words[row]!]!]!++] = row
    return { rows, starts }
  }

  /** Writes the rows of one word; how many documents they are of. */
  #write(rows: Uint32Array, from: number, to: number, documents: ByteWriter, places: ByteWriter): number {
    let count = 0
    let before = -1
    for (let at = from; at < to;) {
      const document = this.#rows.documents[rows[at]!]!
      let mask = 0
      let inBody = 0
      let end = at
      for (; end < to && this.#rows.documents[rows[end]!] === document; end += 1) {
        const place = this.#rows.places[rows[end]!]!
        if (place < firstBodyPlace) mask |= 1 << Math.floor(place / placesPerField)
        else inBody += 1
      }
      const placesStart = places.length
      let last = mask === 0 ? firstBodyPlace : 0
      for (; at < end; at += 1) {
        const place = this.#rows.places[rows[at]!]!
        places.number(place - last)
        last = place
      }
      writeDocument(documents, document - before - 1, mask, inBody, places.length - placesStart)
      before = document
      count += 1
    }
    return count
  }
}

export function writeDocument(
  out: ByteWriter,
  distance: number,
  mask: number,
  inBody: number,
  placeBytes: number,
): void {
  out.number(distance * 2 + (mask === 0 ? 0 : 1))
  if (mask !== 0) out.byte(mask)
  out.number(inBody)
  out.number(placeBytes)
}

function spell(words: string[]): { characters: Uint16Array; wordEnds: Uint32Array } {
  const wordEnds = new Uint32Array(words.length)
  let length = 0
  words.forEach((word, index) => (wordEnds[index] = length += word.length))
  const characters = new Uint16Array(length)
  let at = 0
  for (const word of words)
    for (let index = 0; index < word.length; index += 1) characters[at++] = word.charCodeAt(index)
  return { characters, wordEnds }
}
