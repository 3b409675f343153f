import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import {
  contentsBelow,
  newBackedWorld,
  type BackedWorld,
} from '../../electron/library/backups/backups.test-kit.ts'
import type { MemoryFileSystem } from '../../electron/library/files/memory-file-system.ts'
import type { Fate, Unsynced } from '../../electron/library/files/memory-tree.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { idOf, libraryPath, saveText } from '../../electron/library/library.test-kit.ts'
import { LibraryError } from '../../electron/library/library-error.ts'
import { soak } from './soak.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

const picture = Buffer.from('the bytes of a picture')
const pictureName = createHash('sha256').update(picture).digest('hex')

/** Ways in which the power may go: what was not synced survives, is lost, is torn, is zeros, or each by its own lot. */
const endings: [string, (thing: Unsynced) => Fate][] = [
  ['all of it survives', () => 'kept'],
  ['none of it survives', () => 'lost'],
  ['names survive and bytes are torn', ({ what }) => (what === 'bytes' ? 'torn' : 'kept')],
  ['names survive and bytes are zeros', ({ what }) => (what === 'bytes' ? 'zeroed' : 'kept')],
  ['each by its own lot', ({ path }) => lots[createHash('sha256').update(path).digest()[0]! % 4]!],
]
const lots: readonly Fate[] = ['kept', 'lost', 'torn', 'zeroed']

/** Calls between two moments that are tried; a long run tries every one. */
const step = soak ? 1 : 67
const longest = soak ? 3_600_000 : 60_000

async function backedUpOnce(): Promise<BackedWorld> {
  const world = await newBackedWorld()
  const { library } = world
  await library.putObject(picture, 100)
  await saveText(library, idOf(1), 'One', { objects: [pictureName] })
  await library.backups.run('manual')
  world.clock.advance(26 * 3_600_000)
  await saveText(library, idOf(1), 'Two', { objects: [pictureName] })
  await saveText(library, idOf(2), 'Another')
  return world
}

/** What stands on the medium when the power goes after so many calls of some work; null when the work was done before. */
async function cutDuring(
  fs: MemoryFileSystem,
  calls: number,
  fate: (thing: Unsynced) => Fate,
  work: () => Promise<unknown>,
): Promise<MemoryFileSystem | null> {
  const from = fs.callCount
  let cut: MemoryFileSystem | null = null
  fs.intercept = ({ index }) => {
    if (index < from + calls) return
    cut ??= fs.powerCut(fate)
    throw Object.assign(new Error('the power is gone'), { code: 'EIO' })
  }
  await work().catch(() => undefined)
  fs.intercept = () => undefined
  return cut
}

async function openOn(fs: MemoryFileSystem, world: BackedWorld, path = libraryPath) {
  return openLibrary(path, { ...createMemoryPorts(fs), clock: world.clock, backups: world.ports.backups })
}

describe.each(endings)('a power cut in the middle of a backup after which %s', (_ending, fate) => {
  it('leaves every listed backup whole, and the next one succeeds', { timeout: longest }, async () => {
    let moments = 0
    for (let calls = 0; ; calls += step) {
      const world = await backedUpOnce()
      const cut = await cutDuring(world.fs, calls, fate, () => world.library.backups.run('manual'))
      if (!cut) break
      moments += 1
      const library = await openOn(cut, world)
      const { entries } = await library.backups.list()
      expect(entries.length).toBeGreaterThanOrEqual(1)
      for (const { place, id } of entries) {
        const look = { ref: { place, id }, differing: false, text: '', offset: 0, limit: 9 }
        expect((await library.backups.look(look)).unreadable).toBe(0)
      }
      const missing = []
      for await (const { damaged } of library.backups.verify())
        missing.push(...damaged.filter(({ reason }) => reason === 'missing'))
      expect(missing).toEqual([])
      expect(await library.backups.run('manual')).toMatchObject([{ problem: null }])
      let last
      for await (const word of library.backups.verify()) last = word
      expect(last).toMatchObject({ done: true, damaged: [] })
      await library.close()
    }
    expect(moments).toBeGreaterThan(5)
  })
})

describe.each(endings)('a power cut in the middle of a restore after which %s', (_ending, fate) => {
  it(
    'leaves no library or the whole one, and asking again makes it whole',
    { timeout: longest },
    async () => {
      const first = await backedUpOnce()
      const [outcome] = await first.library.backups.run('manual')
      const wanted = await contentsBelow(first.fs, `${libraryPath}/docs`)
      const ref = { place: 'own' as const, id: outcome!.id! }
      for (let calls = 0; ; calls += step * 3) {
        const world = { ...first, fs: first.fs.copy() }
        world.library = await openOn(world.fs, world)
        const cut = await cutDuring(world.fs, calls, fate, () =>
          world.library.backups.restoreLibrary(ref, '/new'),
        )
        if (!cut) break
        const opened = await openOn(cut, world, '/new').catch((error: unknown) => {
          if (error instanceof LibraryError && error.code === 'NO_LIBRARY') return null
          if (error instanceof LibraryError && error.code === 'CANNOT_READ_NOW') return null
          throw error
        })
        if (opened) {
          expect(opened.summaries().size).toBe(2)
          expect(Buffer.from(await opened.readObject(pictureName))).toEqual(picture)
          await opened.close()
          continue
        }
        const library = await openOn(cut, world)
        await library.backups.restoreLibrary(ref, '/new')
        expect(await contentsBelow(cut, '/new/docs')).toEqual(wanted)
        await library.close()
      }
    },
  )
})
