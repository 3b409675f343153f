import { describe, expect, it } from 'vitest'
import { decodeArchive, encodeArchive } from '../archives/archive-file.ts'
import { parseArchiveName } from '../archives/archive-name.ts'
import { backUp, newBackedWorld, rot, type BackedWorld } from '../backups/backups.test-kit.ts'
import { systemError } from '../files/memory-file-system.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  newWorld,
  plant,
  readText,
  reopen,
  revisionFiles,
  saveText,
  textIn,
  type World,
} from '../library.test-kit.ts'
import { markerBytes, readMarker } from '../library-marker.ts'
import { libraryPaths } from '../library-paths.ts'
import { withChecksumLine } from '../revisions/checksum-line.ts'

const dayMs = 24 * 3_600_000
const patient = { timeout: 15_000 }
const id = idOf(1)

async function write(library: World['library'], count: number, from = 1): Promise<void> {
  for (let n = from; n < from + count; n += 1) await saveText(library, id, `text ${n}`)
}

const archivesIn = async ({ ports }: Pick<World, 'ports'>, room = 'history'): Promise<string[]> =>
  (await filesBelow(ports.fs, `${libraryPath}/${room}`)).filter((path) => path.endsWith('.arc'))

const singlesIn = ({ ports }: Pick<World, 'ports'>): Promise<string[]> =>
  revisionFiles(ports.fs, id, 'history')

async function everyText(library: World['library']): Promise<unknown[]> {
  const history = await library.history(id)
  const states = history.map(async ({ rev, hash }) =>
    textIn((await library.readRevision(id, rev, hash)).record),
  )
  return Promise.all(states)
}

const texts = (newest: number): string[] => Array.from({ length: newest }, (_, n) => `text ${newest - n}`)

async function damagedFiles(library: World['library']): Promise<string[]> {
  let found: string[] = []
  for await (const { damaged } of library.verify()) found = damaged.map(({ fileName }) => fileName)
  return found
}

describe('folding the history', () => {
  it('puts what is superseded into one archive, and every version can be listed and read as before', async () => {
    const world = await newWorld()
    const { library, ports } = world
    await write(library, 20)
    await saveText(library, id, 'text 21', { kind: 'manual', name: 'As sent' })
    const before = await library.history(id)
    await library.tidy()
    expect(await revisionFiles(ports.fs, id)).toHaveLength(2)
    expect(await singlesIn(world)).toEqual([])
    expect(await archivesIn(world)).toHaveLength(1)
    expect(await library.history(id)).toEqual(before)
    expect(await everyText(library)).toEqual(texts(21))
    expect(await everyText((await reopen(world)).library)).toEqual(texts(21))
    expect(await damagedFiles(library)).toEqual([])
  })

  it('leaves a few files as they are, and folds sixteen while somebody writes', async () => {
    const world = await newWorld()
    await write(world.library, 5)
    await world.library.tidy()
    expect([await singlesIn(world), await archivesIn(world)].map(({ length }) => length)).toEqual([3, 0])
    await write(world.library, 12, 6)
    world.ports.clock.advance(5_000)
    await expect.poll(async () => (await singlesIn(world)).length, patient).toBe(15)
    await write(world.library, 1, 18)
    world.ports.clock.advance(5_000)
    await expect.poll(async () => (await archivesIn(world)).length, patient).toBe(1)
    await expect.poll(async () => (await singlesIn(world)).length, patient).toBe(0)
  })

  it('adds to the archive it has until that is full', async () => {
    const world = await newWorld()
    for (let round = 0; round < 4; round += 1) {
      await write(world.library, 8, round * 8 + 1)
      await world.library.tidy()
    }
    expect(await archivesIn(world)).toHaveLength(1)
    const long = 'one point of order after the other '.repeat(30_000)
    for (let round = 0; round < 2; round += 1) {
      for (let n = 0; n < 5; n += 1) await saveText(world.library, id, `${long}${round} ${n}`)
      await world.library.tidy()
    }
    const sizes = await Promise.all((await archivesIn(world)).map((path) => world.ports.fs.facts(path)))
    expect(sizes.length).toBeGreaterThan(1)
    expect(Math.max(...sizes.map(({ size }) => size))).toBeLessThan(50_000)
    expect(await everyText(world.library)).toHaveLength(42)
  })

  it('removes nothing where an archive cannot hold a file byte for byte', async () => {
    const world = await newWorld()
    const { fs } = world.ports
    await write(world.library, 10)
    // A title that is no UTF-8, under a checksum that holds: as text it is another.
    const [file = ''] = await revisionFiles(fs, id)
    const body = Buffer.from((await fs.readFile(file)).slice(0, -72))
    body[body.indexOf('text 1')] = 0xff
    const { bytes, hash } = withChecksumLine([body])
    const odd = file.replace('/docs/', '/history/').replace(/[0-9a-f]{16}\.doc$/, `${hash.slice(0, 16)}.doc`)
    const folder = odd.slice(0, odd.lastIndexOf('/'))
    await fs.makeFolder(folder).catch(() => undefined)
    await plant(fs, odd, bytes)
    await world.library.tidy()
    expect(Buffer.compare(await fs.readFile(odd), bytes)).toBe(0)
    expect(await singlesIn(world)).toHaveLength(9)
    expect((await everyText(world.library)).filter((text) => text !== 'text 1')).toEqual(
      texts(10).slice(0, 9),
    )
  })

  it('removes no revision for an archive that came out other than it went in', async () => {
    const world = await newWorld()
    const { fs } = world.ports
    await write(world.library, 10)
    const original = fs.readFile.bind(fs)
    // The medium gives back another word, under checksums that hold.
    let lied = 0
    fs.readFile = async (path) => {
      const bytes = await original(path)
      const name = parseArchiveName(path.split('/').at(-1) ?? '')
      const reading = name && (await decodeArchive(bytes, name))
      const files = reading?.ok ? await reading.archive.unpack() : null
      if (!files) return bytes
      lied += 1
      const [first, ...others] = files
      const changed = {
        ...first!,
        bytes: Buffer.from(Buffer.from(first!.bytes).toString().replace('text 1', 'text X')),
      }
      return (await encodeArchive([changed, ...others])).bytes
    }
    await world.library.tidy()
    expect(lied).toBeGreaterThan(0)
    expect(await singlesIn(world)).toHaveLength(8)
    fs.readFile = original
    expect(await everyText(world.library)).toEqual(texts(10))
  })

  it('waits for room on a full disk, and loses nothing meanwhile', async () => {
    const world = await newWorld()
    const { fs } = world.ports
    await write(world.library, 10)
    for (const room of [0, 100, 700]) {
      fs.capacityBytes = fs.usedBytes + room
      await world.library.tidy()
      expect(await everyText(world.library)).toEqual(texts(10))
      expect(await archivesIn(world)).toEqual([])
    }
    fs.capacityBytes = Number.POSITIVE_INFINITY
    await write(world.library, 1, 11)
    await world.library.tidy()
    expect(await archivesIn(world)).toHaveLength(1)
    expect(await everyText(world.library)).toEqual(texts(11))
  })

  it('takes no damaged file into an archive, and does not remove it', async () => {
    const world = await newWorld()
    const { library, ports } = world
    await write(library, 5)
    await library.tidy()
    const [damaged = ''] = await singlesIn(world)
    await rot(ports.fs, damaged)
    await write(library, 5, 6)
    await library.tidy()
    expect(await singlesIn(world)).toEqual([damaged])
    expect(await damagedFiles(library)).toEqual([damaged.slice(libraryPath.length + 1)])
  })

  it('is done with when a round before it was cut short ahead of the removals', async () => {
    const world = await newWorld()
    await write(world.library, 10)
    await world.library.tidy()
    const kept = await singlesIn(world)
    const { fs } = world.ports
    await write(world.library, 6, 11)
    fs.intercept = ({ name, path }) => {
      if (name === 'remove' && path.includes('/history/')) throw systemError('EIO', path)
    }
    await world.library.tidy()
    expect(await archivesIn(world)).toHaveLength(2)
    expect(await everyText(world.library)).toEqual(texts(16))
    fs.intercept = () => undefined
    await write(world.library, 1, 17)
    await world.library.tidy()
    expect(await archivesIn(world)).toHaveLength(1)
    expect(await singlesIn(world)).toEqual(kept)
    expect(await everyText(world.library)).toEqual(texts(17))
  })

  it('thins what is archived: after a day one version an hour', async () => {
    const world = await newWorld()
    const { clock } = world.ports
    for (let n = 1; n <= 60; n += 1) {
      await write(world.library, 1, n)
      clock.advance(60_000)
    }
    await world.library.tidy()
    expect(await world.library.history(id)).toHaveLength(60)
    clock.advance(2 * dayMs)
    await write(world.library, 60, 61)
    await world.library.tidy()
    const revs = (await world.library.history(id)).map(({ rev }) => rev)
    expect(revs.filter((rev) => rev > 60)).toHaveLength(60)
    expect(revs.filter((rev) => rev <= 60).length).toBeLessThan(5)
    expect(await archivesIn(world)).toHaveLength(1)
  })

  it('is looked into when the newest files are all damaged', async () => {
    const world = await newWorld()
    await write(world.library, 8)
    await world.library.close()
    for (const path of await revisionFiles(world.ports.fs, id)) await rot(world.ports.fs, path)
    const { library } = await reopen(world)
    expect(await readText(library, id)).toBe('text 6')
    expect((await library.read(id)).restoredFrom).toBe('history')
    expect((await saveText(library, id, 'text 10')).rev).toBe(10)
  })

  it('goes to the trash with a purged record, and is let go with it', async () => {
    const world = await newWorld()
    await write(world.library, 8)
    await world.library.tidy()
    await world.library.purge(id)
    expect(await archivesIn(world)).toEqual([])
    expect(await archivesIn(world, 'trash')).toHaveLength(1)
    world.ports.clock.advance(31 * dayMs)
    await world.library.tidy()
    expect(await archivesIn(world, 'trash')).toEqual([])
  })

  it('removes what a crash left half-written, a day later', async () => {
    const world = await newWorld()
    const { fs, clock } = world.ports
    await write(world.library, 8)
    await world.library.tidy()
    const [archive = ''] = await archivesIn(world)
    const half = archive.replace(/([^/]+)$/, '.$1.0123abcd.tmp')
    await plant(fs, half, 'half')
    await world.library.tidy()
    expect(await filesBelow(fs, `${libraryPath}/history`)).toContain(half)
    clock.advance(Date.now() - clock.now().getTime() + 2 * dayMs)
    await world.library.tidy()
    expect(await filesBelow(fs, `${libraryPath}/history`)).toEqual([archive])
  })
})

describe('a library of the format before archives', () => {
  async function older(): Promise<World> {
    const world = await newWorld()
    await write(world.library, 3)
    await world.library.close()
    const paths = libraryPaths(libraryPath)
    const { marker } = await readMarker(world.ports.fs, paths)
    await plant(world.ports.fs, paths.marker, markerBytes({ ...marker, formatVersion: 1 }))
    return reopen(world)
  }
  const markerOf = async ({ ports }: World, name = 'library.json'): Promise<Record<string, unknown>> =>
    JSON.parse(Buffer.from(await ports.fs.readFile(`${libraryPath}/${name}`)).toString('utf8'))

  it('stays one for programs that know no archives until the first is written', async () => {
    const world = await older()
    await write(world.library, 2, 4)
    await world.library.tidy()
    expect(await markerOf(world)).toMatchObject({ formatVersion: 1 })
    const before = await markerOf(world)
    await write(world.library, 4, 6)
    await world.library.tidy()
    expect(await markerOf(world)).toMatchObject({ formatVersion: 2, minReader: 1 })
    expect(await markerOf(world, 'library.json.prev')).toEqual(before)
    expect((await reopen(world)).library.id).toBe(world.library.id)
  })

  it('has no archive while its marker cannot be replaced', async () => {
    const world = await older()
    world.ports.fs.intercept = ({ name, path }) => {
      if (name === 'rename' && path.endsWith('library.json')) throw systemError('EACCES', path)
    }
    await write(world.library, 8, 4)
    await world.library.tidy()
    expect(await archivesIn(world)).toEqual([])
    expect(await everyText(world.library)).toEqual(texts(11))
  })
})

describe('archives and backups', () => {
  const worldWithHistory = async (): Promise<BackedWorld & World> => {
    const world = await newBackedWorld({ automatic: true })
    const picture = await world.library.putObject(Buffer.from('a picture of long ago'), 100)
    await saveText(world.library, id, 'text 1', { objects: [picture.sha256] })
    await write(world.library, 9, 2)
    await world.library.tidy()
    await backUp(world.library)
    return world
  }

  it('a damaged archive is named by a check, and mended from a backup by the weekly round', async () => {
    const world = await worldWithHistory()
    const [archive = ''] = await archivesIn(world)
    await rot(world.fs, archive)
    expect(await damagedFiles(world.library)).toEqual([archive.slice(libraryPath.length + 1)])
    expect(await readText(world.library, id)).toBe('text 10')
    expect(await everyText(world.library)).toEqual(['text 10', 'text 9'])
    world.clock.advance(8 * dayMs)
    // Between the damaged one being put aside and the good one being written nothing is damaged, and nothing there.
    await expect.poll(() => everyText(world.library), patient).toEqual(texts(10))
    expect(await damagedFiles(world.library)).toEqual([])
  })

  it('one that no backup has costs that record its old versions, and nothing else', async () => {
    const world = await newWorld()
    await write(world.library, 10)
    await saveText(world.library, idOf(2), 'another')
    await world.library.close()
    const [archive = ''] = await archivesIn(world)
    await rot(world.ports.fs, archive)
    const { library } = await reopen(world)
    expect(await everyText(library)).toEqual(['text 10', 'text 9'])
    expect(await readText(library, idOf(2))).toBe('another')
    expect(await failureOf(library.readRevision(id, 3))).toMatchObject({ code: 'NOT_FOUND' })
    await write(library, 8, 11)
    await library.tidy()
    expect(await filesBelow(world.ports.fs, `${libraryPath}/history`)).toContain(archive)
    expect(await everyText(library)).toHaveLength(10)
  })

  it('a library brought back from a backup has its history and its pictures', async () => {
    const world = await worldWithHistory()
    const { entries } = await world.library.backups.list()
    const done = await world.library.backups.restoreLibrary(entries[0]!, '/user/again')
    expect(done.missing).toEqual([])
    const named = await filesBelow(world.fs, '/user/again/history')
    expect(named.map((path) => path.split('/').at(-1))).toEqual(
      (await archivesIn(world)).map((path) => path.split('/').at(-1)),
    )
    expect((await filesBelow(world.fs, '/user/again/objects')).length).toBe(1)
  })

  it('lets no picture go that only an archived version names', async () => {
    const world = await worldWithHistory()
    const objects = await filesBelow(world.fs, `${libraryPath}/objects`)
    await world.library.putObject(Buffer.from('a picture that nothing names'), 100)
    world.clock.advance(60 * dayMs)
    await expect.poll(async () => (await world.library.backups.status()).lastCheckAt, patient).not.toBeNull()
    expect(await filesBelow(world.fs, `${libraryPath}/objects`)).toEqual(objects)
  })

  it('a damaged copy of an archive in a backup is named, and made anew by the next one', async () => {
    const world = await worldWithHistory()
    const [copy = ''] = (await filesBelow(world.fs, '/user/backups')).filter((path) => path.endsWith('.arc'))
    await rot(world.fs, copy)
    const check = async () => {
      let last: string[] = []
      for await (const { damaged } of world.library.backups.verify())
        last = damaged.map(({ fileName }) => fileName)
      return last
    }
    expect(await check()).toEqual([expect.stringContaining('.arc')])
    await backUp(world.library)
    expect(await check()).toEqual([])
  })
})
