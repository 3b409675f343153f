import { describe, expect, it } from 'vitest'
import { newBackedWorld, openAgain } from '../backups/backups.test-kit.ts'
import { failureOf, filesBelow, idOf, libraryPath, plant, readText, saveText } from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'
import { openSealed, sealWorld } from './sealed-world.test-kit.ts'

/** A plain library, and the same sealed, with its plain marker put back and every copy of the other gone. */
async function lostMarkers() {
  const world = await newBackedWorld()
  await saveText(world.library, idOf(1), 'one')
  await world.library.close()
  const plain = world.fs.copy()
  await sealWorld(world)
  const marker = await world.fs.readFile(`${libraryPath}/library.json`)
  const copies = (await filesBelow(world.fs, libraryPath)).filter((path) => path.endsWith('/library.json'))
  for (const path of copies.filter((each) => each.includes('/keys/'))) await world.fs.remove(path)
  await plant(world.fs, `${libraryPath}/library.json`, await plain.readFile(`${libraryPath}/library.json`))
  await world.fs.makeFolder(`${libraryPath}/docs`).catch(() => undefined)
  for (const shard of await plain.list(`${libraryPath}/docs`))
    await world.fs.makeFolder(`${libraryPath}/docs/${shard}`).catch(() => undefined)
  const sealedFiles = async () =>
    (await filesBelow(world.fs, libraryPath)).filter((path) => path.includes('.sealed/'))
  return { world, plain, marker, sealedFiles }
}

describe('ciphertext beside a plain marker', () => {
  it('is kept, and nothing is opened, where the plain library holds no record and it does', async () => {
    const { world, sealedFiles } = await lostMarkers()
    const before = await sealedFiles()
    expect(before.some((path) => path.includes('/docs/'))).toBe(true)
    expect(await failureOf(openLibrary(libraryPath, world.ports))).toEqual({ code: 'CANNOT_READ_NOW' })
    expect(await sealedFiles()).toEqual(before)
  })

  it('opens with its key again once a copy of the sealed marker is back', async () => {
    const { world, marker } = await lostMarkers()
    await failureOf(openLibrary(libraryPath, world.ports))
    await plant(world.fs, `${libraryPath}/keys/library.json`, marker)
    const { library } = await openSealed(world)
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
  })

  it('goes where the plain library holds its records', async () => {
    const { world, plain, sealedFiles } = await lostMarkers()
    for (const path of await filesBelow(plain, `${libraryPath}/docs`))
      await plant(world.fs, path, await plain.readFile(path))
    const { library } = await openAgain(world)
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
    expect(await sealedFiles()).toEqual([])
  })
})
