import { describe, expect, it } from 'vitest'
import { createLibrary } from '../../electron/library/create-library.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import type { Fate, Unsynced } from '../../electron/library/files/memory-tree.ts'
import type { Library } from '../../electron/library/library.ts'
import {
  failureOf,
  idOf,
  libraryPath,
  newWorld,
  readText,
  saveText,
} from '../../electron/library/library.test-kit.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { Acknowledged } from './acknowledged.ts'
import { crashAt, powerCuts, type PowerCut } from './crashes.ts'

/** A morning's work: two records, an attachment that one of them names, the bin, a purge, tidying up, closing. */
async function work(library: Library, told: Acknowledged): Promise<void> {
  const [first, second] = [idOf(1), idOf(2)]
  const steps: (() => Promise<unknown>)[] = [
    () => told.save(library, first, 'first, one'),
    () => told.save(library, first, 'first, two'),
    async () => {
      const object = await told.put(library, Buffer.from('an annex'))
      if (object !== null) await told.save(library, second, 'second, with an annex', [object])
    },
    () => told.save(library, first, 'first, three'),
    () => Promise.all([told.save(library, first, 'first, four'), told.save(library, second, 'second, two')]),
    () => told.binAndBack(library, first),
    () => library.tidy(),
    () => told.purge(library, second),
    () => told.save(library, first, 'first, five'),
    () => library.close(),
  ]
  for (const step of steps) await step()
}

async function startingPoint(): Promise<MemoryFileSystem> {
  const { library, ports } = await newWorld()
  await library.close()
  return ports.fs.copy()
}

describe('a power cut', () => {
  it('at any call of a session loses nothing that was acknowledged, whatever reached the medium', async () => {
    const start = await startingPoint()
    const points = await crashPoints(start)
    expect(points.length).toBeGreaterThan(80)
    let states = 0
    for (const n of points) {
      const fs = start.copy()
      const told = new Acknowledged()
      const library = await openLibrary(libraryPath, createMemoryPorts(fs))
      crashAt(fs, n)
      await work(library, told)
      for (const cut of distinctCuts(fs, n)) {
        await expectRecovered(fs.powerCut(cut.decide), told, `call ${n}, ${cut.name}`)
        states += 1
      }
    }
    expect(states).toBeGreaterThan(points.length)
  }, 120_000)

  it('while a library is made leaves a folder in which it can be made again, or the library', async () => {
    const full = new MemoryFileSystem()
    await createLibrary(libraryPath, createMemoryPorts(full))
    const calls = full.callCount
    for (let n = 0; n <= calls; n += n < calls - 40 ? 29 : 1) {
      const fs = new MemoryFileSystem()
      crashAt(fs, n)
      await createLibrary(libraryPath, createMemoryPorts(fs)).catch(() => undefined)
      for (const cut of powerCuts(n)) {
        const ports = createMemoryPorts(fs.powerCut(cut.decide))
        const made = await createLibrary(libraryPath, ports).then(
          () => 'made',
          (error: unknown) => String(error),
        )
        if (made !== 'made') expect(made).toContain('NOT_EMPTY')
        const library = await openLibrary(libraryPath, ports)
        expect((await saveText(library, idOf(1), 'works')).rev).toBe(1)
      }
    }
  }, 60_000)
})

const reading: ReadonlySet<string> = new Set(['list', 'facts', 'readFile', 'read', 'size', 'close'])

/** Before the first call and after every call that changes the medium: in between, the medium is the same. */
async function crashPoints(start: MemoryFileSystem): Promise<number[]> {
  const fs = start.copy()
  const library = await openLibrary(libraryPath, createMemoryPorts(fs))
  const first = fs.callCount
  const points = [0]
  fs.intercept = ({ name, index }) => {
    if (!reading.has(name)) points.push(index - first + 1)
  }
  await work(library, new Acknowledged())
  return points
}

/** Of the ways a power cut may end at this point, those that end differently. */
function distinctCuts(fs: MemoryFileSystem, seed: number): PowerCut[] {
  const seen = new Set<string>()
  const cuts: PowerCut[] = []
  for (const { name, decide } of powerCuts(seed)) {
    const fates = new Map<string, Fate>()
    const remembered = (thing: Unsynced): Fate => {
      const key = `${thing.what} ${thing.path}`
      const fate = fates.get(key) ?? decide(thing)
      fates.set(key, fate)
      return fate
    }
    fs.powerCut(remembered)
    const outcome = [...fates].map((each) => each.join(' ')).join('\n')
    if (!seen.has(outcome)) cuts.push({ name, decide: remembered })
    seen.add(outcome)
  }
  return cuts
}

async function expectRecovered(fs: MemoryFileSystem, told: Acknowledged, where: string): Promise<void> {
  try {
    const library = await openLibrary(libraryPath, createMemoryPorts(fs))
    await told.expectKept(library)
    await told.expectWhole(library)
    await saveText(library, idOf(1), 'life goes on')
    expect(await readText(library, idOf(1))).toBe('life goes on')
    expect(await failureOf(library.read(idOf(3)))).toMatchObject({ code: 'NOT_FOUND' })
  } catch (error) {
    throw new Error(where, { cause: error })
  }
}
