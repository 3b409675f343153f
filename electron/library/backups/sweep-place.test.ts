import { expect, it } from 'vitest'
import { idOf, saveText } from '../library.test-kit.ts'
import { backUp, home, keptFiles, newBackedWorld, rot, type BackedWorld } from './backups.test-kit.ts'

const hourMs = 3_600_000

/** So many backups, a day apart, each with a record that is changed once more. */
async function daily(world: BackedWorld, count: number): Promise<void> {
  for (let day = 0; day < count; day += 1) {
    await saveText(world.library, idOf(1), `Day ${day}`)
    await backUp(world.library)
    world.clock.advance(24 * hourMs)
  }
}

it('keeps what any list names, lets the rest go, and every backup that is left is whole', async () => {
  const world = await newBackedWorld()
  await daily(world, 40)
  const lists = await keptFiles(world.fs, /manifests/)
  expect(lists.length).toBeGreaterThanOrEqual(12)
  expect(lists.length).toBeLessThan(25)
  // Each list names two revisions; those of lists that went are gone with them.
  const copies = await keptFiles(world.fs, /\.doc$/)
  expect(copies.length).toBeLessThanOrEqual(lists.length * 2 + 2)
  for await (const step of world.library.backups.verify()) expect(step.damaged).toEqual([])
})

it('removes no file while a list cannot be read, and lets that list go after a month', async () => {
  const world = await newBackedWorld()
  await daily(world, 3)
  const [oldest] = await keptFiles(world.fs, /manifests/)
  await rot(world.fs, oldest!)
  await daily(world, 25)
  expect((await world.library.backups.list()).damaged).toHaveLength(1)
  expect(await keptFiles(world.fs, /\.doc$/)).toHaveLength(28)
  await daily(world, 8)
  expect((await world.library.backups.list()).damaged).toHaveLength(0)
  expect((await keptFiles(world.fs, /\.doc$/)).length).toBeLessThan(36)
  for await (const step of world.library.backups.verify()) expect(step.damaged).toEqual([])
})

it('leaves files of others alone, and files so new that a list may follow', async () => {
  const world = await newBackedWorld()
  await daily(world, 1)
  const [copy] = await keptFiles(world.fs, /\.doc$/)
  const folder = copy!.slice(0, copy!.lastIndexOf('/'))
  const place = async (name: string) => {
    const file = await world.fs.open(`${folder}/${name}`, 'new')
    await file.write(Buffer.from('x'))
    await file.close()
  }
  await place('holiday.jpg')
  world.clock.advance(48 * hourMs)
  await place(`${'0'.repeat(64)}.bin`)
  await daily(world, 1)
  expect(await keptFiles(world.fs, /holiday|0{64}/)).toHaveLength(2)
  await daily(world, 2)
  expect(await keptFiles(world.fs, /holiday|0{64}/)).toEqual([`${folder}/holiday.jpg`])
  expect(folder.startsWith(home)).toBe(true)
})
