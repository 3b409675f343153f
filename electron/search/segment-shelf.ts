import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { randomBytes } from 'node:crypto'
import { mergeSegments } from './merge-segments.ts'
import { SegmentBuilder, type Built, type IndexedDocument } from './segment-builder.ts'
import {
  holdTexts,
  openTexts,
  readSegment,
  removeSegment,
  writeSegment,
  type TextFile,
} from './segment-file.ts'
import type { Segment } from './segment.ts'

/** A segment in use: which of its documents are gone, and the number its first document has among all. */
export type Shelved = { segment: Segment; gone: Uint8Array; base: number }
type Kept = Shelved & { name: string; texts: TextFile; left: number }

/** Words gathered before a segment is made of them, at the latest: some tens of milliseconds of work. */
const wordsPerSegment = 250_000
/** Segments of a size that are merged into one. */
const mergedAtOnce = 6

/**
 * All segments of an index, on disk or, without a folder, in memory. What is put in is found at once; small segments are
 * merged into large ones a step at a time. A file that is missing, damaged or of another version is as if it had never been.
 */
export class SegmentShelf {
  readonly #folder: string | null
  readonly #key: Uint8Array | null
  #kept: Kept[] = []
  #places = new Map<string, { kept: Kept; document: number }>()
  #builder = new SegmentBuilder()
  #packed = new Map<string, { rev: number; packed: Uint8Array }>()
  #resting = false
  #merge: { inputs: Kept[]; work: Generator<void, Built> } | null = null
  #sequence = 0

  /** With a `key` of 32 bytes nothing is written that others can read. */
  constructor(folder: string | null, key: Uint8Array | null = null) {
    this.#folder = folder
    this.#key = key
    if (folder !== null) this.#load(folder)
  }

  /** Every document with its revision. */
  revisions(): [id: string, rev: number][] {
    const written = [...this.#places].map(([id, { kept, document }]): [string, number] => [
      id,
      kept.segment.revs[document]!,
    ])
    return [...written, ...[...this.#packed].map(([id, { rev }]): [string, number] => [id, rev])]
  }

  get documents(): number {
    return this.#places.size + this.#packed.size
  }

  put(document: IndexedDocument, packed: Uint8Array): void {
    this.#resting = false
    // Within one segment a document stands once.
    if (this.#packed.has(document.id)) this.settle()
    this.remove(document.id)
    this.#builder.add(document, packed)
    this.#packed.set(document.id, { rev: document.rev, packed })
    if (this.#builder.size >= wordsPerSegment) this.settle()
  }

  remove(id: string): void {
    if (this.#packed.has(id)) this.settle()
    const place = this.#places.get(id)
    if (!place) return
    this.#places.delete(id)
    place.kept.gone[place.document] = 1
    place.kept.left -= 1
    if (place.kept.left === 0) this.#discard(place.kept)
  }

  /** Makes a segment of what was put in last, and what is on the shelf. */
  segments(): readonly Shelved[] {
    this.settle()
    return this.#kept
  }

  /** Makes a segment of what was put in last. */
  settle(): void {
    if (this.#packed.size === 0) return
    this.#sequence = Math.max(this.#sequence + 1, Date.now())
    const built = this.#builder.finish(this.#sequence)
    this.#builder = new SegmentBuilder()
    this.#packed.clear()
    this.#shelve(built, [])
  }

  /** Id of the document with this number among all. */
  idOf(document: number): string {
    let index = this.#kept.length - 1
    while (this.#kept[index]!.base > document) index -= 1
    const { segment, base } = this.#kept[index]!
    return segment.ids[document - base]!
  }

  /** The packed text of a document; null where it is not there. */
  text(id: string): Uint8Array | null {
    const waiting = this.#packed.get(id)
    if (waiting) return waiting.packed
    const place = this.#places.get(id)
    if (!place) return null
    const { segment } = place.kept
    const from = place.document === 0 ? 0 : segment.textEnds[place.document - 1]!
    return place.kept.texts.read(from, segment.textEnds[place.document]!)
  }

  /** Nothing more is coming for now: what was put in last is kept, and `tidy` may make one segment of many. */
  rest(): void {
    this.settle()
    this.#resting = true
  }

  /** Merges for about `ms` milliseconds; whether there is more to do. */
  tidy(ms: number): boolean {
    this.#merge ??= this.#nextMerge()
    if (!this.#merge) return false
    const until = performance.now() + ms
    do {
      const step = this.#merge.work.next()
      if (step.done) {
        const { inputs } = this.#merge
        this.#merge = null
        this.#shelve(step.value, inputs)
        return true
      }
    } while (performance.now() < until)
    return true
  }

  /** Throws everything away. */
  reset(): void {
    this.#merge = null
    for (const kept of this.#kept) this.#discard(kept)
    this.#places.clear()
    this.#builder = new SegmentBuilder()
    this.#packed.clear()
  }

  close(): void {
    this.settle()
    for (const { texts } of this.#kept) texts.close()
    this.#kept = []
  }

  #shelve(built: Built, inputs: Kept[]): void {
    const { segment } = built
    const name = `${segment.sequence.toString(36)}-${randomBytes(4).toString('hex')}`
    const texts = this.#write(name, built, inputs)
    const kept: Kept = {
      segment,
      gone: new Uint8Array(segment.ids.length),
      base: 0,
      name,
      texts,
      left: segment.ids.length,
    }
    segment.ids.forEach((id, document) => {
      const place = this.#places.get(id)
      // A document that changed or went while its segment was merged is gone from the new one as well.
      if (inputs.length > 0 && (!place || !inputs.includes(place.kept))) {
        kept.gone[document] = 1
        kept.left -= 1
      } else {
        this.#places.set(id, { kept, document })
      }
    })
    const at = inputs.length > 0 ? this.#kept.indexOf(inputs[0]!) : this.#kept.length
    this.#kept = this.#kept.toSpliced(at < 0 ? this.#kept.length : at, 0, kept)
    for (const each of inputs) this.#discard(each)
    if (kept.left === 0) this.#discard(kept)
    this.#number()
  }

  /** Where the disk takes no more, the index goes on in memory. */
  #write(name: string, built: Built, inputs: Kept[]): TextFile {
    if (this.#folder === null) return holdTexts(built.texts)
    const path = join(this.#folder, name)
    try {
      writeSegment(
        path,
        built,
        inputs.map((each) => each.name),
        this.#key,
      )
      return openTexts(`${path}.txt`, this.#key)
    } catch {
      removeSegment(path)
      return holdTexts(built.texts)
    }
  }

  #discard(kept: Kept): void {
    if (!this.#kept.includes(kept)) return
    this.#kept = this.#kept.filter((each) => each !== kept)
    if (this.#merge?.inputs.includes(kept)) this.#merge = null
    kept.texts.close()
    if (this.#folder !== null) removeSegment(join(this.#folder, kept.name))
    this.#number()
  }

  #number(): void {
    let base = 0
    for (const kept of this.#kept) {
      kept.base = base
      base += kept.segment.ids.length
    }
  }

  /** Segments of about one size are merged when there are enough of them, and one that is mostly gone by itself. */
  #nextMerge(): { inputs: Kept[]; work: Generator<void, Built> } | null {
    const sizes = new Map<number, Kept[]>()
    for (const kept of this.#kept) {
      const size = Math.floor(Math.log(kept.segment.documents.length + 4096) / Math.log(mergedAtOnce))
      const alike = sizes.get(size) ?? []
      sizes.set(size, [...alike, kept])
    }
    const thin = this.#kept.find(({ left, segment }) => left * 2 < segment.ids.length)
    const alike = [...sizes.values()].find((each) => each.length >= mergedAtOnce)
    const inputs = alike ?? (this.#resting ? this.#scattered() : null) ?? (thin ? [thin] : [])
    if (inputs.length === 0) return null
    const work = mergeSegments(
      inputs.map(({ segment, gone, texts }) => ({
        segment,
        gone: gone.slice(),
        readText: (from, to) => texts.read(from, to),
      })),
    )
    return { inputs, work }
  }

  /** Every segment holds most words once more; all of them, where many documents are outside the largest one. */
  #scattered(): Kept[] | null {
    const sizes = this.#kept.map(({ segment }) => segment.ids.length)
    const all = sizes.reduce((sum, size) => sum + size, 0)
    return this.#kept.length > 1 && all - Math.max(...sizes) > Math.max(200, all / 5) ? this.#kept : null
  }

  #load(folder: string): void {
    mkdirSync(folder, { recursive: true })
    const names = new Set(
      readdirSync(folder)
        .filter((file) => /\.(seg|txt|new)$/.test(file))
        .map((file) => file.slice(0, -4)),
    )
    const read = [...names].flatMap((name) => {
      const found = readSegment(join(folder, name), this.#key)
      if (!found && mayGo(folder, name)) removeSegment(join(folder, name))
      return found ? [{ name, ...found }] : []
    })
    const replaced = new Set(read.flatMap(({ replaces }) => replaces))
    for (const { name, texts } of read.filter((each) => replaced.has(each.name))) {
      texts.close()
      removeSegment(join(folder, name))
    }
    for (const { name, segment, texts } of read
      .filter((each) => !replaced.has(each.name))
      .toSorted((a, b) => a.segment.sequence - b.segment.sequence)) {
      const { length } = segment.ids
      const kept: Kept = { segment, gone: new Uint8Array(length), base: 0, name, texts, left: length }
      this.#kept = [...this.#kept, kept]
      this.#sequence = Math.max(this.#sequence, segment.sequence)
      segment.ids.forEach((id, document) => {
        const older = this.#places.get(id)
        if (older) {
          older.kept.gone[older.document] = 1
          older.kept.left -= 1
        }
        this.#places.set(id, { kept, document })
      })
    }
    this.#number()
    // What an earlier form of the index left behind.
    for (const file of readdirSync(folder))
      if (file.startsWith('search.sqlite')) rmSync(join(folder, file), { recursive: true, force: true })
  }
}

/** Half a segment may be one that another program is just writing. */
function mayGo(folder: string, name: string): boolean {
  const age = (ending: string) => {
    const facts = statSync(join(folder, name + ending), { throwIfNoEntry: false })
    return facts && Date.now() - facts.mtimeMs
  }
  if (age('.seg') !== undefined) return true
  return Math.min(age('.new') ?? Infinity, age('.txt') ?? Infinity) > 600_000
}
