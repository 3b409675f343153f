import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { linkThread, ThreadLost } from './engine-link.ts'
import { readQuery } from '../query/query.ts'

let folder: string
beforeEach(async () => void (folder = await mkdtemp(join(tmpdir(), 'engine-link-'))))
afterEach(() => rm(folder, { recursive: true, force: true }))

/** A thread that answers a call with its name, and over one whose input names it runs on for ever, or dies. */
async function thread(): Promise<URL> {
  const path = join(folder, 'thread.mjs')
  await writeFile(
    path,
    `import { parentPort } from 'node:worker_threads'
     parentPort.on('message', ({ call, method, input }) => {
       const text = JSON.stringify(input)
       if (text.includes('hang')) for (;;);
       if (text.includes('die')) process.exit(1)
       if (text.includes('fail')) parentPort.postMessage({ call, failed: 'as asked' })
       else parentPort.postMessage({ call, output: method })
     })`,
  )
  return pathToFileURL(path)
}

/** Short for what never answers, long for a machine that is slow to start a thread. */
const soon = { question: 800, put: 20_000, close: 800 }
const find = (text: string) => readQuery(text).query

/** What became of a call: its output, or how it was lost. */
async function fateOf(call: Promise<unknown>): Promise<unknown> {
  return call.catch((error: unknown) =>
    error instanceof ThreadLost ? (error.blamed ? 'blamed' : 'lost with it') : String(error),
  )
}

describe('a thread that does not answer', () => {
  it('is ended and started again; the call it was at is blamed, and those behind it are not', async () => {
    const link = linkThread(await thread(), null, null, soon)
    let restarts = 0
    link.onRestart(() => void (restarts += 1))
    expect(await link.find(find('plain'))).toBe('find')
    const fates = [link.find(find('hang')), link.revisions(), link.find(find('behind'))].map(fateOf)
    expect(await Promise.all(fates)).toEqual(['blamed', 'lost with it', 'lost with it'])
    expect(restarts).toBe(1)
    expect(await link.find(find('plain'))).toBe('find')
    await link.close()
  })

  it('is ended as often as it takes, so long as the new one answers something', async () => {
    const link = linkThread(await thread(), null, null, soon)
    for (const text of ['hang', 'die', 'hang']) {
      expect(await link.revisions(), text).toBe('revisions')
      expect(await fateOf(link.find(find(text))), text).toBe('blamed')
    }
    expect(await link.revisions()).toBe('revisions')
    await link.close()
  })

  it('is not started a third time when two in a row were lost without an answer', async () => {
    const link = linkThread(await thread(), null, null, soon)
    let restarts = 0
    link.onRestart(() => void (restarts += 1))
    for (const _ of [1, 2]) expect(await fateOf(link.find(find('die')))).toBe('blamed')
    expect(restarts).toBe(1)
    expect(await fateOf(link.find(find('plain')))).toBe('lost with it')
    await link.close().catch(() => undefined)
  })

  it('is not waited for when the search is closed', async () => {
    const link = linkThread(await thread(), null, null, { question: 60_000, put: 60_000, close: 300 })
    const hanging = fateOf(link.find(find('hang')))
    expect(await fateOf(link.close())).toBe('lost with it')
    expect(await hanging).toBe('blamed')
    expect(await fateOf(link.revisions())).toBe('lost with it')
  })
})

describe('a call that fails', () => {
  it('fails alone, and its thread goes on', async () => {
    const link = linkThread(await thread(), null, null, soon)
    let restarts = 0
    link.onRestart(() => void (restarts += 1))
    expect(await fateOf(link.find(find('fail')))).toBe('Error: as asked')
    expect(await link.revisions()).toBe('revisions')
    expect(restarts).toBe(0)
    await link.close()
  })
})
