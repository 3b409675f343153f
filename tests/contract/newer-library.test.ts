import { createRouterClient } from '@orpc/server'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createTestShell, type TestShell } from '../../electron/cli/cli.test-kit.ts'
import { plant } from '../../electron/library/library.test-kit.ts'
import { markerBytes, readMarker } from '../../electron/library/library-marker.ts'
import { libraryPaths } from '../../electron/library/library-paths.ts'

let folder: string
let shell: TestShell
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'newer-'))
  shell = createTestShell(folder)
  await shell.run(['init', '/new'])
})
afterEach(() => rm(folder, { recursive: true }))

/** As if a later version had written the library; `minReader` says which versions may still read it. */
async function hasBecome(format: { formatVersion: number; minReader: number }): Promise<void> {
  const paths = libraryPaths('/new')
  const { marker } = await readMarker(shell.ports.fs, paths)
  await plant(shell.ports.fs, paths.marker, markerBytes({ ...marker, ...format }))
}

describe('a library of a newer version that may still be read', () => {
  beforeEach(() => hasBecome({ formatVersion: 3, minReader: 1 }))

  it('shows everything to a page, says why it cannot be changed, and refuses every change', async () => {
    await shell.inside('/new', async ({ router }) => {
      const client = createRouterClient(router)
      expect((await client.library.status()).readOnly).toBe('newer-format')
      const [theme] = (await client.records.list({ filter: { kinds: ['theme'] } })).items
      expect(theme?.title).toBeDefined()
      await expect(client.documents.create({ type: 'note', title: 'Notes' })).rejects.toMatchObject({
        code: 'READ_ONLY',
        data: { reason: 'newer-format' },
      })
      expect((await client.library.editAnyway()).readOnly).toBe('newer-format')
    })
  })

  it('answers on the command line, and refuses an import in one line', async () => {
    expect(await shell.json(['list', '/new', '--kind', 'theme', '--json'])).toHaveLength(19)
    await writeFile(join(folder, 'notes.md'), '# Notes')
    const { code, err } = await shell.run(['import', '/new', 'notes.md'])
    expect(code).toBe(1)
    expect(err.join('\n')).toContain('a newer version of Rapporteur made it')
  })
})

describe('a library of a newer version that this one could only misunderstand', () => {
  it('is not opened at all, and says so in one line', async () => {
    await hasBecome({ formatVersion: 3, minReader: 3 })
    const { code, err } = await shell.run(['list', '/new'])
    expect([code, err]).toEqual([
      1,
      ['rapporteur list: this library was written by a newer version of Rapporteur'],
    ])
  })
})
