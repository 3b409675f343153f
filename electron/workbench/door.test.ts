import { createRouterClient } from '@orpc/server'
import { beforeEach, describe, expect, it } from 'vitest'
import { defaultSettings } from '../../shared/contract/settings.ts'
import type { ProtectionState } from '../../shared/contract/protection.ts'
import { LibraryError } from '../library/library-error.ts'
import type { Workbench } from './create-workbench.ts'
import {
  aKeychain,
  createSealingTwin,
  openTestDoor,
  type SealingTwin,
  type TestDoor,
} from './door.test-kit.ts'
import type { Keychain } from './keychain.ts'
import { createPlainHost } from './plain-host.ts'

const passphrase = { kind: 'passphrase' as const, text: 'winter lake paper' }
const wrong = { kind: 'passphrase' as const, text: 'summer lake paper' }
const refused = { failure: { code: 'PASSPHRASE', reason: 'wrong' } }

let sealing: SealingTwin
let opened: (Uint8Array | null)[]
let closed: number
let now: number
let faults: unknown[]
let failOpening: Error[]
let failClosing: Error[]
let holdClosing: Promise<void>
beforeEach(() => {
  sealing = createSealingTwin()
  opened = []
  closed = 0
  now = 0
  faults = []
  failOpening = []
  failClosing = []
  holdClosing = Promise.resolve()
})

/** A workbench of which only its coming and going matters. */
const aWorkbench = () =>
  ({
    services: { settings: { get: () => defaultSettings } },
    async close() {
      await holdClosing
      closed += 1
      const failure = failClosing.shift()
      return failure ? Promise.reject(failure) : Promise.resolve()
    },
  }) as unknown as Workbench

const openDoor = (keychain?: Keychain): Promise<TestDoor> =>
  openTestDoor(
    (key) => {
      const failure = failOpening.shift()
      if (failure) return Promise.reject(failure)
      opened.push(key && Uint8Array.from(key))
      return Promise.resolve(aWorkbench())
    },
    {
      host: createPlainHost('memory'),
      log: ({ cause }) => faults.push(cause),
      sealing,
      now: () => now,
      ...(keychain ? { keychain } : {}),
    },
  )

/** The states from now on until it is open or locked again. */
async function settled({ door }: TestDoor): Promise<ProtectionState[]> {
  const seen: ProtectionState[] = []
  const enough = new AbortController()
  for await (const state of door.watch(enough.signal)) {
    seen.push(state)
    if (state.access !== 'working') enough.abort()
  }
  return seen
}

async function aSealedDoor(keychain?: Keychain): Promise<TestDoor> {
  const test = await openDoor(keychain)
  await test.door.seal(passphrase.text, test.door.offerCode().code)
  await settled(test)
  return test
}

describe('a door', () => {
  it('lets everybody into a plain library, without a key', async () => {
    const { door } = await openDoor()
    expect(door.state()).toMatchObject({ access: 'open', sealed: false, keychain: 'no-host' })
    expect(opened).toEqual([null])
    expect(door.spillKey()).toEqual({ key: null })
  })

  it('keeps everybody out of a sealed one until its passphrase is shown, and then has the key', async () => {
    await (await aSealedDoor()).door.close()
    const { door, router, assets } = await openDoor()
    const client = createRouterClient(router)
    expect(door.state().access).toBe('locked')
    expect(door.workbench).toBeNull()
    await expect(client.settings.get()).rejects.toMatchObject({ code: 'LOCKED' })
    expect(await assets.read('a'.repeat(64))).toBeNull()
    await expect(assets.upload(nothing(), 'x')).rejects.toMatchObject({ code: 'LOCKED' })
    await expect(door.unlock(wrong, false)).rejects.toMatchObject(refused)
    expect(door.state().access).toBe('locked')
    await door.unlock(passphrase, false)
    expect(door.state().access).toBe('open')
    expect(opened.at(-1)).toHaveLength(32)
    expect((await client.settings.get()).spelling).toBe(true)
  })

  it('tells everybody that it is locked before it closes what is behind it', async () => {
    const test = await aSealedDoor()
    const before = closed
    const told = new Promise<number>((resolve) => {
      const enough = new AbortController()
      void (async () => {
        for await (const { access } of test.door.watch(enough.signal))
          if (access === 'locked') {
            resolve(closed)
            enough.abort()
          }
      })()
    })
    let letGo = () => {}
    holdClosing = new Promise((resolve) => (letGo = resolve))
    const locking = test.door.lock()
    expect(await told).toBe(before)
    letGo()
    await locking
    expect(closed).toBe(before + 1)
  })

  it('derives one key at a time, and makes who guesses wait longer with each guess', async () => {
    const { door } = await aSealedDoor()
    await door.lock()
    const before = sealing.derivations
    const guesses = [wrong, wrong, wrong, wrong].map((guess) => door.unlock(guess, false))
    const answers = await Promise.allSettled(guesses)
    expect(answers.map((each) => each.status === 'rejected' && (each.reason as Error).message)).toEqual([
      'PASSPHRASE',
      'PASSPHRASE',
      'PASSPHRASE',
      'TOO_SOON',
    ])
    expect(sealing.derivations - before).toBe(3)
    expect(door.state().wait).toBe(1)
    await expect(door.unlock(passphrase, false)).rejects.toMatchObject({ code: 'TOO_SOON' })
    now += 1000
    await expect(door.unlock(wrong, false)).rejects.toMatchObject(refused)
    expect(door.state().wait).toBe(2)
    now += 100_000
    await door.unlock(passphrase, false)
    expect(door.state()).toMatchObject({ access: 'open', wait: 0 })
  })

  it('closes the library before it is locked, and forgets the key', async () => {
    const { door } = await aSealedDoor()
    const first = door.spillKey().key
    expect(first).not.toBeNull()
    const before = closed
    await door.lock()
    expect(closed).toBe(before + 1)
    expect(() => door.spillKey()).toThrow('LOCKED')
    await door.unlock(passphrase, false)
    expect(door.spillKey().key).toBe(first)
    expect(Buffer.from(opened.at(-1)!).toString('base64')).not.toBe(first)
  })
})

it('lets nobody in any more once it was closed', async () => {
  const { door } = await aSealedDoor()
  await door.close()
  await door.unlock(passphrase, false)
  expect(door.state().access).toBe('locked')
})

describe('the key of a library', () => {
  /** Every key that was handed to whoever stands at the door, the very bytes. */
  let given: Uint8Array[]
  beforeEach(() => {
    given = []
    const { dataKey } = sealing
    sealing.dataKey = async (folder, key) => {
      const known = await dataKey(folder, key)
      given.push(known)
      return known
    }
  })
  const kept = () => given.filter((key) => key.some((byte) => byte !== 0)).length

  it('is overwritten once nothing needs it any more', async () => {
    const test = await aSealedDoor()
    expect(kept()).toBe(1)
    await test.door.changePassphrase(passphrase, 'another long walk')
    const secret = { kind: 'passphrase' as const, text: 'another long walk' }
    await test.door.changeCode(secret, test.door.offerCode().code)
    expect(kept()).toBe(1)
    await test.door.lock()
    expect(kept()).toBe(0)
    failOpening = [new LibraryError({ code: 'CANNOT_READ_NOW' })]
    await expect(test.door.unlock(secret, false)).rejects.toThrow()
    expect(kept()).toBe(0)
    await test.door.unlock(secret, false)
    await test.door.unseal(secret)
    await settled(test)
    expect([test.door.state().sealed, given.length, kept()]).toEqual([false, 6, 0])
  })
})

describe('sealing behind a door', () => {
  it('closes the library first, tells how far it is, empties what is derived, and opens it by its key', async () => {
    const test = await openDoor()
    const states = settled(test)
    await test.door.seal(passphrase.text, test.door.offerCode().code)
    const phases = (await settled(test)).map(({ work }) => work?.phase)
    expect(phases).toEqual(expect.arrayContaining(['writing', 'verifying', 'ending']))
    expect((await states).at(-1)).toMatchObject({ access: 'open' })
    expect(test.door.state()).toMatchObject({
      sealed: true,
      work: null,
      ended: { what: 'seal', problem: null },
    })
    expect(sealing.emptied).toEqual(['/cache/twin'])
    expect([closed, opened.length]).toEqual([1, 2])
    expect(opened[1]).toHaveLength(32)
  })

  it('takes no code but the one it offered last', async () => {
    const { door } = await openDoor()
    const old = door.offerCode().code
    const { code } = door.offerCode()
    for (const [typed, reason] of [
      [old, 'another'],
      [`${code}7`, 'length'],
      [code.replace(/.$/, (last) => (last === '7' ? '8' : '7')), 'typo'],
    ] as const)
      await expect(door.seal(passphrase.text, typed)).rejects.toMatchObject({
        code: 'INVALID',
        data: { fields: [{ path: 'code', reason }] },
      })
    expect(door.state().access).toBe('open')
  })

  it('takes a code once', async () => {
    const { door } = await aSealedDoor()
    const { code } = door.offerCode()
    await door.changeCode(passphrase, code)
    await expect(door.changeCode(passphrase, code)).rejects.toMatchObject({ code: 'INVALID' })
  })

  it('can be stopped, after which the library is open as it was', async () => {
    const test = await openDoor()
    sealing.hold()
    await test.door.seal(passphrase.text, test.door.offerCode().code)
    await expect.poll(() => test.door.state().work?.phase).toBe('writing')
    test.door.stop()
    await settled(test)
    expect(test.door.state()).toMatchObject({
      access: 'open',
      sealed: false,
      ended: { what: 'seal', problem: 'stopped' },
    })
  })

  it.each([
    [new LibraryError({ code: 'DISK_FULL' }), 'disk-full', 0],
    [new LibraryError({ code: 'READ_ONLY', reason: 'locked' }), 'busy', 0],
    [new LibraryError({ code: 'DAMAGED', id: 'x' }), 'damaged', 0],
    [new TypeError('of ours'), 'unexpected', 1],
  ])('that fails with %s leaves the library open, and says why', async (error, problem, told) => {
    const test = await openDoor()
    sealing.failNext(error)
    await test.door.seal(passphrase.text, test.door.offerCode().code)
    await settled(test)
    expect(test.door.state()).toMatchObject({ access: 'open', sealed: false, ended: { problem } })
    expect(faults).toHaveLength(told)
  })

  it('tries to open the library again until its medium answers', async () => {
    const test = await openDoor()
    failOpening = [
      new LibraryError({ code: 'CANNOT_READ_NOW' }),
      new LibraryError({ code: 'CANNOT_READ_NOW' }),
    ]
    await test.door.seal(passphrase.text, test.door.offerCode().code)
    const seen = await settled(test)
    expect(seen.map(({ fault }) => fault)).toContain('cannot-read')
    expect(test.door.state()).toMatchObject({ access: 'open', fault: null })
  })

  it('is undone by who knows the passphrase only', async () => {
    const test = await aSealedDoor()
    await expect(test.door.unseal(wrong)).rejects.toMatchObject(refused)
    await test.door.unseal(passphrase)
    await settled(test)
    expect(test.door.state()).toMatchObject({ access: 'open', sealed: false, ended: { what: 'unseal' } })
    expect(opened.at(-1)).toBeNull()
  })
})

describe('a keychain', () => {
  it('opens the door the next time, and no more once it was locked at will', async () => {
    const { kept, keychain } = aKeychain()
    const { door } = await aSealedDoor(keychain)
    expect(door.state().keychain).toBe('empty')
    await door.remember(true)
    expect(door.state().keychain).toBe('kept')
    await door.close()
    const again = await openDoor(keychain)
    expect(again.door.state().access).toBe('open')
    await again.door.lock()
    expect(kept.size).toBe(0)
    expect((await openDoor(keychain)).door.state()).toMatchObject({ access: 'locked', keychain: 'empty' })
  })

  it('forgets the key of a library that could not be closed well, too', async () => {
    const { kept, keychain } = aKeychain()
    const { door } = await aSealedDoor(keychain)
    await door.remember(true)
    failClosing = [new LibraryError({ code: 'IO' })]
    await expect(door.lock()).rejects.toThrow()
    expect([door.state().access, kept.size]).toEqual(['locked', 0])
  })

  it('is handed the key while unlocking when asked to, and gives it up when the passphrase changes or goes', async () => {
    const { kept, keychain } = aKeychain()
    const test = await aSealedDoor(keychain)
    await test.door.lock()
    await test.door.unlock(passphrase, true)
    expect(kept.size).toBe(1)
    await test.door.changePassphrase(passphrase, 'another long walk')
    expect(kept.size).toBe(0)
    await test.door.remember(true)
    await test.door.unseal({ kind: 'passphrase', text: 'another long walk' })
    await settled(test)
    expect(kept.size).toBe(0)
  })

  it('that would only hide the key is handed none', async () => {
    const { kept, keychain } = aKeychain('weak')
    const { door } = await aSealedDoor(keychain)
    await expect(door.remember(true)).rejects.toMatchObject({ code: 'NO_CAPABILITY' })
    expect([kept.size, door.state().keychain]).toEqual([0, 'weak'])
  })

  it('with the key of another time is forgotten, and the passphrase is asked for', async () => {
    const { kept, keychain } = aKeychain()
    await (await aSealedDoor(keychain)).door.close()
    kept.set('twin', new Uint8Array(32))
    failOpening = [new LibraryError({ code: 'PASSPHRASE', reason: 'wrong', tried: 'data-key' })]
    const { door } = await openDoor(keychain)
    expect(door.state().access).toBe('locked')
    expect(kept.size).toBe(0)
  })
})

async function* nothing(): AsyncGenerator<Uint8Array> {}
