import { dirname, join } from 'node:path'
import type {
  BackupList,
  BackupOutcome,
  BackupPlace,
  BackupReason,
  BackupRef,
  BackupsStatus,
  KeptLibrary,
  KeptPage,
  RestoreProgress,
} from '../../../shared/contract/backups.ts'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import { recordId, type RecordId } from '../../../shared/model/ids.ts'
import { recordSchemaVersion } from '../../../shared/model/record.ts'
import { LibraryError } from '../library-error.ts'
import { libraryFolder } from '../library-paths.ts'
import { placeRecord } from '../keeping/bin.ts'
import { WeeklyRound } from '../keeping/weekly-round.ts'
import type { LibraryLock } from '../lock/library-lock.ts'
import { readRecord } from '../records/read-record.ts'
import type { Store } from '../records/store.ts'
import { parseQuarantineName } from '../recovery/quarantine.ts'
import { backupPaths, type BackupPaths } from './backup-paths.ts'
import { BackupPlaces, homesOf } from './backup-places.ts'
import { BackupRuns, patience } from './backup-runs.ts'
import type { BackupOptions, BackupRun, Backups, LookInput, RestoreOptions } from './backups.ts'
import { listEntries, toEntry } from './list-entries.ts'
import { filesByRecord, lookInto } from './look-into.ts'
import { createRoundPorts } from './round-ports.ts'
import type { Manifest } from './manifest.ts'
import { newestManifest, readManifest } from './place.ts'
import { restoreLibrary, type RestoredLibrary } from './restore-library.ts'
import { restoreRecords } from './restore-records.ts'
import { verifyBackups } from './verify-backups.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs

/** Makes, keeps, shows and brings back a library's backups; every promise it makes stands in `backups.ts`. */
export class BackupKeeper implements Backups {
  readonly places: BackupPlaces
  private readonly runs: BackupRuns
  private readonly stops: (() => void)[] = []
  private healed: Promise<void> = Promise.resolve()
  private readonly round: WeeklyRound

  constructor(
    private readonly store: Store,
    lock: LibraryLock,
    private readonly options: BackupOptions | null,
    private readonly reserveBytes: number,
  ) {
    this.places = new BackupPlaces(store, options)
    this.runs = new BackupRuns(store, lock, this.places)
    this.round = new WeeklyRound(
      store,
      createRoundPorts(store, this.places, () => this.verify()),
    )
  }

  start(): void {
    const { clock, changes } = this.store
    this.stops.push(changes.add(() => (this.runs.changed = true)))
    if (this.options) this.healed = this.healLost()
    if (!this.options?.automatic) return
    // The next save of each brings it into today's shape.
    if (!this.store.access.readOnly && this.holdsOlderShapes()) void this.ahead('migration')
    this.stops.push(clock.every(minuteMs, () => void this.whenDue()))
    this.round.start()
  }

  /** Has whatever is under way give up at its next piece: somebody wants to close the library. */
  leave(): void {
    this.runs.leave()
    this.round.leave()
  }

  /** Backs up what changed since, within a few seconds, and ends the rounds. */
  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) stop()
    this.leave()
    await this.round.stop()
    await this.healed
    await this.runs.idle()
    if (this.options?.automatic && this.runs.changed && !this.store.access.readOnly)
      await this.run('quit', { limitMs: patience.quit })
    await this.runs.idle()
  }

  async status(): Promise<Omit<BackupsStatus, 'canChoose'>> {
    const names = await this.store.fs.list(this.store.paths.damaged).catch(() => [])
    const damaged = names
      .map(parseQuarantineName)
      .filter((name) => name !== null)
      .toSorted((a, b) => b.atMs - a.atMs)
      .slice(0, 200)
    return {
      automatic: this.options?.automatic ?? false,
      places: await this.places.status(),
      lastCheckAt: (await this.places.read()).lastCheckAt,
      damaged: damaged.map(({ fileName, atMs }) => ({ fileName, at: new Date(atMs).toISOString() })),
    }
  }

  async run(reason: BackupReason, options: BackupRun = {}): Promise<BackupOutcome[]> {
    await this.healed
    return this.runs.run(reason, options)
  }

  ahead(reason: BackupReason): Promise<void> {
    return this.runs.ahead(reason)
  }

  async list(): Promise<BackupList> {
    const list: BackupList = { entries: [], damaged: [] }
    for (const place of await this.places.reachable()) {
      const { entries, damaged } = await listEntries(this.store.fs, place)
      list.entries.push(...entries)
      list.damaged.push(...damaged)
    }
    list.entries.sort((a, b) => (a.at < b.at ? 1 : -1))
    return list
  }

  async look({ ref, differing, text, offset, limit }: LookInput): Promise<KeptPage> {
    const { paths, manifest } = await this.find(ref)
    const { records, unreadable } = await lookInto(this.store, paths, manifest)
    const wanted = text.trim().toLocaleLowerCase()
    const items = records.filter(
      ({ title, state }) => !(differing && state === 'same') && title.toLocaleLowerCase().includes(wanted),
    )
    return { at: manifest.at, total: items.length, items: items.slice(offset, offset + limit), unreadable }
  }

  restore(
    ref: BackupRef,
    ids: readonly RecordId[] | null,
    options: RestoreOptions = {},
  ): AsyncGenerator<RestoreProgress> {
    return this.runs.holding(this.bringBack(ref, ids, options))
  }

  private async *bringBack(
    ref: BackupRef,
    ids: readonly RecordId[] | null,
    { signal, unprotected, undo }: RestoreOptions,
  ): AsyncGenerator<RestoreProgress> {
    this.store.access.requireWritable()
    const { paths, manifest } = await this.find(ref)
    const files = filesByRecord(manifest)
    const { records } = await lookInto(this.store, paths, manifest)
    const held = new Set<string>(records.map(({ id }) => id))
    const came = undo ? cameSince(this.store, manifest, ids).filter((id) => !held.has(id)) : []
    const differing = records.filter(({ state }) => state !== 'same').map(({ id }) => recordId.parse(id))
    const wanted = (ids ?? differing).filter((id) => !came.includes(id))
    const [first] = await this.run('restore', { signal, limitMs: patience.ahead })
    const before: BackupRef | null =
      first && first.id !== null && first.problem === null ? { place: first.place, id: first.id } : null
    if (!before && !unprotected && !signal?.aborted)
      throw new LibraryError({ code: 'NO_BACKUP', problem: first?.problem ?? 'missing' })
    for (const id of came) await placeRecord(this.store, id, this.store.clock.now().toISOString())
    const asItWas = ids === null || undo === true
    let last: RestoreProgress = {
      restored: 0,
      total: wanted.length,
      failed: [],
      missingObjects: 0,
      before,
      done: false,
    }
    for await (const step of restoreRecords(this.store, { paths, files, ids: wanted, asItWas, signal })) {
      last = { ...last, ...step }
      yield last
    }
    yield { ...last, done: true }
  }

  async *verify(signal?: AbortSignal): AsyncGenerator<VerifyProgress> {
    const places = await this.places.reachable()
    const onDamaged = (place: BackupPlace, fileName: string): void => {
      this.runs.suspect(place, fileName)
    }
    yield* verifyBackups(this.store.fs, places, onDamaged, signal)
  }

  async setSecond(folder: string | null): Promise<void> {
    await this.places.setSecond(folder)
    this.runs.changed = true
  }

  async libraries(): Promise<KeptLibrary[]> {
    const found = new Map<string, KeptLibrary>()
    for (const { key, folder } of await homesOf(this.places)) {
      for (const name of await this.store.fs.list(folder).catch(() => [])) {
        const paths = backupPaths(join(folder, name))
        const newest = await newestManifest(this.store.fs, paths).catch(() => null)
        if (!newest) continue
        const entry = toEntry(key, newest.id, newest.manifest)
        const current = entry.libraryId === this.store.libraryId
        // Of a library that was sealed, or unsealed, those from before are not what its backups are looked for in.
        if (current && name !== this.places.folder) continue
        const known = found.get(entry.libraryId)
        if (known && known.newest.at >= entry.at) continue
        found.set(entry.libraryId, { libraryId: entry.libraryId, name: entry.name, current, newest: entry })
      }
    }
    return [...found.values()].toSorted((a, b) => (a.newest.at < b.newest.at ? 1 : -1))
  }

  async restoreLibrary(ref: BackupRef, folder: string, signal?: AbortSignal): Promise<RestoredLibrary> {
    const { paths, manifest } = await this.find(ref)
    const { fs, clock } = this.store
    const ports = { fs, clock, reserveBytes: this.reserveBytes }
    return this.runs.whileHolding(() => restoreLibrary(paths, manifest, folder, ports, { signal }))
  }

  /** Not due before an hour after the last one, nor while nothing changed. */
  private async whenDue(): Promise<void> {
    const { clock, access } = this.store
    if (!this.runs.changed || access.readOnly || clock.monotonicMs() < this.runs.nextAtMs) return
    this.runs.nextAtMs = clock.monotonicMs() + hourMs
    await this.run('hourly').catch(() => undefined)
  }

  private holdsOlderShapes(): boolean {
    for (const { top } of this.store.catalogue.all())
      if (top && top.header.schema < recordSchemaVersion) return true
    return false
  }

  /** Records whose files were all found damaged when the library was opened: whatever still has them brings them back. */
  private async healLost(): Promise<void> {
    for (const entry of this.store.catalogue.all()) {
      const isLost = entry.top === null && !entry.newer && (entry.damaged || entry.files.length > 0)
      // One that cannot be helped is named by every check.
      if (isLost) await readRecord(this.store, entry.id).catch(() => undefined)
    }
  }

  private async find(ref: BackupRef): Promise<{ paths: BackupPaths; manifest: Manifest }> {
    const notFound = new LibraryError({ code: 'NOT_FOUND', what: 'backup', id: ref.id })
    const place = await this.places.get(ref.place).catch(() => null)
    if (!place) throw notFound
    const other = ref.libraryId !== undefined && ref.libraryId !== this.store.libraryId
    const paths = other
      ? backupPaths(join(dirname(place.paths.root), libraryFolder(ref.libraryId ?? '')))
      : place.paths
    const reading = await readManifest(this.store.fs, paths, ref.id).catch(() => null)
    if (reading === null) throw notFound
    if (!reading.ok) throw new LibraryError({ code: 'CANNOT_READ_NOW' })
    return { paths, manifest: reading.manifest }
  }
}

/** Records that are there now and came by a restore since a backup was made, of `ids` where given. */
function cameSince({ catalogue }: Store, { at }: Manifest, ids: readonly RecordId[] | null): RecordId[] {
  const came: RecordId[] = []
  for (const { id, top } of catalogue.all()) {
    const isOne = ids === null ? top?.header.kind === 'restore' && top.header.savedAt >= at : ids.includes(id)
    if (isOne && top?.header.meta && top.header.meta.trashedAt === undefined) came.push(id)
  }
  return came
}
