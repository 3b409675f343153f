import type { RecordSummary } from '../../shared/model/summary.ts'
import { ThreadLost, type EngineLink } from './thread/engine-link.ts'
import type { Naming } from './names/naming.ts'
import { inTurns } from './in-turns.ts'
import { toFields, type SearchText } from './search-fields.ts'
import type { IndexedDocument } from './index/segment-builder.ts'

type QueuePorts = {
  summaries(): ReadonlyMap<string, RecordSummary>
  revisionOf(id: string): number
  readText(id: string): Promise<SearchText>
  onUnreadable?: (id: string, error: unknown) => void
  link: EngineLink
  /** Kept up with what the index has. */
  naming: Naming
}

/** What still has to be read into the index, in order, a little at a time so that searches come between. */
export type IndexQueue = {
  /** Compares the index with the library and queues what is missing, stale or gone. */
  catchUp(): Promise<void>
  add(summary: RecordSummary, readText: () => Promise<SearchText>): void
  remove(id: string): void
  has(id: string): boolean
  /** Part of the library the index has read, 0–1. */
  indexed(): number
  /** Told whenever that part has changed by a hundredth, and when it is the whole. */
  onProgress(listener: (indexed: number) => void): () => void
  idle(): Promise<void>
  close(): Promise<void>
}

/** A batch is handed over at this many characters of text or documents: some ten milliseconds of work. */
const batchCharacters = 60_000
const batchDocuments = 40

/** What is said at most while the index is still being compared with the library. */
const nearlyAll = 0.99

/** Documents asked for their names at once: some milliseconds of work. */
const namesAtOnce = 400

export function createIndexQueue(ports: QueuePorts): IndexQueue {
  const { link, naming } = ports
  const indexed = new Map<string, number>()
  const waiting = new Map<string, (() => Promise<SearchText>) | 'gone'>()
  let working: Promise<void> | null = null
  let closed = false
  let failures = 0
  /** How often a thread was lost over a batch with this state of a document in it, by id and revision. */
  const deaths = new Map<string, number>()
  const state = (id: string, rev: number) => `${id} ${rev}`
  /** Records taken from what waits that the index does not have yet. */
  let inHand = 0
  /** Comparisons with the library that have not ended; until then nobody knows whether all is read. */
  const comparisons = new Set<Promise<void>>()
  const listeners = new Set<(indexed: number) => void>()
  let told = 1

  const share = () => {
    const total = ports.summaries().size
    if (total === 0) return 1
    return Math.max(0, Math.min(comparisons.size > 0 ? nearlyAll : 1, 1 - (waiting.size + inHand) / total))
  }
  const tell = () => {
    const now = share()
    if (now === told || (now < 1 && Math.abs(now - told) < 0.01)) return
    told = now
    for (const listener of listeners) listener(now)
  }

  // A thread that was started again has what had been written, and is handed the rest once more.
  link.onRestart(() => void catchUp())

  const start = () => {
    working ??= work().finally(() => {
      working = null
      if (waiting.size > 0 && !closed) start()
    })
  }

  async function work(): Promise<void> {
    while (waiting.size > 0 && !closed) {
      const { documents, gone } = await nextBatch()
      try {
        if (gone.length > 0) await link.remove(gone)
        if (documents.length > 0 && !closed) await link.put(documents)
        for (const { id, rev, fields } of documents) {
          indexed.set(id, rev)
          naming.set(id, fields)
          deaths.delete(state(id, rev))
        }
        for (const id of gone) {
          indexed.delete(id)
          naming.remove(id)
        }
        failures = 0
        inHand = 0
        tell()
      } catch (error) {
        // The thread was lost: what the index still has is asked for, and everything else queued again. When that does not
        // help (engine gone) what waits is let go: names are found without it.
        inHand = 0
        if (error instanceof ThreadLost && error.blamed)
          for (const { id, rev } of documents)
            deaths.set(state(id, rev), (deaths.get(state(id, rev)) ?? 0) + 1)
        else failures += 1
        if (failures > 3) waiting.clear()
        else await reconcile().catch(() => waiting.clear())
      }
    }
    // Should the thread be lost over it, it is found out by the next one who asks.
    if (!closed) await link.rest().catch(() => undefined)
  }

  async function nextBatch(): Promise<{ documents: IndexedDocument[]; gone: string[] }> {
    const documents: IndexedDocument[] = []
    const gone: string[] = []
    let characters = 0
    for (const [id, task] of waiting) {
      if (characters >= batchCharacters || documents.length + gone.length >= batchDocuments) break
      const summary = ports.summaries().get(id)
      const rev = ports.revisionOf(id)
      // One that may have been the cause goes alone, so that the others are found and it is known the next time.
      const isSuspect = deaths.has(state(id, rev))
      if (isSuspect && documents.length > 0) break
      waiting.delete(id)
      inHand += 1
      if (task === 'gone' || !summary) {
        gone.push(id)
        continue
      }
      const text = await read(id, task)
      characters += text.passages.reduce((sum, passage) => sum + passage.text.length, 200)
      documents.push({ id, rev, fields: toFields(summary, text) })
      if (isSuspect) break
    }
    return { documents, gone }
  }

  async function read(id: string, readText: () => Promise<SearchText>): Promise<SearchText> {
    try {
      return await readText()
    } catch (error) {
      ports.onUnreadable?.(id, error)
      return { passages: [] }
    }
  }

  async function reconcile(): Promise<void> {
    const { ids, revs } = await link.revisions()
    const known = new Map<string, number>()
    const summaries = ports.summaries()
    indexed.clear()
    await inTurns(ids === '' ? [] : ids.split(' ').entries(), ([at, id]) => {
      known.set(id, revs[at]!)
      if (summaries.has(id)) indexed.set(id, revs[at]!)
      else waiting.set(id, 'gone')
    })
    await inTurns([...summaries.keys()], (id) => {
      const rev = ports.revisionOf(id)
      // Alone with a thread that was lost, in this very state: it is left out until somebody changes it.
      if (!summaries.has(id) || (deaths.get(state(id, rev)) ?? 0) >= 2) return
      if (known.get(id) !== rev && !waiting.has(id)) waiting.set(id, () => ports.readText(id))
    })
  }

  async function catchUp(): Promise<void> {
    const comparison = Promise.resolve().then(compare)
    comparisons.add(comparison)
    tell()
    await comparison
    comparisons.delete(comparison)
    tell()
  }

  async function compare(): Promise<void> {
    await reconcile().catch(() => undefined)
    if (waiting.size > 0) start()
    tell()
    await learnNames().catch(() => undefined)
  }

  /** Asks the index for the names in what it had before, some at a time. */
  async function learnNames(): Promise<void> {
    const unknown = [...indexed.keys()].filter((id) => !naming.has(id))
    for (let from = 0; from < unknown.length && !closed; from += namesAtOnce)
      for (const [id, lines] of await link.named(unknown.slice(from, from + namesAtOnce)))
        if (!naming.has(id)) naming.set(id, lines)
  }

  return {
    catchUp,
    add: (summary, readText) => {
      waiting.set(summary.id, readText)
      start()
    },
    remove: (id) => {
      waiting.set(id, 'gone')
      start()
    },
    has: (id) => indexed.has(id),
    indexed: share,
    onProgress: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    idle: async () => {
      while (comparisons.size > 0 || working) await Promise.all([...comparisons, working])
    },
    close: async () => {
      closed = true
      // Asked for at once, so that a thread that hangs over what it was handed is not waited for.
      await Promise.all([link.close().catch(() => undefined), working])
    },
  }
}
