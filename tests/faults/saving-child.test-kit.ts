import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { build } from 'vite'
import { expect } from 'vitest'
import type { Library } from '../../electron/library/library.ts'
import { idOf, readText, textIn } from '../../electron/library/library.test-kit.ts'
import { createNodeLibraryPorts } from '../../electron/library/node-library-ports.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

/** Bundles the program that saves into a folder, so that plain Node can run it; answers its path. */
export async function buildSavingChild(folder: string): Promise<string> {
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: join(import.meta.dirname, 'saving-program.test-kit.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
      rollupOptions: { output: { entryFileNames: 'child.mjs' } },
    },
    ssr: { noExternal: true },
  })
  return join(folder, 'child.mjs')
}

export type Outcome = {
  word: 'saved' | 'refused'
  atNs: bigint
  record: number
  /** Its revision number where it was saved, else the code of the refusal. */
  answer: string
  text: string
}

/** A program that is saving now. `ended` resolves when it is gone and all it said has been read. */
export type SavingChild = {
  process: ChildProcess
  said: () => Outcome[]
  complaints: () => string
  started: Promise<void>
  ended: Promise<number | null>
}

export function startSavingChild(command: string, args: readonly string[]): SavingChild {
  const running = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] })
  let [said, complaints] = ['', '']
  const ended = new Promise<number | null>((resolve) => running.once('close', resolve))
  const started = new Promise<void>((resolve) => running.stdout.once('data', () => resolve()))
  running.stdout.on('data', (chunk: Buffer) => (said += chunk.toString('utf8')))
  running.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString('utf8')))
  // The last line may be cut; it was said only if its line break came through.
  const outcomes = (): Outcome[] => said.split('\n').slice(0, -1).map(toOutcome)
  return {
    process: running,
    said: outcomes,
    complaints: () => complaints,
    started: Promise.race([started, ended.then(() => undefined)]),
    ended,
  }
}

function toOutcome(line: string): Outcome {
  const [, word, atNs = '0', record, answer = '', text = ''] =
    /^(saved|refused) (\d+) (\d+) (\S+) (.*)$/.exec(line) ?? []
  return {
    word: word === 'saved' ? 'saved' : 'refused',
    atNs: BigInt(atNs),
    record: Number(record),
    answer,
    text,
  }
}

/** Everything children have been told is safe, and the library held to it. */
export class Promised {
  private readonly texts = new Map<string, string>()
  private readonly newest = new Map<number, number>()

  get size(): number {
    return this.texts.size
  }

  add({ record, answer, text }: Outcome): void {
    const key = `${record} ${answer}`
    expect(this.texts.get(key), 'no revision number is given twice').toBeUndefined()
    this.texts.set(key, text)
    this.newest.set(record, Math.max(this.newest.get(record) ?? 0, Number(answer)))
  }

  /** Opens the library as the next start would: it opens, may be written, and nothing is older than what was promised. */
  async expectNewest(path: string): Promise<void> {
    const library = await openAgain(path)
    expect(library.readOnly).toBeNull()
    for (const [record, rev] of this.newest) {
      expect(library.revOf(idOf(record))).toBeGreaterThanOrEqual(rev)
      expect(await readText(library, idOf(record))).toMatch(/end$/)
    }
    await library.close()
  }

  /** Every single text is there under its number, and no file is damaged. */
  async expectEverything(path: string): Promise<void> {
    const library = await openAgain(path)
    for (const [key, text] of this.texts) {
      const [record, rev] = key.split(' ').map(Number) as [number, number]
      expect(textIn((await library.readRevision(idOf(record), rev)).record)).toBe(text)
    }
    for await (const { done, damaged } of library.verify()) if (done) expect(damaged).toEqual([])
    await library.close()
  }
}

const openAgain = (path: string): Promise<Library> =>
  openLibrary(path, {
    ...createNodeLibraryPorts({ installId: 'check', appVersion: '0' }),
    reserveBytes: 4096,
  })
