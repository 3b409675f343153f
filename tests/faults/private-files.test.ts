import { lstat, mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { idOf, saveText } from '../../electron/library/library.test-kit.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-private-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Windows has no such bits; there the folder's own rights hold. */
describe.skipIf(process.platform === 'win32')('what a library writes', () => {
  it('is for its owner alone, and nothing half-written stays', async () => {
    const path = join(folder, 'library')
    const ports = { ...createNodeLibraryPorts({ installId: 'private', appVersion: '0' }), reserveBytes: 4096 }
    await createLibrary(path, ports)
    const library = await openLibrary(path, ports)
    const { sha256 } = await library.putObject(Buffer.from('an annex'), 1000)
    for (let n = 0; n < 4; n += 1) await saveText(library, idOf(1), `text ${n}`, { objects: [sha256] })
    await saveText(library, idOf(2), 'to be purged')
    await library.purge(idOf(2))
    await library.tidy()
    const during = await everything(path)
    await library.close()
    const after = await everything(path)
    expect(after.filter(({ mode }) => (mode & 0o077) !== 0)).toEqual([])
    expect(during.filter(({ mode }) => (mode & 0o077) !== 0)).toEqual([])
    expect(after.filter(({ name }) => /\.tmp$|lock\.json/.test(name))).toEqual([])
    for (const room of ['docs/', 'history/', 'objects/', 'trash/', 'index.cache', 'library.json'])
      expect(after.some(({ name }) => name.startsWith(room))).toBe(true)
  })
})

async function everything(path: string): Promise<{ name: string; mode: number }[]> {
  const names = ['', ...(await readdir(path, { recursive: true }))]
  return Promise.all(
    names.map(async (name) => ({ name, mode: (await lstat(join(path, name))).mode & 0o777 })),
  )
}
