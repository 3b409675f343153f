import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import type { Library } from '../../electron/library/library.ts'
import { idOf, readText, saveText, summaryOf } from '../../electron/library/library.test-kit.ts'
import { libraryPaths } from '../../electron/library/library-paths.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { foreignRevision } from './plant-revision.ts'

const records = 10_000
const body = 'Twenty kilobytes of deliberation. '.repeat(600)

let folder = ''
let path = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-many-'))
  path = join(folder, 'library')
  await createLibrary(path, portsOf())
  const paths = libraryPaths(path)
  // Written without the library, whose 10,000 synced saves would only measure the disk.
  for (let n = 0; n < records; n += 1) {
    const { bytes, name } = foreignRevision(idOf(n), `${n} ${body}`, {
      meta: summaryOf(idOf(n), `Document ${n}`, { tags: ['idm', 'report'], words: 3000 }),
    })
    await writeFile(join(paths.docsOf(name.id), name.fileName), bytes)
  }
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

describe('a library of 10,000 records', () => {
  it('opens with every title, from the files and then from the index, and saves as ever', async () => {
    const first = await timed(() => openLibrary(path, portsOf()))
    expect(first.library.summaries().size).toBe(records)
    await saveText(first.library, idOf(77), 'changed')
    await first.library.close()
    expect((await readFile(join(path, 'index.cache'))).length).toBeGreaterThan(records)

    const second = await timed(() => openLibrary(path, portsOf()))
    expect(second.library.summaries().size).toBe(records)
    expect(second.library.summaries().get(idOf(77))?.title).toBe('changed')
    expect(await readText(second.library, idOf(9_999))).toContain('deliberation')
    const refresh = performance.now()
    await second.library.refresh()
    const refreshed = performance.now() - refresh
    await second.library.close()
    console.log(
      `10,000 records of 20 KB: opened in ${first.ms} ms from headers, ${second.ms} ms with the index; looked over in ${Math.round(refreshed)} ms`,
    )
  }, 60_000)
})

const portsOf = (): ReturnType<typeof createNodeLibraryPorts> => ({
  ...createNodeLibraryPorts({ installId: 'many', appVersion: '0' }),
  reserveBytes: 4096,
})

async function timed(open: () => Promise<Library>): Promise<{ library: Library; ms: number }> {
  const start = performance.now()
  const library = await open()
  return { library, ms: Math.round(performance.now() - start) }
}
