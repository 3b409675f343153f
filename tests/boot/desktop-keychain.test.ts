import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { ProtectionState } from '../../shared/contract/protection.ts'
import { BootedDesktop, until, type PageClient } from './boot.test-kit.ts'

const passphrase = 'winter lake paper'
const secret = { kind: 'passphrase' as const, text: passphrase }
let desktop: BootedDesktop
let page: PageClient

beforeAll(async () => {
  desktop = await (await new BootedDesktop().start()).becomeReady()
  page = desktop.connectPage().client
})
afterAll(() => desktop.remove())

async function seal(): Promise<void> {
  const { code } = await page.protection.offerCode()
  await page.protection.seal({ passphrase, code })
  await settled()
}

async function settled(): Promise<ProtectionState> {
  const enough = new AbortController()
  try {
    for await (const state of await page.protection.watch(undefined, { signal: enough.signal }))
      if (state.access !== 'working') return state
  } finally {
    enough.abort()
  }
  throw new Error('the state ended before it was settled')
}

/** The file of wrapped keys, as it lies among the program's own settings. */
const keysFile = () => join(desktop.folder, 'userData', 'library-keys.json')
const keptKeys = () =>
  existsSync(keysFile()) ? (JSON.parse(readFileSync(keysFile(), 'utf8')) as Record<string, string>) : {}

/** The workbench ends and comes back, as after a crash: whatever it knew is gone. */
async function restart(): Promise<ProtectionState> {
  const workbenches = () => desktop.electron.processes.filter(({ entry }) => entry === 'workbench-process')
  const before = workbenches().length
  workbenches().at(-1)?.kill()
  await until(() => workbenches().length > before)
  page = desktop.connectPage().client
  return page.protection.state()
}

// One after the other over one sealed library: sealing writes every file anew.
describe('the desktop and the keychain of the system', () => {
  it('hands no key to one that would only hide it, nor to none', async () => {
    await seal()
    for (const [keychain, state] of [
      ['basic_text', process.platform === 'linux' ? 'weak' : 'kept'],
      [null, 'unavailable'],
    ] as const) {
      desktop.electron.keychain = keychain
      await page.protection.remember({ remember: true }).catch((error: unknown) => {
        expect(error).toMatchObject({ code: 'NO_CAPABILITY', data: { capability: 'keychain' } })
      })
      expect(await page.protection.state()).toMatchObject({ keychain: state })
    }
    if (process.platform === 'linux') expect(keptKeys()).toEqual({})
    desktop.electron.keychain = 'gnome_libsecret'
    await page.protection.remember({ remember: false })
  })

  it('ask for the passphrase after a restart, and keep the key wrapped and outside the library when told to', async () => {
    expect(await restart()).toMatchObject({ access: 'locked' })
    await expect(page.library.status()).rejects.toMatchObject({ code: 'LOCKED' })
    expect(await page.protection.unlock({ secret, remember: true })).toMatchObject({
      access: 'open',
      keychain: 'kept',
    })
    const [wrapped = ''] = Object.values(keptKeys())
    const key = desktop.electron.safeStorage.decryptString(Buffer.from(wrapped, 'base64'))
    expect(Buffer.from(key, 'base64')).toHaveLength(32)
    expect(readFileSync(keysFile(), 'utf8')).not.toContain(key)
    const library = join(desktop.folder, 'documents', 'Rapporteur')
    expect(readdirSync(library, { recursive: true }).join()).not.toContain('library-keys')
  })

  it('open the library by themselves then, until it is locked at will or its passphrase changes', async () => {
    expect(await restart()).toMatchObject({ access: 'open', keychain: 'kept' })
    await page.protection.changePassphrase({ secret, passphrase: 'another long walk' })
    expect(keptKeys()).toEqual({})
    await page.protection.remember({ remember: true })
    expect(Object.keys(keptKeys())).toHaveLength(1)
    await page.protection.lock()
    expect(keptKeys()).toEqual({})
    expect(await restart()).toMatchObject({ access: 'locked' })
  })
})
