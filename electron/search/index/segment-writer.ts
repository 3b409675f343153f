import { ByteWriter } from './bytes.ts'
import type { Segment } from './segment.ts'

/** Documents of a segment, in their order. */
export type DocumentList = { ids: string[]; revs: number[]; lengths: number[]; textEnds: number[] }

/** A segment and, apart from it, the packed texts of its documents, one after the other. */
export type Built = { segment: Segment; texts: Uint8Array }

/** Writes a segment word by word: the documents of a word, in order, and then the word itself. */
export class SegmentWriter {
  #characters = new Uint16Array(1 << 14)
  #length = 0
  readonly #columns = { wordEnds: [], frequencies: [], postingEnds: [], placeEnds: [], sounds: [] } as Record<
    'wordEnds' | 'frequencies' | 'postingEnds' | 'placeEnds' | 'sounds',
    number[]
  >
  readonly #postings = new ByteWriter()
  readonly #places = new ByteWriter()
  // Runs of the word that is being written.
  #steps: number[] = []
  #inBody: number[] = []
  #masks: number[] = []
  #sizes: number[] = []
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
    if (mask !== 0) this.#masks.push(mask)
    this.#sizes.push(end - start)
    this.#places.copy(places, start, end)
    this.#before = document
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
    if (this.#length + end - start > this.#characters.length) {
      const grown = new Uint16Array(this.#characters.length * 2)
      grown.set(this.#characters)
      this.#characters = grown
    }
    for (let at = start; at < end; at += 1) this.#characters[this.#length++] = letters[at]!
    const { wordEnds, frequencies, postingEnds, placeEnds, sounds } = this.#columns
    wordEnds.push(this.#length)
    frequencies.push(frequency)
    postingEnds.push(this.#postings.length)
    placeEnds.push(this.#places.length)
    sounds.push(sound)
  }

  finish(sequence: number, { ids, revs, lengths, textEnds }: DocumentList): Segment {
    const { wordEnds, frequencies, postingEnds, placeEnds, sounds } = this.#columns
    return {
      sequence,
      ids,
      revs: Uint32Array.from(revs),
      lengths: Uint32Array.from(lengths),
      textEnds: Float64Array.from(textEnds),
      characters: this.#characters.slice(0, this.#length),
      wordEnds: Uint32Array.from(wordEnds),
      frequencies: Uint32Array.from(frequencies),
      postings: this.#postings.finish(),
      postingEnds: Uint32Array.from(postingEnds),
      places: this.#places.finish(),
      placeEnds: Uint32Array.from(placeEnds),
      sounds: Uint32Array.from(sounds),
    }
  }
}
