import { describe, expect, it } from 'vitest'
import { createMemoryPorts } from '../../electron/library/create-memory-library.ts'
import { systemError } from '../../electron/library/files/memory-file-system.ts'
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
} from '../../electron/library/library.test-kit.ts'
import { markerBytes, readMarker } from '../../electron/library/library-marker.ts'
import { libraryPaths } from '../../electron/library/library-paths.ts'
import { openLibrary } from '../../electron/library/open-library.ts'
import { foreignRevision, plantRevision, rehashed } from './plant-revision.ts'

const dayMs = 24 * 60 * 60 * 1000

describe('a start after something went wrong', () => {
  it('takes up a save that was complete but not yet named', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    world.ports.fs.intercept = ({ name, path }) => {
      if (name === 'rename' || name === 'remove') throw systemError('EIO', path)
    }
    await failureOf(saveText(world.library, idOf(1), 'two, nearly saved'))
    world.ports.fs.intercept = () => undefined
    const { library, ports } = await reopen(world)
    expect(await library.read(idOf(1))).toMatchObject({
      record: { text: 'two, nearly saved' },
      kind: 'recovered',
      rev: 3,
    })
    expect(library.notices()).toMatchObject([{ code: 'adopted', id: idOf(1) }])
    expect(
      (await filesBelow(ports.fs, `${libraryPath}/docs`)).filter((path) => path.endsWith('.tmp')),
    ).toEqual([])
  })

  it('leaves a half-written save alone for a day, then lets it go', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const { bytes, name } = foreignRevision(idOf(1), 'two', { rev: 2 })
    const [one = ''] = await revisionFiles(world.ports.fs, idOf(1))
    const path = `${one.slice(0, one.lastIndexOf('/'))}/.${name.fileName}.0123abcd.tmp`
    await plant(world.ports.fs, path, bytes.slice(0, 200))
    const again = await reopen(world)
    expect(await readText(again.library, idOf(1))).toBe('one')
    expect(await filesBelow(world.ports.fs, libraryPath)).toContain(path)
    await again.library.close()
    world.ports.clock.advance(Date.now() - world.ports.clock.now().getTime() + 2 * dayMs)
    await reopen(world)
    expect(await filesBelow(world.ports.fs, libraryPath)).not.toContain(path)
  })

  it('gives a sync program’s copy its own name back, and leaves what it does not know', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const theirs = foreignRevision(idOf(1), 'from the other laptop', { rev: 2 })
    const odd = theirs.name.fileName.replace('.doc', ' (conflicted copy).doc')
    await plantRevision(world, theirs, odd)
    await plantRevision(world, { ...theirs, bytes: Buffer.from('shopping list') }, 'list.txt')
    const { library } = await reopen(world)
    expect(await readText(library, idOf(1))).toBe('from the other laptop')
    expect(library.notices().map(({ code, fileName }) => `${code} ${fileName}`)).toEqual(
      expect.arrayContaining([`adopted ${odd}`, 'unknown-file list.txt']),
    )
    expect((await filesBelow(world.ports.fs, libraryPath)).some((path) => path.endsWith('list.txt'))).toBe(
      true,
    )
  })

  it.each([
    ['lost', null],
    ['rubbish', '{"format":'],
  ])('makes a %s marker good from the records, under the same library id', async (_, marker) => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    const { id } = world.library
    await world.library.close()
    if (marker === null) await world.ports.fs.remove(`${libraryPath}/library.json`)
    else await plant(world.ports.fs, `${libraryPath}/library.json`, marker)
    const again = await reopen(world)
    expect(again.library.id).toBe(id)
    expect(again.library.notices()).toMatchObject([{ code: 'marker-rebuilt' }])
    await again.library.close()
    const third = await reopen(world)
    expect(third.library.notices()).toEqual([])
    expect(await readText(third.library, idOf(1))).toBe('one')
  })

  it('opens a library of a later format read-only where it may, and not at all where it must not', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const path = `${libraryPath}/library.json`
    const { marker } = await readMarker(world.ports.fs, libraryPaths(libraryPath))
    await plant(world.ports.fs, path, markerBytes({ ...marker, formatVersion: 3 }))
    const { library } = await reopen(world)
    expect(library.readOnly).toBe('newer-format')
    expect(await readText(library, idOf(1))).toBe('one')
    const refused = { code: 'READ_ONLY', reason: 'newer-format' }
    expect(await failureOf(saveText(library, idOf(1), 'two'))).toEqual(refused)
    await library.editAnyway()
    expect(library.readOnly).toBe('newer-format')
    await plant(world.ports.fs, path, markerBytes({ ...marker, formatVersion: 3, minReader: 3 }))
    expect(await failureOf(openLibrary(libraryPath, createMemoryPorts(world.ports.fs)))).toEqual({
      code: 'NEWER_FORMAT',
    })
  })

  it('tells of a folder that was lost, and can save into it again', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const [one = ''] = await revisionFiles(world.ports.fs, idOf(1))
    const folder = one.slice(0, one.lastIndexOf('/'))
    world.ports.fs.intercept = ({ name, path }) => {
      if (name === 'list' && path === folder) throw systemError('ENOENT', path)
    }
    const { library, ports } = await reopen(world)
    ports.fs.intercept = () => undefined
    expect(library.notices()).toMatchObject([
      { code: 'cannot-read', fileName: folder.slice(libraryPath.length + 1) },
    ])
    await library.refresh()
    expect(await readText(library, idOf(1))).toBe('one')
    expect((await saveText(library, idOf(1), 'two')).rev).toBe(2)
  })

  it('shows a file with a header this version does not understand as damaged, not as a crash', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const { bytes } = foreignRevision(idOf(1), 'two', { rev: 2 })
    await plantRevision(
      world,
      rehashed(bytes, (text) => text.replace('"kind":"autosave"', '"kind":"magic"')),
    )
    const { library } = await reopen(world)
    expect(await readText(library, idOf(1))).toBe('one')
  })
})

describe('the bin', () => {
  it('keeps a record for 90 days, then ends it and keeps its files for 30 more', async () => {
    const { library, ports } = await newWorld()
    for (let n = 1; n <= 3; n += 1) await saveText(library, idOf(1), `text ${n}`)
    await library.trash(idOf(1))
    expect(library.summaries().get(idOf(1))?.trashedAt).toBe('2026-01-05T09:00:00.000Z')
    await saveText(library, idOf(1), 'typed on in the bin')
    expect(library.summaries().get(idOf(1))?.trashedAt).toBe('2026-01-05T09:00:00.000Z')
    ports.clock.advance(89 * dayMs)
    await library.tidy()
    expect(library.summaries().size).toBe(1)
    ports.clock.advance(2 * dayMs)
    await library.tidy()
    expect(library.summaries().size).toBe(0)
    expect(await revisionFiles(ports.fs, idOf(1))).toHaveLength(1)
    expect(await revisionFiles(ports.fs, idOf(1), 'trash')).toHaveLength(5)
    ports.clock.advance(31 * dayMs)
    await library.tidy()
    expect(await revisionFiles(ports.fs, idOf(1), 'trash')).toHaveLength(0)
  })

  it('gives a record back as it was, and lets its editor go on without a conflict', async () => {
    const { library } = await newWorld()
    await saveText(library, idOf(1), 'one', { editor: 'tab' })
    await library.trash(idOf(1))
    await library.restore(idOf(1))
    expect(library.summaries().get(idOf(1))).not.toHaveProperty('trashedAt')
    expect(await readText(library, idOf(1))).toBe('one')
    expect((await saveText(library, idOf(1), 'two', { baseRev: 1, editor: 'tab' })).rev).toBe(4)
  })

  it('finishes a purge that was cut short, at the next tidying', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    ports.fs.intercept = ({ name, path }) => {
      if (name === 'link') throw systemError('EIO', path)
    }
    await library.purge(idOf(1))
    ports.fs.intercept = () => undefined
    expect(library.summaries().size).toBe(0)
    await library.tidy()
    expect(await revisionFiles(ports.fs, idOf(1), 'trash')).toHaveLength(1)
    expect(await failureOf(library.read(idOf(1)))).toMatchObject({ code: 'NOT_FOUND' })
    expect((await saveText(library, idOf(1), 'a new life')).rev).toBe(3)
    expect(await readText(library, idOf(1))).toBe('a new life')
  })

  it('lets damaged files go after 90 days', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    const [one = ''] = await revisionFiles(ports.fs, idOf(1))
    await plant(ports.fs, one, 'rubbish')
    await failureOf(library.read(idOf(1)))
    for (const [days, left] of [
      [89, 1],
      [2, 0],
    ] as const) {
      ports.clock.advance(days * dayMs)
      await library.tidy()
      expect(await filesBelow(ports.fs, `${libraryPath}/damaged`)).toHaveLength(left)
    }
  })
})
