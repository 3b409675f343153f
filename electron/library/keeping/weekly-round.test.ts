import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { backUp, newBackedWorld, rot, stick, type BackedWorld } from '../backups/backups.test-kit.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  readText,
  revisionFiles,
  saveText,
} from '../library.test-kit.ts'

const minuteMs = 60_000
const dayMs = 24 * 60 * minuteMs
const picture = Buffer.from('a picture nobody needs any more')
const pictureName = createHash('sha256').update(picture).digest('hex')
const picturePath = `${libraryPath}/objects/${pictureName.slice(0, 2)}/${pictureName}.bin`

const checkedAt = async ({ library }: BackedWorld) => (await library.backups.status()).lastCheckAt

/** Lets a week's round come due and waits until it is done. */
async function aWeekLater(world: BackedWorld): Promise<void> {
  const before = await checkedAt(world)
  world.clock.advance(8 * dayMs)
  await expect.poll(() => checkedAt(world), { timeout: 15_000 }).not.toBe(before)
}

const isThere = ({ fs }: BackedWorld, path: string) =>
  fs.facts(path).then(
    () => true,
    () => false,
  )

describe('the weekly round', () => {
  it('finds damage nobody has met yet and mends it from a backup', async () => {
    const world = await newBackedWorld({ automatic: true })
    const { library, fs } = world
    await saveText(library, idOf(1), 'One')
    await saveText(library, idOf(1), 'Two')
    await saveText(library, idOf(2), 'Other')
    await backUp(library)
    const before = await filesBelow(fs, `${libraryPath}/docs`)
    const [older] = await revisionFiles(fs, idOf(1))
    const [newest] = await revisionFiles(fs, idOf(2))
    await rot(fs, older!)
    await rot(fs, newest!)
    await aWeekLater(world)
    expect(await filesBelow(fs, `${libraryPath}/docs`)).toEqual(before)
    expect(await filesBelow(fs, `${libraryPath}/damaged`)).toHaveLength(2)
    expect(library.notices().filter(({ code }) => code === 'restored-from-backup')).toHaveLength(2)
    let last
    for await (const step of library.verify()) last = step
    expect(last).toMatchObject({ damaged: [] })
  })

  it('puts a damaged older file aside where no backup has it, and the record goes on', async () => {
    const world = await newBackedWorld({ automatic: true })
    const { library, fs } = world
    await saveText(library, idOf(1), 'One')
    await saveText(library, idOf(1), 'Two')
    const [older] = await revisionFiles(fs, idOf(1))
    await rot(fs, older!)
    // The first backup comes within the same minutes, and takes no damaged file.
    await aWeekLater(world)
    expect(await readText(library, idOf(1))).toBe('Two')
    expect(await revisionFiles(fs, idOf(1))).toHaveLength(1)
    await saveText(library, idOf(1), 'Three')
    expect(await readText(library, idOf(1))).toBe('Three')
  })

  it('folds the history that sessions left which ended before they came to it', async () => {
    const world = await newBackedWorld({ automatic: true })
    const { library, clock, fs } = world
    for (let n = 1; n <= 8; n += 1) await saveText(library, idOf(1), `Version ${n}`)
    clock.advance(5_000)
    await expect.poll(() => revisionFiles(fs, idOf(1), 'history'), { timeout: 15_000 }).toHaveLength(6)
    await aWeekLater(world)
    expect(await revisionFiles(fs, idOf(1), 'history')).toEqual([])
    expect(await filesBelow(fs, `${libraryPath}/history`)).toHaveLength(1)
    expect(await library.history(idOf(1))).toHaveLength(8)
  })

  it('waits for whoever writes, and is due again after a week', async () => {
    const world = await newBackedWorld({ automatic: true })
    const { library, clock, fs } = world
    let reads = 0
    fs.intercept = ({ name, path }) => {
      if (name === 'readFile' && path.includes('/docs/')) reads += 1
    }
    for (let minute = 0; minute < 5; minute += 1) {
      clock.advance(50_000)
      await saveText(library, idOf(1), `Minute ${minute}`)
    }
    expect(await checkedAt(world)).toBeNull()
    clock.advance(2 * minuteMs)
    await expect.poll(() => checkedAt(world)).not.toBeNull()
    const first = await checkedAt(world)
    expect(reads).toBeGreaterThan(0)
    clock.advance(dayMs)
    await library.backups.list()
    expect(await checkedAt(world)).toBe(first)
  })
})

it('reads the library once, however often a save puts off the check of its backups', async () => {
  const world = await newBackedWorld({ automatic: true })
  const { library, clock, fs } = world
  await saveText(library, idOf(1), 'One')
  await backUp(library)
  const [file] = await revisionFiles(fs, idOf(1))
  let [reads, saves] = [0, 0]
  fs.intercept = ({ name, path }) => {
    if (path === file && name === 'facts') reads += 1
  }
  const list = fs.list.bind(fs)
  fs.list = async (path) => {
    if (path.endsWith('/manifests') && saves < 3) await saveText(library, idOf(2), `Save ${(saves += 1)}`)
    return list(path)
  }
  let once = 0
  for (const save of [1, 2, 3]) {
    clock.advance(2 * minuteMs)
    await expect.poll(() => saves).toBe(save)
    once ||= reads
  }
  clock.advance(2 * minuteMs)
  await expect.poll(() => checkedAt(world)).not.toBeNull()
  expect(once).toBeGreaterThan(0)
  expect(reads).toBe(once)
})

describe('a picture that nothing names', () => {
  /** A picture put into a text and taken out again, in a library without any other trace of it. */
  async function orphan(options = {}): Promise<BackedWorld> {
    const world = await newBackedWorld({ automatic: true, ...options })
    await world.library.putObject(picture, 1000)
    return world
  }

  it('waits a week where it is, a month in the trash, and then goes', async () => {
    const world = await orphan()
    world.clock.advance(2 * minuteMs)
    await expect.poll(() => checkedAt(world)).not.toBeNull()
    expect(await isThere(world, picturePath)).toBe(true)
    await aWeekLater(world)
    expect(await isThere(world, picturePath)).toBe(false)
    const trash = `${libraryPath}/trash/objects`
    expect(await filesBelow(world.fs, trash)).toHaveLength(1)
    for (let week = 0; week < 3; week += 1) await aWeekLater(world)
    expect(await filesBelow(world.fs, trash)).toHaveLength(1)
    await aWeekLater(world)
    expect(await filesBelow(world.fs, trash)).toEqual([])
    expect(await failureOf(world.library.readObject(pictureName))).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('keeps nobody waiting who closes the library while the trash is gone through', async () => {
    const world = await orphan()
    for (let n = 0; n < 5; n += 1) await world.library.putObject(Buffer.from(`another ${n}`), 100)
    await aWeekLater(world)
    const trash = `${libraryPath}/trash/objects`
    expect(await filesBelow(world.fs, trash)).toHaveLength(6)
    const closing: Promise<void>[] = []
    world.fs.intercept = ({ name, path }) => {
      if (name === 'remove' && path.startsWith(trash) && closing.length === 0)
        closing.push(world.library.close())
    }
    world.clock.advance(31 * dayMs)
    await expect.poll(() => closing.length, { timeout: 15_000 }).toBe(1)
    await Promise.all(closing)
    expect(await filesBelow(world.fs, trash)).toHaveLength(5)
  })

  it('is found by a reader and by a save that names it, as long as it is in the trash', async () => {
    const world = await orphan()
    await aWeekLater(world)
    expect(await isThere(world, picturePath)).toBe(false)
    await saveText(world.library, idOf(1), 'Undone', { objects: [pictureName] })
    expect(await isThere(world, picturePath)).toBe(true)
    expect(Buffer.from(await world.library.readObject(pictureName))).toEqual(picture)
  })

  it('is none as long as a backup names it, when the library itself has forgotten it', async () => {
    const world = await orphan()
    await saveText(world.library, idOf(1), 'With', { objects: [pictureName] })
    await backUp(world.library)
    await world.library.trash(idOf(1))
    await world.library.purge(idOf(1))
    for (let week = 0; week < 6; week += 1) await aWeekLater(world)
    const docs = await filesBelow(world.fs, `${libraryPath}/trash`)
    expect(docs.filter((path) => path.endsWith('.doc'))).toEqual([])
    expect(await isThere(world, picturePath)).toBe(true)
    for (const path of await filesBelow(world.fs, world.ports.backups.home))
      if (/manifests|\.bin$/.test(path)) await world.fs.remove(path)
    await aWeekLater(world)
    expect(await isThere(world, picturePath)).toBe(false)
  })

  it('is none as long as a revision of the history names it', async () => {
    const world = await orphan()
    await saveText(world.library, idOf(1), 'With', { objects: [pictureName], kind: 'manual' })
    for (const text of ['Without', 'Still without', 'And on']) await saveText(world.library, idOf(1), text)
    await world.library.tidy()
    for (let week = 0; week < 3; week += 1) await aWeekLater(world)
    expect(await isThere(world, picturePath)).toBe(true)
  })

  it('stays where a chosen place of backups cannot be asked, or a header cannot be read', async () => {
    const world = await orphan()
    await world.library.backups.setSecond(stick)
    for (const path of await filesBelow(world.fs, stick)) await world.fs.remove(path)
    await aWeekLater(world)
    expect(await isThere(world, picturePath)).toBe(true)
    await world.library.backups.setSecond(null)
    await saveText(world.library, idOf(1), 'x')
    const [only] = await revisionFiles(world.fs, idOf(1))
    world.fs.intercept = ({ name, path }) => {
      if ((name === 'open' || name === 'readFile') && path === only?.replace('/docs/', '/history/'))
        throw Object.assign(new Error('no'), { code: 'EIO' })
    }
    const history = only!.replace('/docs/', '/history/')
    for (const folder of [`${libraryPath}/history`, history.slice(0, history.lastIndexOf('/'))])
      await world.fs.makeFolder(folder).catch(() => undefined)
    await world.fs.link(only!, history)
    await aWeekLater(world)
    expect(await isThere(world, picturePath)).toBe(true)
  })
})
