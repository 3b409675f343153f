import { describe, expect, it } from 'vitest'
import type { FileCall } from '../files/memory-file-system.ts'
import { idOf, libraryPath, newWorld, saveText, textIn, type World } from '../library.test-kit.ts'

const id = idOf(1)

async function write({ library }: World, from: number, to: number): Promise<void> {
  for (let n = from; n <= to; n += 1) await saveText(library, id, `text ${n}`)
}

/** Does something once, right before the first call that is meant. */
function before({ ports: { fs } }: World, isMeant: (call: FileCall) => boolean, work: () => Promise<void>) {
  let isDue = true
  let done = false
  fs.intercept = async (call) => {
    if (!isDue || !isMeant(call)) return
    isDue = false
    await work()
    done = true
  }
  return () => done
}

const opensArchive = ({ name, path }: FileCall) =>
  name === 'facts' && path.startsWith(`${libraryPath}/history/`) && path.endsWith('.arc')
const opensCurrent = ({ name, path }: FileCall) =>
  ['open', 'facts'].includes(name) && path.startsWith(`${libraryPath}/docs/`)

/** Eighteen versions of which the older ones are in an archive, and six that the next fold puts into another. */
async function halfFolded(): Promise<World> {
  const world = await newWorld()
  await write(world, 1, 12)
  await world.library.tidy()
  await write(world, 13, 18)
  return world
}

describe('a history that is read while it is folded', () => {
  it('is whole where the archive that was listed has become another', async () => {
    const world = await halfFolded()
    const whole = await world.library.history(id)
    expect(whole).toHaveLength(18)
    const hasFolded = before(world, opensArchive, () => world.library.tidy())
    expect(await world.library.history(id)).toEqual(whole)
    expect(hasFolded()).toBe(true)
  })

  it('gives any version, whatever it lies in by then', async () => {
    for (const [rev, isMeant] of [
      [3, opensArchive],
      [14, opensCurrent],
    ] as const) {
      const world = await halfFolded()
      const hasFolded = before(world, isMeant, () => world.library.tidy())
      expect(textIn((await world.library.readRevision(id, rev)).record)).toBe(`text ${rev}`)
      expect(hasFolded()).toBe(true)
    }
  })

  it('lists what moved from the records to the history, once', async () => {
    const world = await halfFolded()
    const whole = await world.library.history(id)
    const hasFolded = before(world, opensCurrent, () => world.library.tidy())
    expect(await world.library.history(id)).toEqual(whole)
    expect(hasFolded()).toBe(true)
  })
})
