import type { LibraryNotice, RecordChange, VerifyProgress } from '../../shared/contract/library.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { BackupKeeper } from './backups/backup-keeper.ts'
import { placeRecord, purgeRecord } from './keeping/bin.ts'
import type { Housekeeper } from './keeping/housekeeper.ts'
import { verifyLibrary } from './keeping/verify-library.ts'
import type {
  ForeignVersion,
  HistoryEntry,
  Library,
  ReadRecord,
  Saved,
  SaveOptions,
  StoredObject,
  StoredRevision,
  StoredState,
} from './library.ts'
import { LibraryError, type ReadOnlyReason } from './library-error.ts'
import type { LibraryGuard } from './lock/library-guard.ts'
import { objectPath, putObject, readObject } from './objects/object-store.ts'
import { findCommonAncestor } from './records/common-ancestor.ts'
import { listHistory, readOneRevision } from './records/history.ts'
import { openRecord, saveRecord } from './records/open-records.ts'
import { saveBeside } from './records/save-beside.ts'
import type { Store } from './records/store.ts'
import { refreshLibrary } from './recovery/refresh-library.ts'

/** The library over revision files; every promise it makes stands in `library.ts`. */
export class RevisionLibrary implements Library {
  private closing: Promise<void> | null = null

  constructor(
    private readonly store: Store,
    private readonly guard: LibraryGuard,
    private readonly housekeeper: Housekeeper,
    readonly backups: BackupKeeper,
  ) {
    // What another holder wrote while this one only looked on must be known before the first save.
    store.access.changes.add((reason) => {
      if (reason === null) void this.refresh().catch(() => store.notices.add('cannot-read'))
    })
  }

  get id(): string {
    return this.store.libraryId
  }

  get path(): string {
    return this.store.paths.root
  }

  get readOnly(): ReadOnlyReason | null {
    return this.store.access.readOnly
  }

  get isSealed(): boolean {
    return this.store.seal !== null
  }

  summaries(): ReadonlyMap<RecordId, RecordSummary> {
    return this.store.catalogue.summaries
  }

  revOf(id: RecordId): number {
    const top = this.store.catalogue.get(id)?.top
    return top && top.header.kind !== 'tombstone' ? top.name.rev : 0
  }

  async read(id: RecordId): Promise<ReadRecord> {
    this.requireOpen()
    return openRecord(this.store, id)
  }

  async save(id: RecordId, state: StoredState, options: SaveOptions): Promise<Saved> {
    this.requireOpen()
    return saveRecord(this.store, id, state, options)
  }

  async saveBeside(
    id: RecordId,
    foreign: ForeignVersion,
    state: StoredState,
    options: SaveOptions & { baseRev: number },
  ): Promise<Saved> {
    this.requireOpen()
    return saveBeside(this.store, id, foreign, state, options)
  }

  async trash(id: RecordId): Promise<Saved> {
    this.requireOpen()
    return placeRecord(this.store, id, this.store.clock.now().toISOString())
  }

  async restore(id: RecordId): Promise<Saved> {
    this.requireOpen()
    return placeRecord(this.store, id, null)
  }

  async purge(id: RecordId): Promise<void> {
    this.requireOpen()
    await purgeRecord(this.store, id)
  }

  async history(id: RecordId): Promise<HistoryEntry[]> {
    this.requireOpen()
    return listHistory(this.store, id)
  }

  async readRevision(id: RecordId, rev: number, hash?: string): Promise<StoredRevision> {
    this.requireOpen()
    return readOneRevision(this.store, id, rev, hash)
  }

  unsettled(id: RecordId): readonly string[] {
    return [...(this.store.catalogue.get(id)?.siblings ?? [])]
  }

  async commonAncestor(
    id: RecordId,
    one: string,
    other: string,
  ): Promise<{ rev: number; hash: string } | null> {
    this.requireOpen()
    return findCommonAncestor(this.store, id, one, other)
  }

  async putObject(bytes: AsyncIterable<Uint8Array> | Uint8Array, limitBytes: number): Promise<StoredObject> {
    this.requireOpen()
    return putObject(this.store, bytes, limitBytes)
  }

  objectPath(sha256: string): Promise<string> {
    return objectPath(this.store, sha256)
  }

  readObject(sha256: string): Promise<Uint8Array> {
    return readObject(this.store, sha256)
  }

  notices(): readonly LibraryNotice[] {
    return this.store.notices.list
  }

  verify(signal?: AbortSignal): AsyncIterable<VerifyProgress> {
    return verifyLibrary(this.store, signal)
  }

  subscribe(listener: (change: RecordChange) => void): () => void {
    return this.store.changes.add(listener)
  }

  subscribeAccess(listener: (readOnly: ReadOnlyReason | null) => void): () => void {
    return this.store.access.changes.add(listener)
  }

  async refresh(): Promise<void> {
    this.requireOpen()
    await refreshLibrary(this.store)
  }

  async editAnyway(): Promise<void> {
    this.requireOpen()
    await this.guard.editAnyway()
    await refreshLibrary(this.store)
  }

  async tidy(): Promise<void> {
    this.requireOpen()
    await this.housekeeper.run()
  }

  close(): Promise<void> {
    this.closing ??= this.finish()
    return this.closing
  }

  private async finish(): Promise<void> {
    this.backups.leave()
    await this.store.queues.idle()
    await this.housekeeper.stop()
    await this.backups.stop()
    await this.store.queues.idle()
    await this.guard.stop()
    this.store.seal?.keys.forget()
  }

  private requireOpen(): void {
    if (this.closing) throw new LibraryError({ code: 'CLOSED' })
  }
}
