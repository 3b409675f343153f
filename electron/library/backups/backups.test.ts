import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { systemError } from '../files/memory-file-system.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  readText,
  revisionFiles,
  saveText,
} from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'
import {
  backUp,
  contentsBelow,
  home,
  keptFiles,
  newBackedWorld,
  openAgain,
  removeBelow,
  rot,
  stick,
  type BackedWorld,
} from './backups.test-kit.ts'

const hourMs = 3_600_000
const picture = Buffer.from('the bytes of a picture')
const pictureName = createHash('sha256').update(picture).digest('hex')

/** Three records, one with a picture, one in the bin. */
async function aLibrary(options = {}): Promise<BackedWorld> {
  const world = await newBackedWorld(options)
  const { library } = world
  const { sha256 } = await library.putObject(picture, 1000)
  await saveText(library, idOf(1), 'First words')
  await saveText(library, idOf(1), 'Second words')
  await saveText(library, idOf(2), 'With a picture', { objects: [sha256] })
  await saveText(library, idOf(3), 'In the bin')
  await library.trash(idOf(3))
  return world
}

describe('a backup', () => {
  it('holds every file of the records and what they name, and is outside the library', async () => {
    const { library, fs } = await aLibrary()
    const [outcome] = await backUp(library)
    expect(outcome).toMatchObject({ place: 'own', problem: null, fresh: true, copied: 6, damaged: 0 })
    const inLibrary = (await filesBelow(fs, `${libraryPath}/docs`)).map((path) => path.slice(-40))
    const inBackup = (await keptFiles(fs, /objects/)).map((path) => path.slice(-40))
    expect(new Set(inBackup)).toEqual(new Set([...inLibrary, `${pictureName}.bin`.slice(-40)]))
    expect(await library.backups.list()).toMatchObject({
      entries: [{ place: 'own', reason: 'manual', records: 3, name: 'library' }],
      damaged: [],
    })
  })

  it('copies only what is new, and writes no list where nothing is', async () => {
    const { library, clock, fs } = await aLibrary()
    const [first] = await backUp(library)
    clock.advance(hourMs)
    expect(await backUp(library)).toMatchObject([{ fresh: false, copied: 0, id: first?.id }])
    await saveText(library, idOf(1), 'Third words')
    expect(await backUp(library)).toMatchObject([{ fresh: true, copied: 1 }])
    expect(await keptFiles(fs, /manifests/)).toHaveLength(2)
  })

  it('writes its list last, so that what it names is there whatever call fails before', async () => {
    const probe = await aLibrary()
    const from = probe.fs.callCount
    await backUp(probe.library)
    const calls = probe.fs.callCount - from
    for (let at = 0; at < calls; at += 23) {
      const { library, fs } = await aLibrary()
      const start = fs.callCount
      fs.intercept = ({ index, path }) => {
        if (index === start + at) throw systemError('EIO', path)
      }
      await library.backups.run('manual').catch(() => undefined)
      fs.intercept = () => undefined
      for (const { id, place } of (await library.backups.list()).entries) {
        const page = await library.backups.look({
          ref: { id, place },
          differing: false,
          text: '',
          offset: 0,
          limit: 9,
        })
        expect(page).toMatchObject({ total: 3, unreadable: 0 })
      }
      expect(await backUp(library)).toMatchObject([{ problem: null }])
    }
  })

  it('copies no damaged file, and goes on naming the last good copy it has', async () => {
    const { library, fs, clock } = await aLibrary()
    await backUp(library)
    clock.advance(hourMs)
    for (const text of ['Without', 'Still without']) await saveText(library, idOf(2), text)
    await library.tidy()
    for (const path of await revisionFiles(fs, idOf(2))) await rot(fs, path)
    await saveText(library, idOf(1), 'And on')
    expect(await backUp(library)).toMatchObject([{ problem: null, fresh: true, damaged: 2, copied: 1 }])
    const { entries } = await library.backups.list()
    const ref = { place: 'own' as const, id: entries[0]!.id }
    const page = await library.backups.look({ ref, differing: false, text: 'picture', offset: 0, limit: 9 })
    expect(page).toMatchObject({ total: 1, items: [{ id: idOf(2) }] })
    expect(entries[0]!.records).toBe(3)
  })

  it('holds no stored file that is damaged in the library, and says so', async () => {
    const { library, fs } = await aLibrary()
    await rot(fs, `${libraryPath}/objects/${pictureName.slice(0, 2)}/${pictureName}.bin`)
    expect(await backUp(library)).toMatchObject([{ problem: null, damaged: 1, copied: 5 }])
    expect(await keptFiles(fs, /\.bin$/)).toEqual([])
  })

  it.each(['.doc', '.json'])(
    'is none on a medium that gives %s files back otherwise than they were written',
    async (ending) => {
      const { library, fs } = await aLibrary()
      const read = fs.readFile.bind(fs)
      fs.readFile = async (path) => {
        const bytes = await read(path)
        if (path.startsWith(home) && path.endsWith(ending)) bytes[9] = 0
        return bytes
      }
      expect(await backUp(library)).toMatchObject([{ problem: 'cannot-write', id: null }])
      fs.readFile = read
      expect((await library.backups.list()).entries).toEqual([])
      expect(await backUp(library)).toMatchObject([{ problem: null }])
    },
  )

  it('is none where another machine took a file for unused while the list was written', async () => {
    const { library, fs } = await aLibrary()
    fs.intercept = ({ name, path }) => {
      if (name !== 'rename' || !path.includes('/manifests/')) return
      fs.intercept = () => undefined
      const place = path.slice(0, path.indexOf('/manifests/'))
      void fs.remove(`${place}/objects/${pictureName.slice(0, 2)}/${pictureName}.bin`)
    }
    expect(await backUp(library)).toMatchObject([{ problem: 'cannot-write' }])
    expect((await library.backups.list()).entries).toEqual([])
    expect(await backUp(library)).toMatchObject([{ problem: null, copied: 1 }])
  })

  it('is made hourly while there are changes, and on closing', async () => {
    const { library, clock, fs } = await aLibrary({ automatic: true })
    const made = async () => (await keptFiles(fs, /manifests/)).length
    clock.advance(60_000)
    await expect.poll(made).toBe(1)
    clock.advance(2 * hourMs)
    await library.backups.list()
    expect(await made()).toBe(1)
    await saveText(library, idOf(1), 'More words')
    clock.advance(60_000)
    await expect.poll(made).toBe(2)
    await saveText(library, idOf(1), 'Last words')
    await library.close()
    expect(await made()).toBe(3)
  })

  it('gives up on closing when its time is over, and goes on from there the next time', async () => {
    const world = await aLibrary({ automatic: true })
    const { fs, clock } = world
    let copied = 0
    fs.intercept = ({ name, path }) => {
      if (name === 'rename' && path.startsWith(home)) copied += 1
      if (copied === 3) clock.advance(6_000)
    }
    await world.library.close()
    fs.intercept = () => undefined
    expect(await keptFiles(fs, /manifests/)).toEqual([])
    const kept = (await keptFiles(fs, /\.doc$/)).length
    expect(kept).toBeGreaterThan(0)
    const again = await openAgain(world)
    const [outcome] = await backUp(again.library)
    expect(outcome).toMatchObject({ problem: null, fresh: true })
    expect(outcome!.copied).toBeLessThan(6)
  })

  it('is left to another program that is at it', async () => {
    const { library, ports } = await aLibrary()
    const taken = new Set<string>()
    const { take } = ports.lock
    ports.lock.take = async (name) => (taken.add(name), take(name))
    await backUp(library)
    const release = await take([...taken][0]!)
    expect(await backUp(library)).toMatchObject([{ problem: 'busy' }])
    await release?.()
    expect(await backUp(library)).toMatchObject([{ problem: null }])
  })

  it('says that the disk is full, gives back what it took, and succeeds when there is room', async () => {
    const { library, fs } = await aLibrary()
    fs.capacityBytes = fs.usedBytes + 2_000
    expect(await backUp(library)).toMatchObject([{ problem: 'no-room' }])
    expect(await keptFiles(fs, /objects\/..\//)).toEqual([])
    expect(library.notices()).toMatchObject([{ code: 'backup-failed' }])
    fs.capacityBytes = Number.POSITIVE_INFINITY
    expect(await backUp(library)).toMatchObject([{ problem: null }])
    expect(library.notices()).toEqual([])
  })

  it('makes a damaged copy anew once a check has found it', async () => {
    const { library, fs } = await aLibrary()
    await backUp(library)
    const [copy] = await keptFiles(fs, /\.doc$/)
    await rot(fs, copy!)
    const found = []
    for await (const step of library.backups.verify()) found.push(step)
    expect(found.at(-1)).toMatchObject({ done: true, damaged: [{ reason: 'checksum' }] })
    expect(await backUp(library)).toMatchObject([{ copied: 1, problem: null }])
    for await (const step of library.backups.verify()) found.push(step)
    expect(found.at(-1)).toMatchObject({ done: true, damaged: [] })
  })
})

describe('two libraries', () => {
  it('keep their backups apart in one place, even where one bears a name that is a path', async () => {
    const one = await aLibrary()
    await backUp(one.library)
    const marker = JSON.parse(Buffer.from(await one.fs.readFile(`${libraryPath}/library.json`)).toString())
    await one.library.close()
    const hostile = await newBackedWorld()
    const { fs } = hostile
    await hostile.library.close()
    await fs.remove(`${libraryPath}/library.json`)
    const file = await fs.open(`${libraryPath}/library.json`, 'new')
    await file.write(Buffer.from(JSON.stringify({ ...marker, check: undefined, libraryId: '../../escaped' })))
    await file.close()
    const { library } = await openAgain(hostile)
    await saveText(library, idOf(1), 'x')
    expect(await backUp(library)).toMatchObject([{ problem: null }])
    expect(await fs.list('/user')).toEqual(['backups'])
    expect(await fs.list('/')).not.toContain('escaped')
    expect((await library.backups.libraries()).map(({ current }) => current)).toEqual([true])
  })
})

describe('a second place', () => {
  it('gets its own whole set, and is missed when its drive is gone', async () => {
    const { library, fs, clock } = await aLibrary()
    await library.backups.setSecond(stick)
    expect(await backUp(library)).toMatchObject([
      { problem: null },
      { place: 'second', problem: null, copied: 6 },
    ])

    // The mount point stays behind, empty: nothing is written into it.
    await removeBelow(fs, stick)
    await saveText(library, idOf(1), 'While it was away')
    expect(await backUp(library)).toMatchObject([{ problem: null }, { problem: 'missing' }])
    expect(await filesBelow(fs, stick)).toEqual([])
    expect(library.notices()).toEqual([])
    clock.advance(72 * hourMs)
    await backUp(library)
    expect(library.notices()).toMatchObject([{ code: 'backup-failed' }])
    const { places } = await library.backups.status()
    expect(places[1]).toMatchObject({ name: 'stick', overdue: true, problem: { code: 'missing' } })
  })

  it('say whether the second one is on the disk of the library, as far as that is known', async () => {
    const disks: Record<string, number> = { '/library': 1, [stick]: 1 }
    const world = await newBackedWorld({ diskOf: (path) => Promise.resolve(disks[path] ?? null) })
    await world.library.backups.setSecond(stick)
    const same = async () => (await world.library.backups.status()).places.map(({ sameDisk }) => sameDisk)
    expect(await same()).toEqual([false, true])
    disks[stick] = 2
    expect(await same()).toEqual([false, false])
    delete disks[stick]
    expect(await same()).toEqual([false, false])
  })

  it('is remembered by the next start, and forgotten when asked to be', async () => {
    const world = await aLibrary()
    await world.library.backups.setSecond(stick)
    await world.library.close()
    const { library } = await openAgain(world)
    expect((await library.backups.status()).places).toHaveLength(2)
    await library.backups.setSecond(null)
    expect((await library.backups.status()).places).toHaveLength(1)
  })

  it.each([libraryPath, `${libraryPath}/objects`, '/missing', 'relative'])('is never %s', async (folder) => {
    const { library } = await aLibrary()
    await expect(library.backups.setSecond(folder)).rejects.toMatchObject({ name: 'BackupError' })
    expect((await library.backups.status()).places).toHaveLength(1)
  })
})

describe('a record that lost its files', () => {
  it('is put back as it was, from the very file a backup has', async () => {
    const world = await aLibrary()
    await backUp(world.library)
    for (const path of await revisionFiles(world.fs, idOf(1))) await rot(world.fs, path)
    expect(await readText(world.library, idOf(1))).toBe('Second words')
    expect(world.library.notices().map(({ code }) => code)).toEqual(['quarantined', 'restored-from-backup'])
    expect((await world.library.read(idOf(1))).rev).toBe(2)
  })

  it('comes back as the newest good copy of the backups, when it was damaged before the library was opened', async () => {
    const world = await aLibrary()
    await backUp(world.library)
    await saveText(world.library, idOf(1), 'Never backed up')
    await world.library.close()
    for (const path of await revisionFiles(world.fs, idOf(1))) await rot(world.fs, path)
    for (const path of await revisionFiles(world.fs, idOf(1), 'history')) await rot(world.fs, path)
    for (const copy of await keptFiles(world.fs, /0001\.r0000000002.*\.doc$/)) await rot(world.fs, copy)
    const { library } = await openAgain(world)
    await expect.poll(() => library.summaries().has(idOf(1))).toBe(true)
    const read = await library.read(idOf(1))
    expect(read).toMatchObject({ restoredFrom: 'backup', record: { text: 'First words' } })
    expect(read.rev).toBeGreaterThan(3)
  })

  it('gets its picture back too', async () => {
    const { library, fs } = await aLibrary()
    await backUp(library)
    const path = `${libraryPath}/objects/${pictureName.slice(0, 2)}/${pictureName}.bin`
    await rot(fs, path)
    expect(Buffer.from(await library.readObject(pictureName))).toEqual(picture)
    expect(Buffer.from(await fs.readFile(path))).toEqual(picture)
    await fs.remove(path)
    expect(Buffer.from(await library.readObject(pictureName))).toEqual(picture)
  })
})

describe('a destroyed library', () => {
  it('comes back identical: every record, body and stored file', async () => {
    const world = await aLibrary()
    const { fs, ports } = world
    await backUp(world.library)
    await world.library.close()
    const before = await contentsBelow(fs, libraryPath)
    await removeBelow(fs, libraryPath)
    expect(await failureOf(openLibrary(libraryPath, ports))).toEqual({ code: 'NO_LIBRARY' })

    // Any other library will do to ask from.
    const other = await newBackedWorld()
    await other.library.close()
    for (const path of await keptFiles(fs, /./)) await plantIn(other, path, await fs.readFile(path))
    const asking = await openAgain(other)
    const [kept] = await asking.library.backups.libraries()
    expect(kept).toMatchObject({ current: false, name: 'library', newest: { records: 3 } })
    const { place, id, libraryId } = kept!.newest
    const made = await asking.library.backups.restoreLibrary({ place, id, libraryId }, '/restored')
    expect(made).toMatchObject({ records: 3, missing: [], libraryId })
    expect(await contentsBelow(other.fs, '/restored')).toEqual(before)

    const restored = await openLibrary('/restored', asking.ports)
    expect(await readText(restored, idOf(1))).toBe('Second words')
    expect(restored.summaries().get(idOf(3))?.trashedAt).toBeDefined()
  })

  it('is no library until it is whole, and is finished by asking again', async () => {
    const { library, fs, ports } = await aLibrary()
    const [outcome] = await backUp(library)
    const ref = { place: 'own' as const, id: outcome?.id ?? '' }
    fs.intercept = ({ name, path }) => {
      if (name === 'rename' && path.startsWith('/restored') && path.endsWith('.doc'))
        throw systemError('ENOSPC', path)
    }
    expect(await failureOf(library.backups.restoreLibrary(ref, '/restored'))).toEqual({ code: 'DISK_FULL' })
    fs.intercept = () => undefined
    expect(await failureOf(openLibrary('/restored', ports))).toEqual({ code: 'NO_LIBRARY' })
    await library.backups.restoreLibrary(ref, '/restored')
    expect(await contentsBelow(fs, '/restored/docs')).toEqual(await contentsBelow(fs, `${libraryPath}/docs`))
    expect(await failureOf(library.backups.restoreLibrary(ref, '/restored'))).toEqual({ code: 'NOT_EMPTY' })
  })
})

async function plantIn(world: BackedWorld, path: string, bytes: Uint8Array): Promise<void> {
  const parts = path.split('/').slice(1, -1)
  for (let depth = 1; depth <= parts.length; depth += 1)
    await world.fs.makeFolder(`/${parts.slice(0, depth).join('/')}`).catch(() => undefined)
  const file = await world.fs.open(path, 'new')
  await file.write(bytes)
  await file.sync()
  await file.close()
}
