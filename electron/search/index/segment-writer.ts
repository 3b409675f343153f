import type { NamedLines } from '../search-fields.ts'
import { ByteWriter, Numbers, roomier } from './bytes.ts'
import type { Segment } from './segment.ts'

/** Documents of a segment, in their order. */
type DocumentList = ReturnType<typeof noDocuments>
export const noDocuments = () => ({
  ids: [] as string[],
  named: [] as NamedLines[],
  revs: new Numbers(),
  lengths: new Numbers(),
  textEnds: [] as number[],
})

/** A segment and, apart from it, the packed texts of its documents, one after the other. */
export type Built = { segment: Segment; texts: Uint8Array }

/** Writes a segment word by word: the documents of a word, in order, and then the word itself. */
export class SegmentWriter {
  #characters = new Uint16Array(1 << 12)
  #length = 0
  readonly #columns = columns('wordEnds', 'frequencies', 'postingEnds', 'placeEnds', 'sounds')
  readonly #names = columns('words', 'documents', 'masks', 'inBody')
  readonly #postings = new ByteWriter()
  /** Where the places of a document are written before the document itself. */
  readonly places = new ByteWriter()
  #placesBefore = 0
  // Runs of the word that is being written.
  readonly #runs = columns('steps', 'inBody', 'masks', 'sizes')
  #before = -1

  /** The places written since the last one are those of the word in this document. */
  document(document: number, mask: number, inBody: number): void {
    const { steps, inBody: counts, masks, sizes } = this.#runs
    steps.add((document - this.#before - 1) * 2 + (mask === 0 ? 0 : 1))
    counts.add(inBody)
    sizes.add(this.places.length - this.#placesBefore)
    this.#placesBefore = this.places.length
    this.#before = document
    if (mask === 0) return
    masks.add(mask)
    this.#names.words.add(this.#columns.wordEnds.length)
    this.#names.documents.add(document)
    this.#names.masks.add(mask)
    this.#names.inBody.add(inBody)
  }

  /** Ends a word, which stands in `letters`; one without documents is left out. */
  word(letters: Uint16Array, start: number, end: number, sound: number): void {
    const { steps, inBody, masks, sizes } = this.#runs
    const frequency = steps.length
    if (frequency === 0) return
    for (const run of [steps, inBody, masks, sizes]) this.#postings.numbers(run)
    this.#before = -1
    const length = this.#length + end - start
    if (length > this.#characters.length) this.#characters = roomier(this.#characters, length)
    for (let at = start; at < end; at += 1) this.#characters[this.#length++] = letters[at]!
    this.#columns.wordEnds.add(length)
    this.#columns.frequencies.add(frequency)
    this.#columns.postingEnds.add(this.#postings.length)
    this.#columns.placeEnds.add(this.places.length)
    this.#columns.sounds.add(sound)
  }

  /** What was written; the next segment may follow. */
  finish(sequence: number, { ids, named, revs, lengths, textEnds }: DocumentList): Segment {
    const characters = this.#characters.slice(0, this.#length)
    this.#length = 0
    this.#placesBefore = 0
    return {
      sequence,
      ids,
      named,
      revs: revs.finish(),
      lengths: lengths.finish(),
      textEnds: Float64Array.from(textEnds),
      characters,
      ...finished(this.#columns),
      postings: this.#postings.finish(),
      places: this.places.finish(),
      names: finished(this.#names),
    }
  }
}

function columns<K extends string>(...names: K[]): Record<K, Numbers> {
  return Object.fromEntries(names.map((name) => [name, new Numbers()])) as Record<K, Numbers>
}

function finished<K extends string>(all: Record<K, Numbers>): Record<K, Uint32Array> {
  const entries = Object.entries<Numbers>(all).map(([name, column]) => [name, column.finish()])
  return Object.fromEntries(entries) as Record<K, Uint32Array>
}
