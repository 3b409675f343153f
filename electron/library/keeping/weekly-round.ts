import type { Store } from '../records/store.ts'
import { foldLeftovers } from './fold-leftovers.ts'
import { Scrub } from './scrub.ts'
import { sweepObjects } from './sweep-objects.ts'

const minuteMs = 60_000
const weekMs = 7 * 24 * 60 * minuteMs

/** What the round asks of those who keep the backups. */
export type RoundPorts = {
  /** When the last round was done, ms since 1970; null where there was none. */
  lastDoneMs(): Promise<number | null>
  done(at: Date): Promise<void>
  /** Reads the backups, pausing between files. */
  checkBackups(mayGoOn: () => boolean): Promise<void>
  /** Objects that any backup names; null where that is not known. */
  keptObjects(): Promise<ReadonlySet<string> | null>
}

/**
 * Once a week, while nobody writes: every file is read, what is damaged is mended from the backups, what the history keeps
 * in files of their own is folded, and what nothing needs any more is let go. It stops for whoever saves and goes on a minute after.
 */
export class WeeklyRound {
  private readonly scrub: Scrub
  private readonly stops: (() => void)[] = []
  private busyUntilMs: number
  private running: Promise<void> | null = null
  private isStopping = false
  /** Whoever saves while the backups are read puts off those, and not all that was read before. */
  private isScrubbed = false

  constructor(
    private readonly store: Store,
    private readonly ports: RoundPorts,
  ) {
    this.scrub = new Scrub(store)
    this.busyUntilMs = store.clock.monotonicMs() + minuteMs
  }

  start(): void {
    const { clock, changes } = this.store
    this.stops.push(
      changes.add(() => (this.busyUntilMs = clock.monotonicMs() + minuteMs)),
      clock.every(minuteMs, () => {
        this.running ??= this.goOn()
          .catch(() => undefined)
          .finally(() => (this.running = null))
      }),
    )
  }

  /** Has whatever is under way end at its next step. */
  leave(): void {
    this.isStopping = true
  }

  async stop(): Promise<void> {
    this.leave()
    for (const stop of this.stops.splice(0)) stop()
    await this.running
  }

  private readonly mayGoOn = (): boolean =>
    !this.isStopping && this.store.clock.monotonicMs() >= this.busyUntilMs

  private async goOn(): Promise<void> {
    const { clock, access } = this.store
    if (access.readOnly || !this.mayGoOn()) return
    const last = await this.ports.lastDoneMs()
    if (last !== null && Math.abs(clock.now().getTime() - last) < weekMs) return
    if (!this.isScrubbed) this.isScrubbed = await this.scrub.goOn(this.mayGoOn)
    if (!this.isScrubbed) return
    await this.ports.checkBackups(this.mayGoOn)
    if (!this.mayGoOn()) return
    if (!(await foldLeftovers(this.store, this.mayGoOn))) return
    await sweepObjects(this.store, await this.ports.keptObjects(), this.mayGoOn)
    if (!this.mayGoOn()) return
    this.isScrubbed = false
    await this.ports.done(clock.now())
  }
}
