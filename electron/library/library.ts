import type {
  LibraryNotice,
  RecordChange,
  RevisionEntry,
  VerifyProgress,
} from '../../shared/contract/library.ts'
import type { JsonValue } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { Backups } from './backups/backups.ts'
import type { ReadOnlyReason } from './library-error.ts'

/** What one revision holds: the record and, for documents, its body. Plain JSON, at most 200 levels and 64 MiB. */
export type StoredState<R = unknown> = { record: R; body?: JsonValue }

export type SaveKind = 'autosave' | 'manual' | 'import' | 'restore' | 'migrate' | 'merge'

export type SaveOptions = {
  /** Kept in the file's header and shown by lists; `trashedAt` is the library's own and is ignored here. */
  summary: RecordSummary
  /** The revision the state was made from. Left out: the newest one the library knows. */
  baseRev?: number
  /**
   * Names one editing session. Saves of a session follow each other without waiting for the answer, and those that
   * wait are merged into the newest; without it a save based on anything but the newest revision is a CONFLICT.
   */
  editor?: string
  /** Autosaves may be thinned from the history; every other kind is kept for ever. `merge` settles a conflict. */
  kind?: SaveKind
  /** Every stored object the state names; each must be durable already, or the save is refused. */
  objects?: readonly string[]
  /** Of a `merge`: hashes of the versions it settles; left out: all that wait. */
  settles?: readonly string[]
  /** What the version is called; at most 200 characters. To be saved as `manual`, so that it is kept. */
  name?: string
}

export type Saved = {
  id: RecordId
  rev: number
  savedAt: string
  /** Revisions made elsewhere from the same base: nothing was overwritten, and both versions are there to be compared. */
  conflictsWith?: number[]
}

/** A version of a record that was made elsewhere; `base` is the `hash` of the history entry it was made from, null where none is known. */
export type ForeignVersion = {
  state: StoredState
  summary: RecordSummary
  base: string | null
  /** Names whoever made it, in at most 64 characters, so that it is not taken for a version of ours. */
  writer: string
  objects?: readonly string[]
}

export type StoredRevision = StoredState & {
  rev: number
  /** Tells two revisions of one number apart. */
  hash: string
  savedAt: string
  kind: RevisionEntry['kind']
  summary: RecordSummary
}

export type ReadRecord = StoredRevision & {
  /** Set when the newest revision was damaged and this is the newest good one. */
  restoredFrom?: 'older-revision' | 'history' | 'backup'
  /** A newer version of the program wrote it: it can be shown, and a save of it is refused. */
  newer?: true
}

/**
 * An entry of a record's history; `hash` tells two revisions of one number apart, `conflict` marks a version made
 * elsewhere that has not been settled, `elsewhere` one that another installation wrote.
 */
export type HistoryEntry = RevisionEntry & { hash: string; name?: string; conflict?: true; elsewhere?: true }

/**
 * A library open on a medium. Ids are UUIDv7. A promise of `save`, `trash`, `restore`, `purge` or `putObject` that
 * resolves means: on the disk, synced, and never overwritten. All errors are `LibraryError`.
 */
export interface Library {
  readonly id: string
  /** Absolute path of the library's folder. */
  readonly path: string
  /** Why nothing can be saved now; may become null when another machine's lock runs out. */
  readonly readOnly: ReadOnlyReason | null
  /** Everything of it on any disk is ciphertext: files, names, backups. */
  readonly isSealed: boolean

  /** Every record, live and in the bin (`trashedAt` set); held in memory, never touches the disk. */
  summaries(): ReadonlyMap<RecordId, RecordSummary>
  /** Revision number of a record's newest revision, 0 where there is none or it was purged. */
  revOf(id: RecordId): number

  /** The newest good revision. NOT_FOUND, DAMAGED, CANNOT_READ_NOW, NEWER_FORMAT. */
  read(id: RecordId): Promise<ReadRecord>
  /** Takes the state over: do not change it afterwards. READ_ONLY, DISK_FULL, CONFLICT, TOO_LARGE, INVALID, IO. */
  save(id: RecordId, state: StoredState, options: SaveOptions): Promise<Saved>

  /**
   * Keeps a version made elsewhere and saves `state` upon both. With kind `merge` the state settles the other version;
   * with any other it stays beside ours as a conflict until somebody does. Out of the bin comes whatever lay in it.
   * CONFLICT where `baseRev` is not the newest;
   * the errors of `save`.
   */
  saveBeside(
    id: RecordId,
    foreign: ForeignVersion,
    state: StoredState,
    options: SaveOptions & { baseRev: number },
  ): Promise<Saved>

  /** Moves a record to the bin, by a revision like any other. NOT_FOUND and the errors of `save`. */
  trash(id: RecordId): Promise<Saved>
  /** Takes it out of the bin again. */
  restore(id: RecordId): Promise<Saved>
  /** Ends it: a tombstone remains, the files stay 30 days in the library's own trash folder. */
  purge(id: RecordId): Promise<void>

  /** Newest first, as far as it has been kept. */
  history(id: RecordId): Promise<HistoryEntry[]>
  /** NOT_FOUND, DAMAGED, CANNOT_READ_NOW. */
  readRevision(id: RecordId, rev: number, hash?: string): Promise<StoredRevision>
  /** Hashes of the versions made elsewhere that wait to be settled; held in memory. */
  unsettled(id: RecordId): readonly string[]
  /**
   * The newest revision that both of two revisions, named by their hashes, were made from; null where the history no
   * longer tells. CANNOT_READ_NOW.
   */
  commonAncestor(id: RecordId, one: string, other: string): Promise<{ rev: number; hash: string } | null>

  /** Stores bytes under their SHA-256; resolves when they are durable. `limitBytes` is at most 200 MB. TOO_LARGE, DISK_FULL, READ_ONLY, IO. */
  putObject(bytes: AsyncIterable<Uint8Array> | Uint8Array, limitBytes: number): Promise<StoredObject>
  /** Where the object's file is, for a host that streams it; NOT_FOUND where there is none. Not checked against its checksum. */
  objectPath(sha256: string): Promise<string>
  /** The bytes, checked. NOT_FOUND, DAMAGED, CANNOT_READ_NOW. */
  readObject(sha256: string): Promise<Uint8Array>

  readonly backups: Backups

  /** What the library did or met by itself since it was opened, oldest first. */
  notices(): readonly LibraryNotice[]
  /** Every file against its checksum; changes nothing, and stops when `signal` is aborted. */
  verify(signal?: AbortSignal): AsyncIterable<VerifyProgress>

  /** Told of every change after it is durable. Returns the way out. */
  subscribe(listener: (change: RecordChange) => void): () => void
  /** Told when the library becomes writable or stops being so. */
  subscribeAccess(listener: (readOnly: ReadOnlyReason | null) => void): () => void

  /** Looks for files that other programs or machines brought; call it when the window is focused. */
  refresh(): Promise<void>
  /** "Edit anyway": takes a library that another machine or program seems to hold. The price of being wrong is a second version, never a loss. */
  editAnyway(): Promise<void>
  /** Does now what is otherwise done when nobody types: moves superseded revisions to the history, lets go of what is over its time. */
  tidy(): Promise<void>
  /** Finishes every save under way, writes the index and lets the lock go. */
  close(): Promise<void>
}

/** `size` in bytes. */
export type StoredObject = { sha256: string; size: number }
