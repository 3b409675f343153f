import { randomBytes } from 'node:crypto'
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import type { NamedLines } from '../search-fields.ts'
import { mergeSegments } from './merge-segments.ts'
import { SegmentBuilder, type IndexedDocument } from './segment-builder.ts'
import { holdTexts, readSegment, removeSegment, writeSegment, type TextFile } from './segment-file.ts'
import { startOf, type Segment } from './segment.ts'
import type { Built } from './segment-writer.ts'

/** A segment in use: which of its documents are gone, and the number its first document has among all. */
export type Shelved = { segment: Segment; gone: Uint8Array; base: number }

/** `name` is that of its files, null while it has none; `left` are its documents that are not gone. */
type Kept = Shelved & { name: string | null; texts: TextFile; left: number }

type Merge = { inputs: Kept[]; work: Generator<void, Built> }

/** Words gathered before a segment is made of them, at the latest: some hundred milliseconds of work. */
const wordsPerSegment = 1 << 20
/** Segments of a size that are merged into one. */
const mergedAtOnce = 8
/** Milliseconds after which half a segment is not one that another program is just writing. */
const abandoned = 600_000

/**
 * All segments of an index, on disk or, without a folder, in memory. What is put in is found at once; small segments are
 * merged into large ones a step at a time. A file that is missing, damaged or of another version is as if it had never
 * been, and so is what was put in last until a merge or `rest` has written it.
 */
export class SegmentShelf {
  readonly #folder: string | null
  readonly #key: Uint8Array | null
  #kept: Kept[] = []
  #places = new Map<string, { kept: Kept; document: number }>()
  #builder = new SegmentBuilder()
  readonly #waiting = new Set<string>()
  #resting = false
  #merge: Merge | null = null
  #sequence = 0

  /** With a `key` of 32 bytes the files are sealed. */
  constructor(folder: string | null, key: Uint8Array | null = null) {
    this.#folder = folder
    this.#key = key
    if (folder !== null) this.#load(folder)
  }

  /** Every document with its revision. */
  revisions(): [id: string, rev: number][] {
    this.settle()
    return Array.from(this.#places, ([id, { kept, document }]) => [id, kept.segment.revs[document]!])
  }

  put(document: IndexedDocument, packed: Uint8Array): void {
    this.#resting = false
    this.remove(document.id)
    this.#builder.add(document, packed)
    this.#waiting.add(document.id)
    if (this.#builder.size >= wordsPerSegment) this.settle()
  }

  remove(id: string): void {
    // Within one segment a document stands once.
    if (this.#waiting.has(id)) this.settle()
    const place = this.#places.get(id)
    if (!place) return
    this.#places.delete(id)
    this.#drop(place.kept, place.document)
  }

  /** Makes a segment of what was put in last, and what is on the shelf. */
  segments(): readonly Shelved[] {
    this.settle()
    return this.#kept
  }

  /** Makes a segment of what was put in last. */
  settle(): void {
    if (this.#waiting.size === 0) return
    this.#sequence = Math.max(this.#sequence + 1, Date.now())
    const built = this.#builder.finish(this.#sequence)
    this.#waiting.clear()
    this.#adopt(built.segment, null, holdTexts(built.texts))
  }

  /** Id of the document with this number among all. */
  idOf(document: number): string {
    const { segment, base } = this.#kept.findLast((each) => each.base <= document)!
    return segment.ids[document - base]!
  }

  /** The people and places a document names; null where it is not there. No text is read for it. */
  named(id: string): NamedLines | null {
    this.settle()
    const place = this.#places.get(id)
    return place ? place.kept.segment.named[place.document]! : null
  }

  /** The packed text of a document; null where it is not there. */
  text(id: string): Uint8Array | null {
    this.settle()
    const place = this.#places.get(id)
    if (!place) return null
    const { textEnds } = place.kept.segment
    return place.kept.texts.read(startOf(textEnds, place.document), textEnds[place.document]!)
  }

  /** Nothing more is coming for now: what was put in last is written, and `tidy` may make one segment of many. */
  rest(): void {
    this.settle()
    this.#builder = new SegmentBuilder()
    this.#resting = true
    for (const kept of this.#kept) {
      if (kept.name !== null) continue
      const { segment, texts } = kept
      Object.assign(kept, this.#write({ segment, texts: texts.read(0, texts.size) }, []))
    }
  }

  /** Merges for about `ms` milliseconds; whether there is more to do. */
  tidy(ms: number): boolean {
    this.#merge ??= this.#nextMerge()
    if (!this.#merge) return false
    const until = performance.now() + ms
    const { inputs, work } = this.#merge
    do {
      const step = work.next()
      if (!step.done) continue
      this.#merge = null
      const { name, texts } = this.#write(step.value, inputs)
      // A document that changed or went while its segment was merged is gone from the new one as well.
      this.#adopt(step.value.segment, name, texts, (id) =>
        inputs.includes(this.#places.get(id)?.kept as Kept),
      )
      return true
    } while (performance.now() < until)
    return true
  }

  /** Throws everything away. */
  reset(): void {
    for (const kept of this.#kept) this.#discard(kept)
    this.#places.clear()
    this.#builder = new SegmentBuilder()
    this.#waiting.clear()
  }

  close(): void {
    this.rest()
    for (const { texts } of this.#kept) texts.close()
    this.#kept = []
  }

  /** Puts a segment on the shelf; its documents go from where they were, and with the last of them the segment there. */
  #adopt(
    segment: Segment,
    name: string | null,
    texts: TextFile,
    isNewest: (id: string) => boolean = () => true,
  ) {
    const left = segment.ids.length
    const kept: Kept = { segment, gone: new Uint8Array(left), base: 0, name, texts, left }
    this.#setKept([...this.#kept, kept])
    for (const [document, id] of segment.ids.entries()) {
      if (!isNewest(id)) {
        this.#drop(kept, document)
        continue
      }
      const before = this.#places.get(id)
      this.#places.set(id, { kept, document })
      if (before) this.#drop(before.kept, before.document)
    }
  }

  #drop(kept: Kept, document: number): void {
    kept.gone[document] = 1
    kept.left -= 1
    if (kept.left === 0) this.#discard(kept)
  }

  #discard(kept: Kept): void {
    this.#setKept(this.#kept.filter((each) => each !== kept))
    if (this.#merge?.inputs.includes(kept)) this.#merge = null
    kept.texts.close()
    if (kept.name !== null) removeSegment(join(this.#folder!, kept.name))
  }

  #setKept(kept: Kept[]): void {
    this.#kept = kept
    let base = 0
    for (const each of kept) {
      each.base = base
      base += each.segment.ids.length
    }
  }

  /** Where the disk takes no more, the index goes on in memory. */
  #write(built: Built, inputs: Kept[]): Pick<Kept, 'name' | 'texts'> {
    const inMemory = { name: null, texts: holdTexts(built.texts) }
    if (this.#folder === null) return inMemory
    const name = `${built.segment.sequence.toString(36)}-${randomBytes(4).toString('hex')}`
    const path = join(this.#folder, name)
    try {
      const replaces = inputs.flatMap((input) => input.name ?? [])
      return { name, texts: writeSegment(path, built, replaces, this.#key) }
    } catch {
      removeSegment(path)
      return inMemory
    }
  }

  /** Segments of about one size are merged when there are enough of them, and one that is mostly gone by itself. */
  #nextMerge(): Merge | null {
    const sizes = new Map<number, Kept[]>()
    for (const kept of this.#kept) {
      const size = Math.floor(Math.log(kept.segment.postings.length + 4096) / Math.log(mergedAtOnce))
      sizes.set(size, [...(sizes.get(size) ?? []), kept])
    }
    const alike = [...sizes.values()].find((each) => each.length >= mergedAtOnce)
    const thin = this.#kept.filter(({ left, segment }) => left * 2 < segment.ids.length).slice(0, 1)
    // All at once, rather than some of them twice.
    const inputs = (this.#resting ? this.#scattered() : null) ?? alike ?? thin
    if (inputs.length === 0) return null
    const work = mergeSegments(
      inputs.map(({ segment, gone, texts }) => ({ segment, gone: gone.slice(), readText: texts.read })),
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
    const files = readdirSync(folder)
    // What an earlier form of the index left behind.
    for (const file of files.filter((each) => each.startsWith('search.sqlite')))
      rmSync(join(folder, file), { recursive: true, force: true })
    const own = files.filter((file) => /\.(seg|txt|new)$/.test(file))
    const names = [...new Set(own.map((file) => file.slice(0, -4)))]
    const read = names.flatMap((name) => {
      const found = readSegment(join(folder, name), this.#key)
      if (!found && mayGo(folder, name)) removeSegment(join(folder, name))
      return found ? [{ name, ...found }] : []
    })
    const replaced = new Set(read.flatMap(({ replaces }) => replaces))
    for (const { name, segment, texts } of read.toSorted((a, b) => a.segment.sequence - b.segment.sequence)) {
      if (replaced.has(name)) {
        texts.close()
        removeSegment(join(folder, name))
      } else this.#adopt(segment, name, texts)
      this.#sequence = Math.max(this.#sequence, segment.sequence)
    }
  }
}

/** Half a segment may be one that another program is just writing. */
function mayGo(folder: string, name: string): boolean {
  const changed = (ending: string) =>
    statSync(join(folder, name + ending), { throwIfNoEntry: false })?.mtimeMs
  if (changed('.seg') !== undefined) return true
  const newest = Math.max(changed('.new') ?? 0, changed('.txt') ?? 0)
  return Date.now() - newest > abandoned
}
