import { hkdfSync } from 'node:crypto'
import { Failure } from '../../shared/contract/failure.ts'
import type { ProtectionState, Secret, PlainRemains, SealingWork } from '../../shared/contract/protection.ts'
import { parseRecoveryCode } from '../../shared/text/recovery-code.ts'
import { LibraryError } from '../library/library-error.ts'
import type { LibraryKey } from '../library/sealing/library-key.ts'
import type { Sealing, SealOptions, SealProgress, Standing } from '../library/sealing/sealing.ts'
import { changeFeed } from './change-feed.ts'
import type { Workbench } from './create-workbench.ts'
import { KeptKey, type Keychain } from './keychain.ts'
import { createKeyTries, type KeyTries } from './key-tries.ts'
import { followSealing } from './sealing-job.ts'
import type { Log } from './to-failure.ts'

export type DoorPorts = {
  /** The library's folder, absolute. */
  folder: string
  /** Its name, as the page shows it. */
  name: string
  sealing: Sealing
  newRecoveryCode(): string
  /**
   * Opens the library and builds the workbench over it; `key` of a sealed one, 32 bytes. `onFinishing` hears how far the end of a
   * sealing that was cut short has come, in files. LibraryError.
   */
  open(key: Uint8Array | null, onFinishing: (done: number, total: number) => void): Promise<Workbench>
  /** Folders outside the library with what is derived from it, absolute. */
  derived(libraryId: string): readonly string[]
  keychain: Keychain
  /** Milliseconds of a clock that only moves forward. */
  now(): number
  pause(ms: number): Promise<void>
  log: Log
}

/** What somebody asked for; the rest of it may be left for the next opening. */
type Turning = Exclude<SealingWork['what'], 'finish'>

const faultOf = (error: unknown): ProtectionState['fault'] =>
  error instanceof LibraryError && error.code === 'KEY_DAMAGED' ? 'key-damaged' : 'cannot-read'

/** Milliseconds between two tries to open a library that was open before. */
const again = 2_000

/**
 * Stands before one library: lets whoever comes in where it is plain or its key is known, and keeps everybody out of a
 * sealed one until somebody shows what opens it. Holds the key for as long as the library is open, and no longer.
 */
export class Door {
  readonly #ports: DoorPorts
  readonly #tries: KeyTries
  readonly #kept: KeptKey
  readonly #id: string
  #workbench: Workbench | null = null
  #key: Uint8Array | null = null
  #sealed = false
  #access: ProtectionState['access'] = 'locked'
  #work: SealingWork | null = null
  #ended: ProtectionState['ended'] = null
  #fault: ProtectionState['fault'] = null
  #offered: string | null = null
  #stopping = new AbortController()
  #closed = false
  #turn: Promise<unknown> = Promise.resolve()
  readonly #listeners = new Set<(state: ProtectionState) => void>()

  private constructor(ports: DoorPorts, { libraryId, sealed }: Standing) {
    this.#ports = ports
    this.#tries = createKeyTries(() => ports.now())
    this.#kept = new KeptKey(ports.keychain, libraryId)
    this.#id = libraryId
    this.#sealed = sealed
  }

  /** Opens the library where that needs nobody; a sealed one stays locked unless the keychain has its key. LibraryError. */
  static async open(ports: DoorPorts): Promise<Door> {
    const standing = await ports.sealing.look(ports.folder)
    const door = new Door(ports, standing)
    if (!standing.sealed) await door.#enter(null)
    // That takes as long as there are files left: the page is to be there meanwhile, and say so.
    else if (standing.unfinished)
      void door
        .#inTurn(() => door.#enterByKeychain())
        .catch((error: unknown) => door.#tellFault('opening', error))
    else await door.#enterByKeychain()
    return door
  }

  /** What is behind the door; null while it is locked. */
  get workbench(): Workbench | null {
    return this.#access === 'open' ? this.#workbench : null
  }

  state(): ProtectionState {
    return {
      access: this.#access,
      name: this.#ports.name,
      sealed: this.#sealed,
      keychain: this.#kept.state,
      wait: this.#tries.wait(),
      work: this.#work,
      ended: this.#ended,
      fault: this.#fault,
    }
  }

  /** The state now and each later one, until `signal` is aborted. */
  watch(signal: AbortSignal | undefined): AsyncGenerator<ProtectionState, void> {
    return changeFeed((listener) => {
      this.#listeners.add(listener)
      listener(this.state())
      return () => this.#listeners.delete(listener)
    }, signal)
  }

  unlock(secret: Secret, remember: boolean): Promise<ProtectionState> {
    return this.#inTurn(async () => {
      if (this.#closed || this.#access !== 'locked' || !this.#sealed) return
      const key = await this.#keyFor(secret)
      await this.#enter(key)
      if (remember) await this.#kept.keep(key)
    })
  }

  /** Forgets the key on this computer too: a lock that the next start opens by itself would be none. */
  lock(): Promise<ProtectionState> {
    return this.#inTurn(async () => {
      if (this.#access !== 'open' || !this.#sealed) return
      this.#access = 'locked'
      // Whoever watches takes it from the screen at once: closing may have a backup to make first.
      this.#tell()
      try {
        await this.#leave()
      } finally {
        await this.#kept.forget()
      }
    })
  }

  offerCode(): { code: string } {
    this.#offered = this.#ports.newRecoveryCode()
    return { code: this.#offered }
  }

  seal(passphrase: string, code: string): Promise<ProtectionState> {
    return this.#inTurn(async () => {
      this.#requireOpen(false)
      const recoveryCode = this.#takeCode(code)
      const { sealing, folder } = this.#ports
      this.#begin('seal', (options) => sealing.seal(folder, { passphrase, recoveryCode }, options), {
        passphrase,
      })
    })
  }

  unseal(secret: Secret): Promise<ProtectionState> {
    return this.#inTurn(async () => {
      this.#requireOpen(true)
      const dataKey = await this.#keyFor(secret)
      const { sealing, folder } = this.#ports
      this.#begin('unseal', (options) => sealing.unseal(folder, { dataKey }, options), { dataKey })
    })
  }

  /** Stops what is under way; not in turn, for that is what holds the turn. */
  stop(): ProtectionState {
    this.#stopping.abort()
    return this.state()
  }

  changePassphrase(secret: Secret, passphrase: string): Promise<ProtectionState> {
    return this.#inTurn(async () => {
      this.#requireOpen(true)
      const { sealing, folder } = this.#ports
      await this.#withKey(secret, (key) => sealing.changePassphrase(folder, key, passphrase))
      await this.#kept.forget()
    })
  }

  changeCode(secret: Secret, code: string): Promise<ProtectionState> {
    return this.#inTurn(async () => {
      this.#requireOpen(true)
      const recoveryCode = this.#takeCode(code)
      const { sealing, folder } = this.#ports
      await this.#withKey(secret, (key) => sealing.changeRecoveryCode(folder, key, recoveryCode))
      this.#offered = null
    })
  }

  remember(remember: boolean): Promise<ProtectionState> {
    return this.#inTurn(async () => {
      this.#requireOpen(true)
      if (remember && this.#key) await this.#kept.keep(this.#key)
      else await this.#kept.forget()
      if (remember && this.#kept.state !== 'kept')
        throw new Failure('NO_CAPABILITY', { capability: 'keychain' })
    })
  }

  /** 32 bytes, of which nothing of the library's own key can be told. */
  spillKey(): { key: string | null } {
    if (this.#access !== 'open') throw new Failure('LOCKED', undefined)
    const key = this.#key && hkdfSync('sha256', this.#key, new Uint8Array(0), 'rapporteur page', 32)
    return { key: key && Buffer.from(key).toString('base64') }
  }

  async remains(): Promise<PlainRemains> {
    if (this.#access !== 'open') throw new Failure('LOCKED', undefined)
    const kept = this.#sealed ? await this.#ports.sealing.plainBackups(this.#ports.folder) : []
    return { backups: kept.length, bytes: kept.reduce((sum, { bytes }) => sum + bytes, 0) }
  }

  async removeRemains(): Promise<PlainRemains> {
    if (this.#access !== 'open') throw new Failure('LOCKED', undefined)
    if (this.#sealed) await this.#ports.sealing.removePlainBackups(this.#ports.folder)
    return this.remains()
  }

  /** Stops what is under way, finishes what must be, and lets the library and its key go. */
  close(): Promise<void> {
    this.#closed = true
    this.stop()
    return this.#inTurn(async () => {
      this.#access = 'locked'
      await this.#leave()
    }).then(() => undefined)
  }

  /** One after the other; what is answered is the state it left. */
  #inTurn(work: () => Promise<void>): Promise<ProtectionState> {
    const done = this.#turn.then(work).then(
      () => this.#tell(),
      (error: unknown) => {
        this.#tell()
        throw error
      },
    )
    this.#turn = done.catch(() => undefined)
    return done
  }

  #tell(): ProtectionState {
    const state = this.state()
    for (const listener of this.#listeners) listener(state)
    return state
  }

  #requireOpen(sealed: boolean): void {
    if (this.#access !== 'open') throw new Failure('LOCKED', undefined)
    if (this.#sealed !== sealed)
      throw new Failure('INVALID', {
        fields: [{ path: '', reason: sealed ? 'not-sealed' : 'sealed-already' }],
      })
  }

  /** The code that was offered, if that is what was typed back. */
  #takeCode(typed: string): string {
    const read = parseRecoveryCode(typed)
    if (!read.ok || read.code !== this.#offered)
      throw new Failure('INVALID', {
        fields: [{ path: 'code', reason: read.ok ? 'another' : read.problem }],
      })
    return read.code
  }

  #keyFor({ kind, text }: Secret): Promise<Uint8Array> {
    const key: LibraryKey = kind === 'passphrase' ? { passphrase: text } : { recoveryCode: text }
    return this.#tries.try(() => this.#ports.sealing.dataKey(this.#ports.folder, key))
  }

  async #withKey(secret: Secret, work: (key: LibraryKey) => Promise<void>): Promise<void> {
    const dataKey = await this.#keyFor(secret)
    try {
      await work({ dataKey })
    } finally {
      dataKey.fill(0)
    }
  }

  async #enter(key: Uint8Array | null): Promise<void> {
    try {
      this.#workbench = await this.#ports.open(key, (done, total) => this.#finishing(done, total))
    } catch (error) {
      key?.fill(0)
      if (this.#isFinishing) {
        this.#access = 'locked'
        this.#fault = faultOf(error)
      }
      throw error
    } finally {
      if (this.#isFinishing) this.#work = null
    }
    this.#key = key
    this.#fault = null
    this.#access = 'open'
    await this.#kept.recall()
  }

  /** What is left stays for the next opening where the door is closed meanwhile. */
  #finishing(done: number, total: number): void {
    if (this.#closed) throw new LibraryError({ code: 'CLOSED' })
    // A sealing of this session says itself how far it is.
    if (this.#work && !this.#isFinishing) return
    this.#access = 'working'
    this.#step({ what: 'finish', phase: 'removing', done, total })
  }

  get #isFinishing(): boolean {
    return this.#work?.what === 'finish'
  }

  async #leave(): Promise<void> {
    const workbench = this.#workbench
    this.#workbench = null
    try {
      await workbench?.close()
    } finally {
      this.#key?.fill(0)
      this.#key = null
    }
  }

  async #enterByKeychain(): Promise<void> {
    const key = await this.#kept.recall()
    if (!key) return
    try {
      await this.#enter(key)
    } catch (error) {
      if (!(error instanceof LibraryError && error.code === 'PASSPHRASE')) throw error
      // A key of another time: the library was unsealed and sealed again elsewhere.
      await this.#kept.forget()
    }
  }

  /** Works on the closed library and opens it again, whatever became of it; the turn is held until then. */
  #begin(what: Turning, run: (options: SealOptions) => AsyncIterable<SealProgress>, key: LibraryKey): void {
    this.#access = 'working'
    this.#offered = null
    this.#stopping = new AbortController()
    this.#step({ what, phase: 'beginning', done: 0, total: 0 })
    const { signal } = this.#stopping
    const options = { signal, derived: this.#ports.derived(this.#id) }
    void this.#inTurn(async () => {
      // A save that failed was told to whoever made it; what is on the disk is what is to be sealed.
      await this.#leave().catch((cause: unknown) => this.#ports.log({ reference: what, cause }))
      const problem = await followSealing(what, () => run(options), signal, {
        step: (work) => this.#step(work),
        log: (cause) => this.#ports.log({ reference: what, cause }),
      })
      this.#step({ what, phase: 'ending', done: 0, total: 0 })
      await this.#comeBack(what, key)
      if ('dataKey' in key) key.dataKey.fill(0)
      this.#work = null
      this.#ended = { what, problem }
    })
  }

  /** As it was or as it is to be: what stands there now is looked at, and tried until the medium answers. */
  async #comeBack(what: Turning, key: LibraryKey): Promise<void> {
    const { sealing, folder } = this.#ports
    while (!this.#closed) {
      try {
        this.#sealed = (await sealing.look(folder)).sealed
        if (!this.#sealed) await this.#kept.forget()
        await this.#enter(this.#sealed ? await sealing.dataKey(folder, key) : null)
        return
      } catch (error) {
        this.#tellFault(`${what}, opening again`, error)
        await this.#ports.pause(again)
      }
    }
  }

  #tellFault(reference: string, cause: unknown): void {
    this.#ports.log({ reference, cause })
    this.#fault = faultOf(cause)
    this.#tell()
  }

  #step(work: SealingWork): void {
    this.#work = work
    this.#tell()
  }
}
