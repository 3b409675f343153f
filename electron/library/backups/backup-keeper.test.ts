import { setImmediate } from 'node:timers/promises'
import { expect, it } from 'vitest'
import type { BackupOutcome } from '../../../shared/contract/backups.ts'
import { idOf, readText, saveText } from '../library.test-kit.ts'
import {
  backUp,
  home,
  keptFiles,
  newBackedWorld,
  openAgain,
  stick,
  type BackedWorld,
} from './backups.test-kit.ts'

const dayMs = 24 * 3_600_000

/** Backups a day apart, between which every revision of the one before goes to the history. */
async function daily(world: BackedWorld, days: number): Promise<void> {
  for (let day = 0; day < days; day += 1) {
    for (const half of ['Morning', 'Noon', 'Evening'])
      await saveText(world.library, idOf(1), `${half} of day ${day}`)
    await world.library.tidy()
    await backUp(world.library)
    world.clock.advance(dayMs)
  }
}

const momentsOf = async ({ library }: BackedWorld) =>
  (await library.backups.list()).entries.map(({ at }) => at)

it('lets go of what is over its time in both places', async () => {
  const world = await newBackedWorld()
  await world.library.backups.setSecond(stick)
  await daily(world, 25)
  const [own, second] = [
    await keptFiles(world.fs, /manifests/),
    await keptFiles(world.fs, /manifests/, stick),
  ]
  expect(own.length).toBeLessThan(20)
  expect(second).toHaveLength(own.length)
})

it('lets nothing go of a backup that is being brought back, though its time is over', async () => {
  const trial = await newBackedWorld()
  await daily(trial, 15)
  const before = await momentsOf(trial)
  await saveText(trial.library, idOf(1), 'Today')
  await backUp(trial.library)
  const after = await momentsOf(trial)
  const over = before.find((at) => !after.includes(at))

  const world = await newBackedWorld()
  await daily(world, 15)
  await saveText(world.library, idOf(1), 'Today')
  const entry = (await world.library.backups.list()).entries.find(({ at }) => at === over)
  expect(entry).toBeDefined()
  let last
  for await (const step of world.library.backups.restore({ place: 'own', id: entry!.id }, null)) last = step
  expect(last).toMatchObject({ restored: 1, failed: [], done: true })
  expect(await readText(world.library, idOf(1))).toMatch(/^Evening of day/)
})

/** A library whose hourly backup hangs at a file of its place, until it is let go. */
async function hanging(
  second: string | null = null,
): Promise<BackedWorld & { letGo: () => void; held: () => boolean }> {
  const world = await newBackedWorld({ automatic: true })
  await world.library.backups.setSecond(second)
  for (let record = 1; record <= 12; record += 1) await saveText(world.library, idOf(record), 'Words')
  let letGo = (): void => undefined
  let isHeld = false
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const { fs } = world
  const rename = fs.rename.bind(fs)
  fs.rename = async (from, to) => {
    if (to.startsWith(home) && to.endsWith('.doc')) {
      isHeld = true
      await gate
    }
    return rename(from, to)
  }
  world.clock.advance(60_000)
  await expect.poll(() => isHeld, { timeout: 15_000 }).toBe(true)
  return { ...world, letGo, held: () => isHeld }
}

it('holds nothing up for longer than it may, though another backup is under way', async () => {
  const world = await hanging()
  await saveText(world.library, idOf(1), 'More words')
  const asked = world.library.backups.ahead('delete')
  world.clock.advance(11_000)
  await asked
  world.letGo()
  await world.library.close()
})

/** A library whose backup by hand hangs at a file of the second place, until it is let go. */
async function slowStick(): Promise<BackedWorld & { letGo: () => void; manual: Promise<BackupOutcome[]> }> {
  const world = await newBackedWorld({ automatic: true })
  await saveText(world.library, idOf(1), 'Before')
  await backUp(world.library)
  world.clock.advance(1_000)
  await world.library.backups.setSecond(stick)
  for (let record = 1; record <= 12; record += 1) await saveText(world.library, idOf(record), 'Words')
  let letGo = (): void => undefined
  let isHeld = false
  const gate = new Promise<void>((resolve) => (letGo = resolve))
  const { fs } = world
  const rename = fs.rename.bind(fs)
  fs.rename = async (from, to) => {
    if (to.startsWith(stick) && to.endsWith('.doc')) {
      isHeld = true
      await gate
    }
    return rename(from, to)
  }
  const manual = world.library.backups.run('manual')
  await expect.poll(() => isHeld, { timeout: 15_000 }).toBe(true)
  return { ...world, letGo, manual }
}

it('brings records back while a backup by hand is still on its way to a slow stick', async () => {
  const world = await slowStick()
  const [, oldest] = (await world.library.backups.list()).entries.filter(({ place }) => place === 'own')
  let last
  for await (const step of world.library.backups.restore({ place: 'own', id: oldest!.id }, [idOf(1)]))
    last = step
  expect(last).toMatchObject({ restored: 1, before: { place: 'own' }, done: true })
  expect(await readText(world.library, idOf(1))).toBe('Before')
  world.letGo()
  expect(await world.manual).toMatchObject([{ problem: null }, { problem: null }])
})

it('gives a backup by hand up for whoever closes the library, and trusts nothing of it', async () => {
  const world = await slowStick()
  const closed = world.library.close()
  world.letGo()
  expect(await world.manual).toMatchObject([{ problem: null }, { place: 'second', problem: 'given-up' }])
  await closed
  const lists = await keptFiles(world.fs, /manifests/, stick)
  for (const path of lists) {
    const text = Buffer.from(await world.fs.readFile(path)).toString('utf8')
    expect(text).toContain('"reason":"quit"')
  }
})

it.each([
  ['', null, [home]],
  [' in both places', stick, [home, stick]],
])('gives an hourly backup up for the one on closing%s', async (_, second, folders) => {
  const world = await hanging(second)
  const closed = world.library.close()
  // Closing has come to where it waits for it.
  await setImmediate()
  world.letGo()
  await closed
  for (const folder of folders) {
    const lists = await keptFiles(world.fs, /manifests/, folder)
    expect(lists).toHaveLength(1)
    const text = Buffer.from(await world.fs.readFile(lists[0]!)).toString('utf8')
    expect(text).toContain('"reason":"quit"')
  }
})

it('still owes its places what one folder outside of them was given', async () => {
  const world = await newBackedWorld({ automatic: true })
  await saveText(world.library, idOf(1), 'Words')
  const run = await world.library.backups.run('manual', { to: stick })
  expect(run).toMatchObject([{ place: 'second', problem: null, fresh: true }])
  expect(await momentsOf(world)).toEqual([])
  world.clock.advance(60_000)
  await expect.poll(() => momentsOf(world), { timeout: 15_000 }).toHaveLength(1)
  await saveText(world.library, idOf(1), 'More words')
  await world.library.backups.run('manual', { to: stick })
  await world.library.close()
  expect((await openAgain(world).then(({ library }) => library.backups.list())).entries).toHaveLength(2)
})
