import { describe, expect, it } from 'vitest'
import type { ManualClock } from '../../electron/library/clock.ts'
import {
  idOf,
  libraryPath,
  newWorld,
  readText,
  reopen,
  revisionFiles,
  saveText,
  type World,
} from '../../electron/library/library.test-kit.ts'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { openLibrary } from '../../electron/library/open-library.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Sets the wall clock; the monotonic one knows nothing of it, as on a real machine. */
function setBack(clock: ManualClock, days: number): void {
  const now = clock.now.bind(clock)
  clock.now = () => new Date(now().getTime() - days * dayMs)
}

async function worldWithPast(): Promise<World> {
  const world = await newWorld()
  for (let n = 1; n <= 60; n += 1) {
    await saveText(world.library, idOf(1), `before ${n}`)
    world.ports.clock.advance(dayMs)
  }
  await world.library.tidy()
  return world
}

describe('a clock set back a year', () => {
  it('in the middle of a session: what is saved next is the newest, now and after a restart', async () => {
    const world = await worldWithPast()
    setBack(world.ports.clock, 365)
    expect((await saveText(world.library, idOf(1), 'after')).rev).toBe(61)
    expect(await readText(world.library, idOf(1))).toBe('after')
    await world.library.close()
    const { library } = await reopen(world)
    expect(await readText(library, idOf(1))).toBe('after')
    expect(library.notices()).toEqual([])
    const history = await library.history(idOf(1))
    expect(history[0]).toMatchObject({ rev: 61, title: 'after' })
    expect(history.map(({ rev }) => rev)).toEqual(history.map(({ rev }) => rev).toSorted((a, b) => b - a))
  })

  it('lets nothing go that was kept before, and tidies on', async () => {
    const world = await worldWithPast()
    const before = (await world.library.history(idOf(1))).map(({ rev }) => rev)
    setBack(world.ports.clock, 365)
    for (let n = 0; n < 10; n += 1) await saveText(world.library, idOf(1), `after ${n}`)
    await world.library.tidy()
    const kept = (await world.library.history(idOf(1))).map(({ rev }) => rev)
    expect(kept).toEqual(expect.arrayContaining(before))
    expect(kept).toEqual(expect.arrayContaining(Array.from({ length: 10 }, (_, n) => 61 + n)))
    expect(await revisionFiles(world.ports.fs, idOf(1))).toHaveLength(2)
  })

  it('ends nobody’s time in the bin early, and a second machine with the right time loses nothing', async () => {
    const world = await worldWithPast()
    await saveText(world.library, idOf(2), 'in the bin')
    await world.library.trash(idOf(2))
    const there = { ...createMemoryPorts(world.ports.fs), host: 'other', installId: 'other' }
    there.clock.advance(60 * dayMs)
    const other = await openLibrary(libraryPath, there)
    await other.editAnyway()
    setBack(world.ports.clock, 365)
    await world.library.tidy()
    expect(world.library.summaries().get(idOf(2))?.trashedAt).toBeDefined()
    await Promise.all([
      saveText(world.library, idOf(1), 'here, a year ago', { baseRev: 60 }),
      saveText(other, idOf(1), 'there, now', { baseRev: 60 }),
    ])
    await world.library.refresh()
    const titles = (await world.library.history(idOf(1))).map(({ title }) => title)
    expect(titles).toEqual(expect.arrayContaining(['here, a year ago', 'there, now']))
  })
})
