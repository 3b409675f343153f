import { randomBytes } from 'node:crypto'
import { LibraryError } from '../library/library-error.ts'
import type { LibraryKey } from '../library/sealing/library-key.ts'
import type { Sealing, SealOptions, SealProgress } from '../library/sealing/sealing.ts'
import { toRecoveryCode } from '../../shared/text/recovery-code.ts'
import type { AssetService } from './asset-desk.ts'
import type { Workbench } from './create-workbench.ts'
import { Door, type DoorPorts } from './door.ts'
import { createDoorAssets, createDoorRouter } from './door-router.ts'
import type { HostPort } from './host-port.ts'
import { noKeychain, type Keychain } from './keychain.ts'
import type { Router } from './router.ts'
import type { Log } from './to-failure.ts'

export type SealingTwin = Sealing & {
  /** What was emptied with the last change. */
  readonly emptied: readonly string[]
  /** How often a key was derived. */
  readonly derivations: number
  /** From now on sealing waits before its first file until it is stopped. */
  hold(): void
  /** From now on it is as if power had gone while plain files were removed. */
  interrupt(): void
  /** The next sealing ends so. */
  failNext(error: Error): void
}

/** Sealing without a file: the promises about keys, and none about bytes. */
export function createSealingTwin(): SealingTwin {
  let keys: { passphrase: string; recoveryCode: string; dataKey: Uint8Array } | null = null
  let plain = 0
  let emptied: readonly string[] = []
  let derivations = 0
  let held = false
  let unfinished = false
  let failure: Error | null = null

  const check = (key: LibraryKey): Uint8Array => {
    derivations += 1
    const [tried, right] =
      'passphrase' in key
        ? (['passphrase', key.passphrase === keys?.passphrase] as const)
        : 'recoveryCode' in key
          ? (['recovery-code', key.recoveryCode === keys?.recoveryCode] as const)
          : (['data-key', keys !== null && Buffer.from(key.dataKey).equals(keys.dataKey)] as const)
    if (!keys || !right) throw new LibraryError({ code: 'PASSPHRASE', reason: 'wrong', tried })
    return Uint8Array.from(keys.dataKey)
  }
  async function* work({ signal, derived = [] }: SealOptions): AsyncGenerator<SealProgress> {
    if (failure) {
      const [error] = [failure]
      failure = null
      throw error
    }
    yield { phase: 'writing', done: 1, total: 2 }
    if (held && signal)
      await new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()))
    if (signal?.aborted) throw new LibraryError({ code: 'CLOSED' })
    yield { phase: 'verifying', done: 2, total: 2 }
    emptied = derived
  }
  return {
    get emptied() {
      return emptied
    },
    get derivations() {
      return derivations
    },
    hold: () => void (held = true),
    interrupt: () => void (unfinished = true),
    failNext: (error) => void (failure = error),
    look: () => Promise.resolve({ libraryId: 'twin', sealed: keys !== null, unfinished }),
    async *seal(_folder, given, options = {}) {
      yield* work(options)
      keys = { ...given, dataKey: new Uint8Array(randomBytes(32)) }
      plain = 2
    },
    async *unseal(_folder, key, options = {}) {
      check(key)
      yield* work(options)
      keys = null
    },
    changePassphrase: async (_folder, key, passphrase) => {
      keys = { ...keys!, dataKey: check(key), passphrase }
    },
    changeRecoveryCode: async (_folder, key, recoveryCode) => {
      keys = { ...keys!, dataKey: check(key), recoveryCode }
    },
    dataKey: async (_folder, key) => check(key),
    plainBackups: () =>
      Promise.resolve(Array.from({ length: plain }, (_, n) => ({ folder: `/b/${n}`, bytes: 500 }))),
    removePlainBackups: () => {
      plain = 0
      return Promise.resolve([])
    },
  }
}

export interface TestDoor {
  door: Door
  router: Router
  assets: AssetService
}

/** A door over a workbench in memory. */
export async function openTestDoor(
  open: DoorPorts['open'],
  ports: Partial<DoorPorts> & { host: HostPort; log: Log },
): Promise<TestDoor> {
  const door = await Door.open({
    folder: '/library',
    name: 'memory',
    sealing: createSealingTwin(),
    newRecoveryCode: () => toRecoveryCode(randomBytes(16)),
    open,
    derived: (id) => [`/cache/${id}`],
    keychain: noKeychain,
    now: () => 0,
    pause: () => Promise.resolve(),
    ...ports,
  })
  return { door, router: createDoorRouter(door, ports.host, ports.log), assets: createDoorAssets(door) }
}

/** The same over one workbench that is there already, and no other after it. */
export function doorOver(workbench: Workbench, ports: { host: HostPort; log: Log }): Promise<TestDoor> {
  return openTestDoor(() => Promise.resolve(workbench), ports)
}

/** A keychain in memory, and what it keeps. */
export function aKeychain(strength: Awaited<ReturnType<Keychain['strength']>> = 'good') {
  const kept = new Map<string, Uint8Array>()
  const keychain: Keychain = {
    strength: () => Promise.resolve(strength),
    recall: (id) => Promise.resolve(kept.get(id)?.slice() ?? null),
    keep: (id, key) => Promise.resolve(kept.set(id, key.slice()).size > 0),
    forget: (id) => Promise.resolve(void kept.delete(id)),
  }
  return { kept, keychain }
}
