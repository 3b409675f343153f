import { beforeEach, describe, expect, it } from 'vitest'
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

let sealing: SealingTwin
/** Plain files that the opening has to deal with first. */
let left: number
let failOpening: Error[]
beforeEach(() => {
  sealing = createSealingTwin()
  left = 0
  failOpening = []
})

const openDoor = (keychain?: Keychain): Promise<TestDoor> =>
  openTestDoor(
    async (_key, onFinishing) => {
      for (let done = 0; done < left; done += 1) {
        onFinishing(done, left)
        await new Promise((resolve) => setImmediate(resolve))
      }
      const failure = failOpening.shift()
      if (failure) throw failure
      return { close: () => Promise.resolve() } as unknown as Workbench
    },
    { host: createPlainHost('memory'), log: () => undefined, sealing, ...(keychain ? { keychain } : {}) },
  )

async function aSealedDoor(keychain?: Keychain): Promise<TestDoor> {
  const test = await openDoor(keychain)
  await test.door.seal(passphrase.text, test.door.offerCode().code)
  await until(test, ({ access }) => access === 'open')
  return test
}

/** The states from now on until one that is waited for, which is the last. */
async function until(
  { door }: TestDoor,
  isLast: (state: ProtectionState) => boolean,
): Promise<ProtectionState[]> {
  const seen: ProtectionState[] = []
  const enough = new AbortController()
  for await (const state of door.watch(enough.signal)) {
    seen.push(state)
    if (isLast(state)) enough.abort()
  }
  return seen
}

describe('a sealing that was cut short', () => {
  const finishing = (done: number) => ({
    access: 'working',
    work: { what: 'finish', phase: 'removing', done, total: 3 },
  })

  it('is ended at the unlocking, and says how far it has come', async () => {
    const test = await aSealedDoor()
    await test.door.lock()
    left = 3
    const [seen] = await Promise.all([
      until(test, ({ access }) => access === 'open'),
      test.door.unlock(passphrase, false),
    ])
    expect(seen).toMatchObject([
      { access: 'locked' },
      finishing(0),
      finishing(1),
      finishing(2),
      { access: 'open', work: null, ended: { what: 'seal' } },
    ])
  })

  it('is ended behind a page that is there already, where the keychain opens it', async () => {
    const { keychain } = aKeychain()
    const first = await aSealedDoor(keychain)
    await first.door.remember(true)
    await first.door.close()
    sealing.interrupt()
    left = 3
    const test = await openDoor(keychain)
    expect(test.door.state().access).toBe('locked')
    const seen = await until(test, ({ access }) => access === 'open')
    expect(seen).toMatchObject([
      { access: 'locked' },
      finishing(0),
      finishing(1),
      finishing(2),
      { access: 'open' },
    ])
  })

  it.each([
    ['CANNOT_READ_NOW', 'cannot-read'],
    ['KEY_DAMAGED', 'key-damaged'],
  ] as const)('locks again where it fails, and says why (%s)', async (code, fault) => {
    const { keychain } = aKeychain()
    const test = await aSealedDoor(keychain)
    await test.door.remember(true)
    await test.door.close()
    left = 3
    sealing.interrupt()
    failOpening = [new LibraryError({ code }), new LibraryError({ code })]
    const again = await openDoor(keychain)
    await expect(again.door.unlock(passphrase, false)).rejects.toMatchObject({ code })
    expect(again.door.state()).toMatchObject({ access: 'locked', work: null, fault })
    await again.door.unlock(passphrase, false)
    expect(again.door.state()).toMatchObject({ access: 'open', fault: null })
  })

  it('waits for the next opening where the door is closed meanwhile', async () => {
    const test = await aSealedDoor()
    await test.door.lock()
    left = 3
    const unlocking = test.door.unlock(passphrase, false)
    const closing = until(test, ({ access }) => access === 'working').then(() => test.door.close())
    await expect(unlocking).rejects.toMatchObject({ code: 'CLOSED' })
    await closing
    expect(test.door.state()).toMatchObject({ access: 'locked', work: null })
  })
})
