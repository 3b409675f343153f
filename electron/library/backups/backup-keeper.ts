import { createHash } from 'node:crypto'
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
import { WeeklyRound } from '../keeping/weekly-round.ts'
import type { LibraryLock } from '../lock/library-lock.ts'
import { readRecord } from '../records/read-record.ts'
import type { Store } from '../records/store.ts'
import { parseQuarantineName } from '../recovery/quarantine.ts'
import { BackupError, toBackupProblem } from './backup-error.ts'
import { backupPaths, type BackupPaths } from './backup-paths.ts'
import { BackupPlaces, homesOf } from './backup-places.ts'
import type { BackupOptions, BackupRun, Backups, LookInput } from './backups.ts'
import { listEntries, toEntry } from './list-entries.ts'
import { filesByRecord, lookInto } from './look-into.ts'
import { createRoundPorts } from './round-ports.ts'
import { makeBackup } from './make-backup.ts'
import type { Manifest } from './manifest.ts'
import { chosenPlace, newestManifest, readManifest, type Place } from './place.ts'
import { restoreLibrary, type RestoredLibrary } from './restore-library.ts'
import { restoreRecords } from './restore-records.ts'
import { sweepPlace } from './sweep-place.ts'
import { verifyBackups } from './verify-backups.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const sweepEveryMs = 6 * hourMs
const aheadEveryMs = 10 * minuteMs

/** How long a backup may hold up something else, in ms: closing, and what would take much away. */
export const patience = { quit: 5_000, ahead: 10_000 } as const

/** Makes, keeps, shows and brings back a library's backups; every promise it makes stands in `backups.ts`. */
export class BackupKeeper implements Backups {
  readonly places: BackupPlaces
  private changed = true
  private nextAtMs: number
  private aheadAtMs = Number.NEGATIVE_INFINITY
  /** By the folder of the place. */
  private readonly sweptAtMs = new Map<string, number>()
  /** While something is brought back nothing is let go: it may be the very backup that is over its time. */
  private restoring = 0
  private isLeaving = false
  private readonly suspects = { own: new Set<string>(), second: new Set<string>() }
  private readonly stops: (() => void)[] = []
  private turn: Promise<unknown> = Promise.resolve()
  private readonly round: WeeklyRound

  constructor(
    private readonly store: Store,
    private readonly lock: LibraryLock,
    private readonly options: BackupOptions | null,
    private readonly reserveBytes: number,
  ) {
    this.places = new BackupPlaces(store, options)
    this.nextAtMs = store.clock.monotonicMs() + minuteMs
    this.round = new WeeklyRound(
      store,
      createRoundPorts(store, this.places, () => this.verify()),
    )
  }

  start(): void {
    const { clock, changes } = this.store
    this.stops.push(changes.add(() => (this.changed = true)))
    if (this.options) this.turn = this.healLost()
    if (!this.options?.automatic) return
    // The next save of each brings it into today's shape.
    if (!this.store.access.readOnly && this.holdsOlderShapes()) void this.ahead('migration')
    this.stops.push(clock.every(minuteMs, () => void this.whenDue()))
    this.round.start()
  }

  /** Backs up what changed since, within a few seconds, and ends the rounds. */
  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) stop()
    this.isLeaving = true
    await this.round.stop()
    // An hourly one under way gives up at its next piece; the last one goes on from there.
    await this.turn
    if (this.options?.automatic && this.changed && !this.store.access.readOnly)
      await this.run('quit', { limitMs: patience.quit })
    await this.turn
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

  run(reason: BackupReason, options: BackupRun = {}): Promise<BackupOutcome[]> {
    const limit = options.limitMs === undefined ? null : this.store.clock.monotonicMs() + options.limitMs
    const check = (): void => {
      const late = limit !== null && this.store.clock.monotonicMs() > limit
      const isInTheWay = this.isLeaving && reason === 'hourly'
      if (late || isInTheWay || options.signal?.aborted) throw new BackupError('given-up')
    }
    return this.inTurn(async () => {
      const outcomes: BackupOutcome[] = []
      this.changed = false
      const { to } = options
      const places = to === undefined ? await this.places.all() : [chosenPlace(to, this.places.folder, null)]
      for (const place of places) outcomes.push(await this.runPlace(place, reason, check, options))
      if (outcomes.some(({ problem }) => problem !== null)) this.changed = true
      this.nextAtMs = this.store.clock.monotonicMs() + hourMs
      await this.tell()
      return outcomes
    })
  }

  async ahead(reason: BackupReason): Promise<void> {
    const now = this.store.clock.monotonicMs()
    if (!this.changed || now - this.aheadAtMs < aheadEveryMs) return
    this.aheadAtMs = now
    // One that fails is told by the state of its place; what was asked for is not held up by it, nor by one under way.
    const made = this.run(reason, { limitMs: patience.ahead }).catch(() => [])
    let stop = (): void => undefined
    const late = new Promise<void>((resolve) => (stop = this.store.clock.every(patience.ahead, resolve)))
    await Promise.race([made, late])
    stop()
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

  async *restore(
    ref: BackupRef,
    ids: readonly RecordId[] | null,
    signal?: AbortSignal,
  ): AsyncGenerator<RestoreProgress> {
    this.store.access.requireWritable()
    this.restoring += 1
    try {
      yield* this.bringBack(ref, ids, signal)
    } finally {
      this.restoring -= 1
    }
  }

  private async *bringBack(
    ref: BackupRef,
    ids: readonly RecordId[] | null,
    signal: AbortSignal | undefined,
  ): AsyncGenerator<RestoreProgress> {
    const { paths, manifest } = await this.find(ref)
    const wanted = ids ?? (await this.differing(paths, manifest))
    const [first] = await this.run('restore', { signal, limitMs: patience.ahead })
    const before: BackupRef | null =
      first && first.id !== null && first.problem === null ? { place: first.place, id: first.id } : null
    const files = filesByRecord(manifest)
    const asItWas = ids === null
    let last: RestoreProgress = {
      restored: 0,
      total: wanted.length,
      failed: [],
      added: [],
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
      this.suspects[place].add(fileName)
      this.changed = true
    }
    yield* verifyBackups(this.store.fs, places, onDamaged, signal)
  }

  async setSecond(folder: string | null): Promise<void> {
    await this.places.setSecond(folder)
    this.changed = true
  }

  async libraries(): Promise<KeptLibrary[]> {
    const found = new Map<string, KeptLibrary>()
    for (const { key, folder } of await homesOf(this.places)) {
      for (const name of await this.store.fs.list(folder).catch(() => [])) {
        const paths = backupPaths(join(folder, name))
        const newest = await newestManifest(this.store.fs, paths).catch(() => null)
        if (!newest) continue
        const entry = toEntry(key, newest.id, newest.manifest)
        const known = found.get(entry.libraryId)
        if (known && known.newest.at >= entry.at) continue
        const current = entry.libraryId === this.store.libraryId
        found.set(entry.libraryId, { libraryId: entry.libraryId, name: entry.name, current, newest: entry })
      }
    }
    return [...found.values()].toSorted((a, b) => (a.newest.at < b.newest.at ? 1 : -1))
  }

  async restoreLibrary(ref: BackupRef, folder: string, signal?: AbortSignal): Promise<RestoredLibrary> {
    this.restoring += 1
    try {
      const { paths, manifest } = await this.find(ref)
      const { fs, clock } = this.store
      const ports = { fs, clock, reserveBytes: this.reserveBytes }
      return await restoreLibrary(paths, manifest, folder, ports, { signal })
    } finally {
      this.restoring -= 1
    }
  }

  /** Not due before an hour after the last one, nor while nothing changed. */
  private async whenDue(): Promise<void> {
    const { clock, access } = this.store
    if (!this.changed || access.readOnly || clock.monotonicMs() < this.nextAtMs) return
    this.nextAtMs = clock.monotonicMs() + hourMs
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

  private async runPlace(
    place: Place,
    reason: BackupReason,
    check: () => void,
    options: BackupRun,
  ): Promise<BackupOutcome> {
    const nothing = { id: null, at: null, fresh: false, copied: 0, bytes: 0, damaged: 0 }
    const release = await this.lock.take(lockName(place)).catch(() => () => Promise.resolve())
    if (!release) return { place: place.key, problem: 'busy', ...nothing }
    try {
      const made = await makeBackup(this.store, place, {
        reason,
        check,
        suspects: this.suspects[place.key],
        onProgress: (copied, total) => options.onProgress?.(place.key, copied, total),
      })
      if (options.to === undefined) await this.places.note(place.key, null)
      if (made.fresh) await this.sweep(place, made.id)
      const { placeId: _, ...outcome } = made
      return { place: place.key, problem: null, ...outcome }
    } catch (error) {
      const problem = toBackupProblem(error)
      // That somebody did not wait for it is no fault of the place.
      if (problem !== 'given-up' && options.to === undefined) await this.places.note(place.key, problem)
      return { place: place.key, problem, ...nothing }
    } finally {
      await release()
    }
  }

  private async sweep(place: Place, id: string | null): Promise<void> {
    const { clock, fs } = this.store
    const { root } = place.paths
    const since = clock.monotonicMs() - (this.sweptAtMs.get(root) ?? Number.NEGATIVE_INFINITY)
    if (this.restoring > 0 || since < sweepEveryMs) return
    this.sweptAtMs.set(root, clock.monotonicMs())
    // What could not be let go now is let go the next time.
    await sweepPlace(fs, place.paths, clock.now().getTime(), id).catch(() => undefined)
  }

  /** The own place failing is told at once; the other may well be in a drawer, and is told after three days. */
  private async tell(): Promise<void> {
    const places = await this.places.status()
    const failing = places.some(
      ({ place, problem, overdue }) => overdue || (place === 'own' && problem !== null),
    )
    if (failing) this.store.notices.add('backup-failed')
    else this.store.notices.withdraw('backup-failed')
  }

  private async differing(paths: BackupPaths, manifest: Manifest): Promise<RecordId[]> {
    const { records } = await lookInto(this.store, paths, manifest)
    return records.filter(({ state }) => state !== 'same').map(({ id }) => recordId.parse(id))
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

  private inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.turn.then(work)
    this.turn = done.catch(() => undefined)
    return done
  }
}

const lockName = ({ paths }: Place): string =>
  `rapporteur-backup-${createHash('sha256').update(paths.root).digest('hex').slice(0, 16)}`
