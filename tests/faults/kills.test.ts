import { spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { build } from 'vite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { idOf, readText, textIn } from '../../electron/library/library.test-kit.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { seededRandom } from './crashes.ts'

const rounds = 24

let folder = ''
let child = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rapporteur-kills-'))
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'kill-child.test-kit.ts'),
      outDir: folder,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  })
  child = join(folder, 'child.mjs')
})

afterAll(() => rm(folder, { recursive: true, force: true }))

it(`loses nothing it acknowledged in ${rounds} kills in the middle of saves`, async () => {
  const path = join(folder, 'library')
  const random = seededRandom(7)
  const acknowledged = new Map<string, string>()
  const newest = new Map<number, number>()
  for (let round = 0; round < rounds; round += 1) {
    for (const { record, rev, text } of await saveAndKill(path, round, 20 + random() * 180)) {
      expect(acknowledged.get(`${record} ${rev}`)).toBeUndefined()
      acknowledged.set(`${record} ${rev}`, text)
      newest.set(record, Math.max(newest.get(record) ?? 0, rev))
    }
    const library = await openLibrary(path, createNodeLibraryPorts({ installId: 'check', appVersion: '0' }))
    expect(library.readOnly).toBeNull()
    for (const [record, rev] of newest) {
      expect(library.revOf(idOf(record))).toBeGreaterThanOrEqual(rev)
      expect(await readText(library, idOf(record))).toMatch(/end$/)
    }
    await library.close()
  }
  expect(acknowledged.size).toBeGreaterThan(rounds)

  const library = await openLibrary(path, createNodeLibraryPorts({ installId: 'check', appVersion: '0' }))
  for (const [key, text] of acknowledged) {
    const [record, rev] = key.split(' ').map(Number) as [number, number]
    expect(textIn((await library.readRevision(idOf(record), rev)).record)).toBe(text)
  }
  for await (const { done, damaged } of library.verify()) if (done) expect(damaged).toEqual([])
  await library.close()
}, 120_000)

type Acknowledgement = { record: number; rev: number; text: string }

/** Kills the child some ms after its first acknowledgement; answers everything it acknowledged. */
async function saveAndKill(path: string, round: number, afterMs: number): Promise<Acknowledgement[]> {
  const running = spawn(process.execPath, [child, path, String(round)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, complaints] = ['', '']
  const ended = new Promise<void>((resolve) => running.once('close', () => resolve()))
  const started = new Promise<void>((resolve) => running.stdout.once('data', () => resolve()))
  running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  running.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')))
  await Promise.race([started, ended])
  await wait(afterMs)
  running.kill('SIGKILL')
  await ended
  expect(complaints).toBe('')
  // The last line may be cut; it was acknowledged only if its line break came through.
  const lines = said.split('\n').slice(0, -1)
  return lines.map((line) => {
    const [, record, rev, text = ''] = /^(\d+) (\d+) (.*)$/.exec(line) ?? []
    return { record: Number(record), rev: Number(rev), text }
  })
}
