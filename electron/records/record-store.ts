import type { DocumentBody } from '../../shared/document/body.ts'
import { Failure } from '../../shared/contract/failure.ts'
import type { Saved } from '../../shared/contract/records.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { libraryRecord, type LibraryRecord } from '../../shared/model/record.ts'
import { summarize } from '../../shared/model/summarize.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Library, ReadRecord, SaveKind } from '../library/library.ts'
import { createKeyedQueue } from './keyed-queue.ts'
import { objectsNamedIn } from './objects-named-in.ts'

/** A record as stored, with the summary that lists show of it. */
export type Stored = {
  record: LibraryRecord
  body: unknown
  rev: number
  savedAt: string
  summary: RecordSummary
  restoredFrom?: 'older-revision' | 'history' | 'backup'
}

/** What a change makes of a record: new fields, a new body, or both; null leaves everything as it is. */
export type Edit = { record?: LibraryRecord; body?: DocumentBody } | null
export type Part = 'record' | 'body'

/**
 * Typed reading and writing of records over the library. A record and its body share one revision file but are edited
 * apart (properties in the inspector, text in the editor), so each part has its own "last changed in revision": a
 * save is a CONFLICT only where the same part changed since.
 */
export interface RecordStore {
  read(id: RecordId): Promise<Stored>
  /** Adds a record that is not there yet. */
  add(record: LibraryRecord, body?: DocumentBody, kind?: SaveKind): Promise<Stored>
  /** Adds a record unless one of its id is there; of several asked for at once, one is added. */
  addOnce(record: LibraryRecord): Promise<void>
  /** Reads, changes and saves without letting another change of the record in between. `updatedAt` is set here. */
  edit(
    id: RecordId,
    part: Part,
    baseRev: number | null,
    change: (stored: Stored) => Edit,
    kind?: SaveKind,
  ): Promise<Saved>
  /** Sees to it that the record as it is now stays in its history for ever; neither part counts as changed. */
  keep(id: RecordId): Promise<void>
  /** The same under a name, by a revision of its own. */
  name(id: RecordId, name: string): Promise<Saved>
  /**
   * Saves a state over the newest revision, put together from it and the versions named by their hashes, which are
   * settled by it. CONFLICT where `baseRev` is not the newest.
   */
  settle(
    id: RecordId,
    baseRev: number,
    state: { record: LibraryRecord; body?: DocumentBody | undefined },
    settles: readonly string[],
  ): Promise<Saved>
  /** Moves a record into the bin or out of it; neither part counts as changed. */
  move(id: RecordId, to: 'bin' | 'library'): Promise<Saved>
}

/** Revisions in which each part last changed, and the newest revision this process knows of. */
type Changed = Record<Part | 'newest', number>

export function createRecordStore(library: Library, now: () => Date): RecordStore {
  const inTurn = createKeyedQueue()
  const changes = new Map<RecordId, Changed>()

  const read = async (id: RecordId): Promise<Stored> => toStored(await library.read(id))

  /** A revision this process did not make may have changed either part. */
  const seen = (id: RecordId, rev: number): Changed => {
    const known = changes.get(id)
    return known && known.newest >= rev ? known : { record: rev, body: rev, newest: rev }
  }

  const add: RecordStore['add'] = async (record, body, kind = 'manual') => {
    const summary = summarize(record, body)
    const saved = await library.save(record.id, toState(record, body), {
      summary,
      kind,
      objects: objectsNamedIn(record, body),
    })
    return { record, body, rev: saved.rev, savedAt: saved.savedAt, summary }
  }

  /** A revision of the same content that is kept for ever. */
  const saveAgain = async (id: RecordId, newest: ReadRecord, name?: string): Promise<Saved> => {
    const { record, body, rev, summary } = toStored(newest)
    const changed = seen(id, rev)
    const saved = await library.save(id, toState(record, body as DocumentBody | undefined), {
      summary,
      baseRev: rev,
      kind: 'manual',
      objects: objectsNamedIn(record, body as DocumentBody | undefined),
      ...(name === undefined ? {} : { name }),
    })
    changes.set(id, { ...changed, newest: saved.rev })
    return { id, rev: saved.rev, savedAt: saved.savedAt }
  }

  return {
    read,

    add,
    addOnce: (record) =>
      inTurn(record.id, async () => {
        if (library.revOf(record.id) === 0) await add(record)
      }),

    edit(id, part, baseRev, change, kind = 'autosave') {
      return inTurn(id, async () => {
        const stored = await read(id)
        const changed = seen(id, stored.rev)
        if (baseRev !== null && baseRev < changed[part])
          throw new Failure('CONFLICT', { id, currentRev: stored.rev })

        const edit = change(stored)
        if (!edit) return { id, rev: stored.rev, savedAt: stored.savedAt }
        const record = { ...(edit.record ?? stored.record), updatedAt: now().toISOString() }
        const body = edit.body ?? (stored.body as DocumentBody | undefined)
        const saved = await library.save(id, toState(record, body), {
          summary: { ...summarize(record, body), ...trashedAt(stored.summary) },
          baseRev: stored.rev,
          kind,
          objects: objectsNamedIn(record, body),
        })
        changes.set(id, {
          record: edit.record ? saved.rev : changed.record,
          body: edit.body ? saved.rev : changed.body,
          newest: saved.rev,
        })
        return { id, rev: saved.rev, savedAt: saved.savedAt }
      })
    },

    keep: (id) =>
      inTurn(id, async () => {
        const read = await library.read(id)
        if (read.kind === 'autosave') await saveAgain(id, read)
      }),
    name: (id, name) => inTurn(id, async () => saveAgain(id, await library.read(id), name)),

    settle(id, baseRev, { record: given, body }, settles) {
      return inTurn(id, async () => {
        const stored = await read(id)
        if (stored.rev !== baseRev) throw new Failure('CONFLICT', { id, currentRev: stored.rev })
        const record = { ...given, updatedAt: now().toISOString() }
        const saved = await library.save(id, toState(record, body), {
          summary: { ...summarize(record, body), ...trashedAt(stored.summary) },
          baseRev,
          kind: 'merge',
          objects: objectsNamedIn(record, body),
          settles,
        })
        changes.set(id, { record: saved.rev, body: saved.rev, newest: saved.rev })
        return { id, rev: saved.rev, savedAt: saved.savedAt }
      })
    },

    move(id, to) {
      return inTurn(id, async () => {
        const changed = seen(id, library.revOf(id))
        const { rev, savedAt } = await (to === 'bin' ? library.trash(id) : library.restore(id))
        changes.set(id, { ...changed, newest: rev })
        return { id, rev, savedAt }
      })
    },
  }
}

function toStored(read: ReadRecord): Stored {
  const record = libraryRecord.safeParse(read.record)
  if (!record.success) throw new Failure('DAMAGED', { id: read.summary.id }, { cause: record.error })
  return {
    record: record.data,
    body: read.body,
    rev: read.rev,
    savedAt: read.savedAt,
    summary: read.summary,
    ...(read.restoredFrom ? { restoredFrom: read.restoredFrom } : {}),
  }
}

function toState(record: LibraryRecord, body: DocumentBody | undefined) {
  return { record, ...(body ? { body } : {}) }
}

function trashedAt(summary: RecordSummary) {
  return summary.trashedAt ? { trashedAt: summary.trashedAt } : {}
}
