import { writeIndex } from '../recovery/index-cache.ts'
import { refreshLibrary } from '../recovery/refresh-library.ts'
import type { Store } from '../records/store.ts'
import type { RevisionHeader } from '../revisions/revision-header.ts'
import { purgeRecord } from './bin.ts'
import { expiredInBin, expireFiles } from './expire.ts'
import type { Folding } from './fold-history.ts'
import { keepReserve } from './reserve.ts'
import { tidyRecord } from './tidy-record.ts'

const tidyEveryMs = 5_000
const refreshEveryMs = 30_000
const minuteMs = 60_000
/** A fiftieth of the records has changed: some 30 KB of index for each of them. */
const recordsForOneChange = 50
/** How long whoever closes the library waits at most for histories to be folded, in ms; the weekly round does the rest. */
const foldingPatienceMs = 2_000
const expireEveryMs = 6 * 60 * 60 * 1000

/**
 * Everything that happens later and never in the way of a save: superseded revisions go to the history, other writers'
 * files are noticed, the index is written, old things are let go. Whatever fails here is tried again the next time.
 */
export class Housekeeper {
  private readonly untidy = new Set<string>()
  /** Records whose history has files to fold, once they are left alone. */
  private readonly unfolded = new Set<string>()
  /** Records that the index on the disk does not know as they are now. */
  private readonly notInIndex = new Set<string>()
  private indexIsOld = false
  private savedSinceIndexBeat = false
  private expiredAtMs: number | null = null
  private readonly stops: (() => void)[] = []
  private pending: Promise<void> = Promise.resolve()

  constructor(
    private readonly store: Store,
    private readonly reserveBytes: number,
  ) {}

  start(): void {
    const { clock, changes, catalogue } = this.store
    for (const { id, files, top } of catalogue.all())
      if (files.length > (top?.header.kind === 'tombstone' ? 1 : 2)) this.untidy.add(id)
    this.stops.push(
      changes.add(({ id }) => {
        this.untidy.add(id)
        this.notInIndex.add(id)
        this.savedSinceIndexBeat = true
      }),
      clock.every(tidyEveryMs, () => this.inTurn(() => this.tidy())),
      clock.every(refreshEveryMs, () => this.inTurn(() => refreshLibrary(this.store))),
      clock.every(minuteMs, () => this.inTurn(() => this.writeIndexWhenIdle())),
      clock.every(minuteMs, () => this.inTurn(() => this.expireWhenDue())),
    )
  }

  /** Everything that is due, now. */
  async run(): Promise<void> {
    this.inTurn(() => this.tidy())
    this.inTurn(() => this.fold(Number.POSITIVE_INFINITY))
    this.inTurn(() => this.expire())
    await this.pending
  }

  /** Ends the rounds, tidies and folds what is left and writes the index. */
  async stop(): Promise<void> {
    for (const stop of this.stops.splice(0)) stop()
    this.inTurn(() => this.tidy())
    this.inTurn(() => this.fold(foldingPatienceMs))
    this.inTurn(() => this.writeIndexNow())
    await this.pending
  }

  /** One task after the other; one that fails is due again with the next round. */
  private inTurn(task: () => Promise<void>): void {
    this.pending = this.pending.then(task).catch(() => undefined)
  }

  private async tidy(): Promise<void> {
    if (this.store.access.readOnly) return
    const ids = [...this.untidy]
    this.untidy.clear()
    for (const id of ids) {
      await this.tidyOne(id, 'when-many').catch(() => this.untidy.add(id))
    }
  }

  /** Within `patienceMs`; what is not folded then waits for the next time. */
  private async fold(patienceMs: number): Promise<void> {
    const { access, clock } = this.store
    const from = clock.monotonicMs()
    for (const id of this.unfolded) {
      if (access.readOnly || clock.monotonicMs() - from > patienceMs) return
      await this.tidyOne(id, 'all').catch(() => undefined)
    }
  }

  private async tidyOne(id: string, folding: Folding): Promise<void> {
    const entry = this.store.catalogue.get(id)
    if (!entry) return
    const run = (): Promise<boolean> => tidyRecord(this.store, entry, folding)
    if (await this.store.queues.add(id, { run })) this.unfolded.add(id)
    else this.unfolded.delete(id)
  }

  /** A minute after the start, for sessions are often short, and then every six hours. */
  private async expireWhenDue(): Promise<void> {
    const since = this.store.clock.monotonicMs() - (this.expiredAtMs ?? Number.NEGATIVE_INFINITY)
    if (since >= expireEveryMs) await this.expire()
  }

  private async expire(): Promise<void> {
    if (this.store.access.readOnly) return
    this.expiredAtMs = this.store.clock.monotonicMs()
    await keepReserve(this.store.fs, this.store.paths, this.reserveBytes)
    for (const id of expiredInBin(this.store)) await purgeRecord(this.store, id)
    await expireFiles(this.store)
  }

  private async writeIndexWhenIdle(): Promise<void> {
    const idle = !this.savedSinceIndexBeat
    this.savedSinceIndexBeat = false
    if (idle) await this.writeIndexNow()
  }

  private async writeIndexNow(): Promise<void> {
    if (!this.isIndexWorthWriting() || this.store.access.readOnly) return
    const headers = new Map<string, RevisionHeader>()
    for (const { top, files } of this.store.catalogue.all())
      if (top && top.name.fileName === files[0]?.fileName) headers.set(top.name.fileName, top.header)
    if (!(await writeIndex(this.store.fs, this.store.paths.indexCache, headers))) return
    this.indexIsOld = false
    this.notInIndex.clear()
  }

  /**
   * The index holds a line for every record: writing it for each change would make an edit cost what the library weighs.
   * A record it does not know costs the next start one header more.
   */
  private isIndexWorthWriting(): boolean {
    return this.indexIsOld || this.notInIndex.size * recordsForOneChange > this.store.catalogue.summaries.size
  }

  /** The catalogue says more than the index on the disk does. */
  indexNeedsWriting(): void {
    this.indexIsOld = true
  }
}
