import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { PDFDocument } from 'pdf-lib'
import { build } from 'vite'
import { beforeAll, describe, expect, it } from 'vitest'
import type { IntakeJob } from './intake/intake-job.ts'
import { locatePdfium } from './locate-pdfium.ts'
import { crewLimits, createCrewHere, createThreadCrew, type PackHand } from './pack-crew.ts'

const pdfium = locatePdfium(import.meta.dirname)
let folder = ''
let worker: URL
let annex: Uint8Array

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'packs-worker-'))
  const root = join(import.meta.dirname, '../..')
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'electron/packs/packs-worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20.19',
      rolldownOptions: {
        output: {
          entryFileNames: '[name].mjs',
          banner: `import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);`,
        },
      },
    },
    ssr: { noExternal: true },
  })
  worker = pathToFileURL(join(folder, 'packs-worker.mjs'))
  const document = await PDFDocument.create()
  document.addPage([200, 200])
  document.addPage([200, 200])
  annex = await document.save()
})

const job = (bytes = annex): IntakeJob => ({
  task: 'take-in',
  bytes,
  base: 32,
  key: 0,
  index: 1,
  title: 'Annex',
  mostPages: 100,
})

function script(source: string): URL {
  const file = join(folder, `script-${source.length}.mjs`)
  writeFileSync(file, source)
  return pathToFileURL(file)
}

/** A thread that does what `source` says with every job that is not of one byte, and refuses those. */
const thread = (source: string) =>
  script(
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', (job) => {
       if (job.bytes.length === 1) parentPort.postMessage({ ok: false, reason: 'not-a-pdf' })
       else { ${source} }
     })`,
  )

describe('a hand in a thread of its own', () => {
  it('is not blamed for memory that others take meanwhile', async () => {
    const limits = { jobMs: 20_000, heapMb: 64, growth: 64 * 1024 * 1024 }
    const later = `setTimeout(() => parentPort.postMessage({ ok: false, reason: 'damaged' }), 1200)`
    const crew = createThreadCrew(thread(later), () => pdfium, limits)
    const hand = crew.hire()
    const answer = hand.takeIn(job())
    await new Promise((done) => setTimeout(done, 400))
    const ours = Array.from({ length: 60 }, () => new Uint8Array(8 * 1024 * 1024).fill(1))
    expect(await answer).toEqual({ ok: false, reason: 'damaged' })
    expect(ours).toHaveLength(60)
    hand.dismiss()
  })

  it('takes a paper in as one here does', async () => {
    const [apart, here] = [
      createThreadCrew(worker, () => pdfium).hire(),
      createCrewHere(async () => readFileSync(pdfium)).hire(),
    ]
    try {
      const taken = await apart.takeIn(job())
      expect(taken).toEqual(await here.takeIn(job()))
      expect(taken.ok && taken.fragment.pages).toHaveLength(2)
      expect(await apart.takeIn(job(new Uint8Array(20)))).toEqual({ ok: false, reason: 'not-a-pdf' })
    } finally {
      apart.dismiss()
    }
  })

  it('takes over the thread of a hand that was dismissed, but not one in the middle of a job', async () => {
    // Answers with how many jobs it was given; a job of 20 bytes it never ends.
    const counting = `if (job.bytes.length !== 20) { globalThis.jobs = (globalThis.jobs ?? 0) + 1
      parentPort.postMessage({ ok: false, reason: String(globalThis.jobs) }) }`
    const crew = createThreadCrew(thread(counting), () => pdfium)
    const jobsOf = async (hand: PackHand) => {
      const answer = await hand.takeIn(job())
      return answer.ok ? null : answer.reason
    }
    const [first, second] = [crew.hire(), crew.hire()]
    expect([await jobsOf(first), await jobsOf(second)]).toEqual(['1', '1'])
    first.dismiss()
    const third = crew.hire()
    expect(await jobsOf(third)).toBe('2')
    const lost = third.takeIn(job(new Uint8Array(20)))
    third.dismiss()
    expect(await lost).toEqual({ ok: false, reason: 'too-complex' })
    const fourth = crew.hire()
    expect(await jobsOf(fourth)).toBe('1')
    for (const hand of [second, fourth]) hand.dismiss()
  })

  it('keeps no process from ending while its thread waits for the next hand', async () => {
    const lines = () => process.getActiveResourcesInfo().filter((each) => each === 'MessagePort').length
    const before = lines()
    const hand = createThreadCrew(thread(''), () => pdfium).hire()
    const answer = hand.takeIn(job(new Uint8Array(1)))
    expect(lines()).toBeGreaterThan(before)
    await answer
    hand.dismiss()
    expect(lines()).toBe(before)
  })

  it.each([
    ['runs for ever', 'for (;;);'],
    ['dies without a word', 'process.exit(3)'],
    ['throws', 'throw new Error("x")'],
    ['fills the memory with objects', 'const all = []; for (;;) all.push({ all, more: [{}, {}] })'],
    ['fills the memory with bytes', 'const all = []; for (;;) all.push(new Uint8Array(4e6).fill(1))'],
  ])('is replaced after a paper on which it %s', async (_, source) => {
    const limits = { jobMs: 3000, heapMb: 64, growth: 200 * 1024 * 1024 }
    const hand = createThreadCrew(thread(source), () => pdfium, limits).hire()
    try {
      expect(await hand.takeIn(job())).toEqual({ ok: false, reason: 'too-complex' })
      expect(await hand.takeIn(job(new Uint8Array(1)))).toEqual({ ok: false, reason: 'not-a-pdf' })
    } finally {
      hand.dismiss()
    }
  })

  it('stops at once when the work is cancelled, in the middle of a paper', async () => {
    const hand = createThreadCrew(thread('for (;;);'), () => pdfium, crewLimits).hire()
    const cancelling = new AbortController()
    setTimeout(() => cancelling.abort(), 300)
    await expect(hand.takeIn(job(), cancelling.signal)).rejects.toMatchObject({ name: 'AbortError' })
    expect(await hand.takeIn(job(new Uint8Array(1)))).toEqual({ ok: false, reason: 'not-a-pdf' })
    hand.dismiss()
  })
})
