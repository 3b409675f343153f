import { ByteWriter, roomier } from './bytes.ts'
import type { Segment } from './segment.ts'

/** Documents of a segment, in their order. */
export type DocumentList = { ids: string[]; revs: number[]; lengths: number[]; textEnds: number[] }

/** A segment and, apart from it, the packed texts of its documents, one after the other. */
export type Built = { segment: Segment; texts: Uint8Array }

const noColumns = () => ({
  wordEnds: [] as number[],
  frequencies: [] as number[],
  postingEnds: [] as number[],
  placeEnds: [] as number[],
  sounds: [] as number[],
})
const noNames = () => ({
  words: [] as number[],
  documents: [] as number[],
  masks: [] as number[],
  inBody: [] as number[],
})

/** Writes a segment word by word: the documents of a word, in order, and then the word itself. */
export class SegmentWriter {
  #characters = new Uint16Array(1 << 12)
  #length = 0
  readonly #columns = noColumns()
  readonly #names = noNames()
  readonly #postings = new ByteWriter()
  readonly #places = new ByteWriter()
  // Runs of the word that is being written.
  readonly #steps: number[] = []
  readonly #inBody: number[] = []
  readonly #masks: number[] = []
  readonly #sizes: number[] = []
  #before = -1

  /** `places` from `start` to `end` are those of the word in this document. */
  document(
    document: number,
    mask: number,
    inBody: number,
    places: Uint8Array,
    start: number,
    end: number,
  ): void {
    this.#steps.push((document - this.#before - 1) * 2 + (mask === 0 ? 0 : 1))
    this.#inBody.push(inBody)
    this.#sizes.push(end - start)
    this.#places.copy(places, start, end)
    this.#before = document
    if (mask === 0) return
    this.#masks.push(mask)
    this.#names.words.push(this.#columns.wordEnds.length)
    this.#names.documents.push(document)
    this.#names.masks.push(mask)
    this.#names.inBody.push(inBody)
  }

  /** Ends a word, which stands in `letters`; one without documents is left out. */
  word(letters: Uint16Array, start: number, end: number, sound: number): void {
    const frequency = this.#steps.length
    if (frequency === 0) return
    for (const run of [this.#steps, this.#inBody, this.#masks, this.#sizes]) {
      for (const value of run) this.#postings.number(value)
      run.length = 0
    }
    this.#before = -1
    const length = this.#length + end - start
    if (length > this.#characters.length) this.#characters = roomier(this.#characters, length)
    for (let at = start; at < end; at += 1) this.#characters[this.#length++] = letters[at]!
    this.#columns.wordEnds.push(length)
    this.#columns.frequencies.push(frequency)
    this.#columns.postingEnds.push(this.#postings.length)
    this.#columns.placeEnds.push(this.#places.length)
    this.#columns.sounds.push(sound)
  }

  finish(sequence: number, { ids, revs, lengths, textEnds }: DocumentList): Segment {
    return {
      sequence,
      ids,
      revs: Uint32Array.from(revs),
      lengths: Uint32Array.from(lengths),
      textEnds: Float64Array.from(textEnds),
      characters: this.#characters.slice(0, this.#length),
      ...packed(this.#columns),
      postings: this.#postings.finish(),
      places: this.#places.finish(),
      names: packed(this.#names),
    }
  }
}

function packed<K extends string>(columns: Record<K, number[]>): Record<K, Uint32Array> {
  const entries = Object.entries<number[]>(columns).map(([name, column]) => [name, Uint32Array.from(column)])
  return Object.fromEntries(entries) as Record<K, Uint32Array>
}
