import { mkdtemp, rm, unlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { idOf, readText, summaryOf } from '../../electron/library/library.test-kit.ts'
import { libraryPaths, sealedFolder } from '../../electron/library/library-paths.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { createSealing } from '../../electron/library/sealing/create-sealing.ts'
import type { LibraryKey } from '../../electron/library/sealing/library-key.ts'
import { newRecoveryCode } from '../../electron/library/sealing/new-recovery-code.ts'
import { foreignRevision } from './plant-revision.ts'
import { soak } from './soak.ts'

const records = soak ? 10_000 : 200
const body = 'Twenty kilobytes of deliberation. '.repeat(600)
const passphrase = 'ten thousand'

let folder = ''
let path = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-sealed-'))
  path = join(folder, 'library')
  await createLibrary(path, portsOf())
  const paths = libraryPaths(path)
  for (let n = 0; n < records; n += 1) {
    const { bytes, name } = foreignRevision(idOf(n), `${n} ${body}`, {
      meta: summaryOf(idOf(n), `Document ${n}`, { tags: ['idm', 'report'], words: 3000 }),
    })
    await writeFile(join(paths.docsOf(name.id), name.fileName), bytes)
  }
}, 120_000)

afterAll(() => rm(folder, { recursive: true, force: true }))

it(
  `a sealed library of ${records} records opens like a plain one, from its headers and with its index`,
  async () => {
    const plain = await openings(undefined, '')
    const steps = createSealing(portsOf()).seal(path, { passphrase, recoveryCode: newRecoveryCode() })
    const sealing = await cpuOf(async () => {
      for await (const { phase } of steps) expect(phase).toBeTruthy()
    })
    const dataKey = await createSealing(portsOf()).dataKey(path, { passphrase })
    const { libraryId } = await createSealing(portsOf()).look(path)
    const sealed = await openings({ dataKey }, sealedFolder(libraryId))
    const ratios = plain.map((ms, at) => ((sealed[at] ?? 0) / ms).toFixed(2))
    console.log(
      `${records} records of 20 KB, ms of CPU plain and sealed (ratio): from headers ${plain[0]} and ${sealed[0]} (${ratios[0]}), ` +
        `with the index ${plain[1]} and ${sealed[1]} (${ratios[1]}), looked over ${plain[2]} and ${sealed[2]} (${ratios[2]}); sealed in ${sealing}`,
    )
  },
  soak ? 1_200_000 : 120_000,
)

/** Milliseconds of CPU that opening takes without the index and with it, and looking a library over. */
async function openings(key: LibraryKey | undefined, tree: string): Promise<number[]> {
  await unlink(join(path, tree, 'index.cache')).catch(() => undefined)
  const times: number[] = []
  for (const _ of ['headers', 'index']) {
    let library = null
    times.push(await cpuOf(async () => (library = await openLibrary(path, portsOf(), key))))
    const opened = library as Awaited<ReturnType<typeof openLibrary>> | null
    expect(opened?.summaries().size).toBe(records)
    if (times.length === 2) {
      expect(opened && (await readText(opened, idOf(records - 1)))).toContain('deliberation')
      times.push(await cpuOf(async () => opened?.refresh()))
    }
    await opened?.close()
  }
  return times
}

async function cpuOf(doing: () => Promise<unknown>): Promise<number> {
  const from = process.cpuUsage()
  await doing()
  const { user, system } = process.cpuUsage(from)
  return Math.round((user + system) / 1000)
}

const portsOf = (): ReturnType<typeof createNodeLibraryPorts> => ({
  ...createNodeLibraryPorts({ installId: 'many', appVersion: '0' }),
  reserveBytes: 4096,
})
