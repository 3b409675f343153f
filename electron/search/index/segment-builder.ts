import { soundNumber } from '../../../shared/text/sound.ts'
import type { SearchFields } from '../search-fields.ts'
import { analyse } from './analyse.ts'
import { ByteWriter, Numbers } from './bytes.ts'
import { firstBodyPlace, placesPerField, startOf } from './segment.ts'
import { noDocuments, SegmentWriter, type Built } from './segment-writer.ts'
import { Vocabulary } from './vocabulary.ts'

/** What goes into a segment of one document. */
export type IndexedDocument = { id: string; rev: number; fields: SearchFields }

/**
 * Gathers the words of documents and makes segments of them, one after the other: what is known of words, and the room
 * for places, serves the next one too.
 */
export class SegmentBuilder {
  #list = noDocuments()
  readonly #texts = new ByteWriter()
  readonly #vocabulary = new Vocabulary()
  readonly #sounds = new Numbers()
  readonly #writer = new SegmentWriter()
  // One row for each word met: its number, its document, its place.
  readonly #words = new Numbers()
  readonly #documents = new Numbers()
  readonly #places = new Numbers()

  /** Words gathered so far. */
  get size(): number {
    return this.#words.length
  }

  add({ id, rev, fields }: IndexedDocument, packed: Uint8Array): void {
    const document = this.#list.ids.length
    const length = analyse(fields, this.#vocabulary, (word, place) => {
      this.#words.add(word)
      this.#documents.add(document)
      this.#places.add(place)
    })
    this.#texts.copy(packed, 0, packed.length)
    this.#list.ids.push(id)
    this.#list.named.push({ people: fields.people, places: fields.places })
    this.#list.revs.add(rev)
    this.#list.lengths.add(length)
    this.#list.textEnds.push(this.#texts.length)
  }

  /** A segment of what was added since the last one. */
  finish(sequence: number): Built {
    const { documents, places, starts } = this.#byWord()
    const { letters, ends, count } = this.#vocabulary
    const writer = this.#writer
    for (let word = this.#sounds.length; word < count; word += 1)
      this.#sounds.add(soundNumber(String.fromCharCode(...letters.subarray(startOf(ends, word), ends[word]))))
    for (const word of this.#vocabulary.sorted()) {
      const to = starts[word + 1]!
      if (starts[word] === to) continue
      for (let at = starts[word]!; at < to;) {
        const document = documents[at]!
        let mask = 0
        let inBody = 0
        let last = places[at]! < firstBodyPlace ? 0 : firstBodyPlace
        for (; at < to && documents[at] === document; at += 1) {
          const place = places[at]!
          if (place < firstBodyPlace) mask |= 1 << Math.floor(place / placesPerField)
          else inBody += 1
          writer.places.number(place - last)
          last = place
        }
        writer.document(document, mask, inBody)
      }
      writer.word(letters, startOf(ends, word), ends[word]!, this.#sounds.values[word]!)
    }
    const segment = writer.finish(sequence, this.#list)
    this.#list = noDocuments()
    for (const rows of [this.#words, this.#documents, this.#places]) rows.length = 0
    return { segment, texts: this.#texts.finish() }
  }

  /** What was met, word after word instead of document after document, and where each word's begins. */
  #byWord(): { documents: Uint32Array; places: Uint32Array; starts: Uint32Array } {
    const { values: words, length } = this.#words
    const starts = new Uint32Array(this.#vocabulary.count + 1)
    for (let row = 0; row < length; row += 1) starts[words[row]! + 1]! += 1
    for (let word = 1; word < starts.length; word += 1) starts[word]! += starts[word - 1]!
    const next = starts.slice()
    const sorted = { documents: new Uint32Array(length), places: new Uint32Array(length), starts }
    for (let row = 0; row < length; row += 1) {
      const at = next[words[row]!]!++
      sorted.documents[at] = this.#documents.values[row]!
      sorted.places[at] = this.#places.values[row]!
    }
    return sorted
  }
}
