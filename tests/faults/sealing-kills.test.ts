import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { idOf, readText, saveText } from '../../electron/library/library.test-kit.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { createSealing } from '../../electron/library/sealing/create-sealing.ts'
import { newRecoveryCode } from '../../electron/library/sealing/new-recovery-code.ts'
import { seededRandom } from './crashes.ts'
import { soak } from './soak.ts'

const kills = soak ? 400 : 8
const records = 12
const passphrase = 'killed again and again'
const recoveryCode = newRecoveryCode()

let folder = ''
let program = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-sealing-'))
  program = join(folder, 'turning.mjs')
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'sealing-program.test-kit.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'turning.mjs' } },
    },
    ssr: { noExternal: true },
  })
})

afterAll(() => rm(folder, { recursive: true, force: true }))

const ports = () => ({
  ...createNodeLibraryPorts({ installId: 'check', appVersion: '0' }),
  reserveBytes: 4096,
  passphraseCost: 4,
})

it(
  `stays whole in ${kills} kills at random moments, now sealed and now plain`,
  async () => {
    const path = join(folder, 'library')
    await createLibrary(path, ports())
    const first = await openLibrary(path, ports())
    for (let n = 1; n <= records; n += 1)
      await saveText(first, idOf(n), `text ${n} ${'word '.repeat(n * 40)}`)
    await first.close()
    const random = seededRandom(1)
    const ends = { plain: 0, sealed: 0, killed: 0 }
    // How long it takes here and now, so that the kills fall into all of it.
    const undisturbed = await timed(() => killWhile(path, 'seal', Number.POSITIVE_INFINITY))
    for (let round = 0; round < kills; round += 1) {
      const { sealed } = await createSealing(ports()).look(path)
      ends.killed += await killWhile(path, sealed ? 'unseal' : 'seal', random() * 0.6 * undisturbed)
      ends[await expectWhole(path, round)] += 1
    }
    console.log(
      `${ends.killed} of ${kills} were killed in time: ${ends.plain} plain, ${ends.sealed} sealed, all whole`,
    )
    expect(ends.killed).toBeGreaterThan(kills / 4)
  },
  soak ? 3_600_000 : 120_000,
)

/** Kills the program so long after its first word, unless it was quicker; 1 where it was killed. */
async function killWhile(path: string, what: string, afterMs: number): Promise<number> {
  const child = spawn(process.execPath, [program, path, what, passphrase, recoveryCode], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const begun = new Promise<void>((resolve) => child.stdout.once('data', () => resolve()))
  const ended = new Promise<NodeJS.Signals | null>((resolve) =>
    child.once('close', (_, signal) => resolve(signal)),
  )
  await Promise.race([begun, ended])
  if (Number.isFinite(afterMs)) await wait(afterMs).then(() => child.kill('SIGKILL'))
  return (await ended) === 'SIGKILL' ? 1 : 0
}

async function timed(doing: () => Promise<unknown>): Promise<number> {
  const from = performance.now()
  await doing()
  return performance.now() - from
}

async function expectWhole(path: string, round: number): Promise<'plain' | 'sealed'> {
  const { sealed } = await createSealing(ports()).look(path)
  const library = await openLibrary(path, ports(), sealed ? { passphrase } : undefined)
  expect(library.readOnly).toBeNull()
  for (const n of [1, 2, records - 1, records]) expect(await readText(library, idOf(n))).toMatch(`text ${n} `)
  expect([...library.summaries().keys()].length).toBe(records + Math.min(round, 1))
  for await (const { done, damaged } of library.verify()) if (done) expect(damaged).toEqual([])
  await saveText(library, idOf(records + 1), `round ${round}`)
  await library.close()
  expect((await createSealing(ports()).look(path)).unfinished).toBe(false)
  return sealed ? 'sealed' : 'plain'
}
