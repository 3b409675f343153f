import { createHash } from 'node:crypto'
import type { BackupOutcome, BackupPlace, BackupReason } from '../../../shared/contract/backups.ts'
import type { LibraryLock } from '../lock/library-lock.ts'
import type { Store } from '../records/store.ts'
import { BackupError, toBackupProblem } from './backup-error.ts'
import type { BackupPlaces } from './backup-places.ts'
import type { BackupRun } from './backups.ts'
import { makeBackup } from './make-backup.ts'
import { chosenPlace, type Place } from './place.ts'
import { sweepPlace } from './sweep-place.ts'

const minuteMs = 60_000
const hourMs = 60 * minuteMs
const sweepEveryMs = 6 * hourMs
const aheadEveryMs = 10 * minuteMs

/** How long a backup may hold up something else, in ms: closing, and what would take much away. */
export const patience = { quit: 5_000, ahead: 10_000 } as const

/** Makes backups: one at a time in each place, so that a slow one keeps nobody waiting who needs another. */
export class BackupRuns {
  /** Something may be in the library that no backup has. */
  changed = true
  /** Monotonic ms before which no hourly backup is due. */
  nextAtMs: number
  private isLeaving = false
  /** While something is brought back nothing is let go: it may be the very backup that is over its time. */
  private restoring = 0
  private aheadAtMs = Number.NEGATIVE_INFINITY
  /** By the folder of the place. */
  private readonly sweptAtMs = new Map<string, number>()
  private readonly turns = new Map<string, Promise<unknown>>()
  private readonly underWay = new Set<Promise<unknown>>()
  private readonly suspects = { own: new Set<string>(), second: new Set<string>() }

  constructor(
    private readonly store: Store,
    private readonly lock: LibraryLock,
    private readonly places: BackupPlaces,
  ) {
    this.nextAtMs = store.clock.monotonicMs() + minuteMs
  }

  async run(reason: BackupReason, options: BackupRun = {}): Promise<BackupOutcome[]> {
    const run = this.runPlaces(reason, options)
    this.underWay.add(run)
    return run.finally(() => this.underWay.delete(run))
  }

  private async runPlaces(reason: BackupReason, options: BackupRun): Promise<BackupOutcome[]> {
    const { clock } = this.store
    const limit = options.limitMs === undefined ? null : clock.monotonicMs() + options.limitMs
    const check = (): void => {
      const late = limit !== null && clock.monotonicMs() > limit
      const isInTheWay = this.isLeaving && reason !== 'quit'
      if (late || isInTheWay || options.signal?.aborted) throw new BackupError('given-up')
    }
    const { to } = options
    const all = to === undefined ? await this.places.all() : [chosenPlace(to, this.places.folder, null)]
    // What is brought back can be taken back from one copy of how things stood.
    const places = reason === 'restore' ? all.slice(0, 1) : all
    const isOfAll = to === undefined && places.length === all.length
    if (isOfAll) this.changed = false
    const outcomes: BackupOutcome[] = []
    for (const place of places)
      outcomes.push(await this.inTurn(place, () => this.runPlace(place, reason, check, options)))
    if (outcomes.some(({ problem }) => problem !== null)) this.changed = true
    if (isOfAll && reason !== 'restore') this.nextAtMs = clock.monotonicMs() + hourMs
    await this.tell()
    return outcomes
  }

  async ahead(reason: BackupReason): Promise<void> {
    const { clock } = this.store
    const now = clock.monotonicMs()
    if (!this.changed || now - this.aheadAtMs < aheadEveryMs) return
    this.aheadAtMs = now
    // One that fails is told by the state of its place; what was asked for is not held up by it, nor by one under way.
    const made = this.run(reason, { limitMs: patience.ahead }).catch(() => [])
    let stop = (): void => undefined
    const late = new Promise<void>((resolve) => (stop = clock.every(patience.ahead, resolve)))
    await Promise.race([made, late])
    stop()
  }

  /** A copy that was found damaged is made anew by the next run. */
  suspect(place: BackupPlace, fileName: string): void {
    this.suspects[place].add(fileName)
    this.changed = true
  }

  /** Lets nothing go of any backup until `work` is done. */
  async whileHolding<T>(work: () => Promise<T>): Promise<T> {
    this.restoring += 1
    try {
      return await work()
    } finally {
      this.restoring -= 1
    }
  }

  /** The same for work that tells how far it is. */
  async *holding<T>(work: AsyncGenerator<T>): AsyncGenerator<T> {
    this.restoring += 1
    try {
      yield* work
    } finally {
      this.restoring -= 1
    }
  }

  /** Whatever is under way gives up at its next piece and leaves no list of contents; only one on closing is made from now on. */
  leave(): void {
    this.isLeaving = true
  }

  /** Runs that are under way have ended, in every place they go to, and have said whether something is left to copy. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.underWay)
  }

  private inTurn<T>({ paths }: Place, work: () => Promise<T>): Promise<T> {
    const done = (this.turns.get(paths.root) ?? Promise.resolve()).then(work)
    this.turns.set(
      paths.root,
      done.catch(() => undefined),
    )
    return done
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
}

const lockName = ({ paths }: Place): string =>
  `rapporteur-backup-${createHash('sha256').update(paths.root).digest('hex').slice(0, 16)}`
