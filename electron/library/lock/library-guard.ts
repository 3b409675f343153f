import { createHash, randomUUID } from 'node:crypto'
import type { Clock } from '../clock.ts'
import { isWriteProtected } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { removeQuietly } from '../files/write-durably.ts'
import { Access } from '../records/store.ts'
import type { LibraryLock } from './library-lock.ts'
import { readHint, writeHint, type LockHint } from './lock-hint.ts'

/** The name under which all programs of one machine know who holds a library. */
export const lockNameOf = (libraryId: string): string =>
  `rapporteur-${createHash('sha256').update(libraryId).digest('hex').slice(0, 16)}`

export const beatMs = 20_000
const staleMs = 60_000

export type GuardPorts = {
  fs: FileSystem
  clock: Clock
  lock: LibraryLock
  /** The machine's name and this installation's id, as other machines see them. */
  host: string
  installId: string
}

/**
 * Decides whether the library may be written: the kernel's lock keeps out a second program on this machine, `lock.json`
 * another machine. Both are a courtesy; what keeps words from being lost is that no file is ever written over.
 */
export class LibraryGuard {
  readonly access = new Access(null)
  private readonly nonce = randomUUID()
  private beats = 0
  private release: (() => Promise<void>) | null = null
  private seen: { hint: LockHint; sinceMs: number } | null = null
  private stopBeating: () => void = () => undefined
  private pending: Promise<void> = Promise.resolve()

  constructor(
    private readonly ports: GuardPorts,
    private readonly lockName: string,
    private readonly hintPath: string,
  ) {}

  /** Looks once, then again every 20 seconds, for as long as the library is open. */
  async start(): Promise<void> {
    await this.beat()
    this.stopBeating = this.ports.clock.every(beatMs, () => {
      this.pending = this.pending.then(() => this.beat())
    })
  }

  /** Writes although somebody else seems to hold the library. */
  async editAnyway(): Promise<void> {
    if (this.access.readOnly === 'locked') await this.claim()
  }

  async stop(): Promise<void> {
    this.stopBeating()
    await this.pending
    const hint = await readHint(this.ports.fs, this.hintPath)
    if (hint?.nonce === this.nonce) await removeQuietly(this.ports.fs, this.hintPath)
    await this.release?.()
    this.release = null
  }

  private async beat(): Promise<void> {
    if (this.access.readOnly === null && this.beats > 0) return this.claim()
    this.release ??= await this.ports.lock.take(this.lockName).catch(() => () => Promise.resolve())
    if (!this.release || (await this.isHeldElsewhere())) this.access.set('locked')
    else await this.claim()
  }

  /** Another machine's hint counts until it has stood still for a minute of our own time; clocks are never compared. */
  private async isHeldElsewhere(): Promise<boolean> {
    const hint = await readHint(this.ports.fs, this.hintPath)
    // On this machine the kernel has already answered; a hint left by a program that was killed means nothing.
    if (!hint || hint.host === this.ports.host) return false
    const now = this.ports.clock.monotonicMs()
    const unchanged = this.seen?.hint.nonce === hint.nonce && this.seen.hint.beat === hint.beat
    if (!unchanged) this.seen = { hint, sinceMs: now }
    return now - (this.seen?.sinceMs ?? now) < staleMs
  }

  private async claim(): Promise<void> {
    const { fs, host, installId } = this.ports
    this.beats += 1
    try {
      await writeHint(fs, this.hintPath, { nonce: this.nonce, host, installId, beat: this.beats })
      this.access.set(null)
    } catch (error) {
      // A full disk or a busy file is no reason not to try a save; a medium that forbids writing is.
      this.access.set(isWriteProtected(error) ? 'medium' : null)
    }
  }
}
