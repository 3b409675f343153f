import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { defaultSettings } from '../../shared/contract/settings.ts'
import { openSearchIndex, type SearchPorts } from '../search/search-index.ts'
import { noKeychain } from './keychain.ts'
import { openDoor } from './open-door.ts'
import { createPlainHost } from './plain-host.ts'

/** An index in memory, over nothing. */
const noSearch: SearchPorts = {
  folder: null,
  key: null,
  workerUrl: null,
  summaries: () => new Map(),
  revisionOf: () => 0,
  readText: () => Promise.reject(new Error('nothing is read')),
  habits: () => Promise.resolve(defaultSettings),
}

let user: string
beforeEach(async () => {
  user = await mkdtemp(join(tmpdir(), 'open-door-'))
  vi.stubEnv('XDG_CACHE_HOME', join(user, 'cache'))
  vi.stubEnv('XDG_CONFIG_HOME', join(user, 'config'))
})
afterEach(async () => {
  vi.unstubAllEnvs()
  await rm(user, { recursive: true })
})

const open = (create: boolean) =>
  openDoor({
    folder: join(user, 'library'),
    create,
    backups: { automatic: false },
    keychain: noKeychain,
    host: createPlainHost('memory'),
    version: '1.0.0',
    built: import.meta.dirname,
    log: () => undefined,
    openSearch: () => openSearchIndex(noSearch),
  })

it('leaves nothing of a library that is sealed in the folder for what can be made again', async () => {
  const { door, close } = await open(true)
  const cache = join(user, 'cache', 'rapporteur')
  const [libraryId = ''] = await readdir(join(cache, 'index'))
  const plant = async (kind: string) => {
    await mkdir(join(cache, kind, libraryId), { recursive: true })
    await writeFile(join(cache, kind, libraryId, 'kept'), 'of the plain library')
  }
  const left = async () => {
    const found = await readdir(cache, { recursive: true, withFileTypes: true })
    return found.filter((each) => each.isFile()).map(({ name }) => name)
  }
  await plant('index')
  await plant('packs')
  const passphrase = 'winter lake paper'
  await door.seal(passphrase, door.offerCode().code)
  await expect.poll(() => door.state().access, { timeout: 30_000 }).toBe('open')
  expect(door.state()).toMatchObject({ sealed: true, ended: { problem: null } })
  expect(await left()).toEqual([])
  await close()

  // Sealed elsewhere, or killed before it came to that.
  await plant('packs')
  const again = await open(false)
  await again.door.unlock({ kind: 'passphrase', text: passphrase }, false)
  expect(await left()).toEqual([])
  await again.close()
})
