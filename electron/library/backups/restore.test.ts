import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { BackupRef, RestoreProgress } from '../../../shared/contract/backups.ts'
import { settingsId } from '../../../shared/model/settings/v1.ts'
import { failureOf, idOf, libraryPath, readText, saveText, stateOf, summaryOf } from '../library.test-kit.ts'
import { systemError } from '../files/memory-file-system.ts'
import type { Library } from '../library.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { openLibrary } from '../open-library.ts'
import {
  backUp,
  home,
  keptFiles,
  newBackedWorld,
  openAgain,
  rot,
  type BackedWorld,
} from './backups.test-kit.ts'
import type { RestoreOptions } from './backups.ts'
import { findBackup } from './find-backup.ts'
import { restoreFromFolder } from './restore-from-folder.ts'

const picture = Buffer.from('the bytes of a picture')
const pictureName = createHash('sha256').update(picture).digest('hex')

/** A backed up library of four records, and what happened to them since. */
async function aYearLater(): Promise<BackedWorld & { ref: BackupRef }> {
  const world = await newBackedWorld()
  const { library } = world
  await library.putObject(picture, 1000)
  await saveText(library, idOf(1), 'Changed later')
  await saveText(library, idOf(2), 'Thrown away later', { objects: [pictureName] })
  await saveText(library, idOf(3), 'Purged later')
  await saveText(library, idOf(4), 'Left as it was')
  await saveText(library, settingsId, 'settings', {
    summary: summaryOf(settingsId, 's', { kind: 'settings' }),
  })
  const [outcome] = await backUp(library)
  world.clock.advance(3_600_000)
  await saveText(library, idOf(1), 'Changed')
  await library.trash(idOf(2))
  await library.trash(idOf(3))
  await library.purge(idOf(3))
  await saveText(library, settingsId, 'newer', { summary: summaryOf(settingsId, 's', { kind: 'settings' }) })
  return { ...world, ref: { place: 'own', id: outcome!.id! } }
}

async function restored(
  library: Library,
  ref: BackupRef,
  ids: RecordId[] | null,
  options?: RestoreOptions,
): Promise<RestoreProgress> {
  let last: RestoreProgress | null = null
  for await (const step of library.backups.restore(ref, ids, options)) last = step
  return last!
}

const lookAt = (library: Library, ref: BackupRef, text = '') =>
  library.backups.look({ ref, differing: true, text, offset: 0, limit: 100 })

describe('looking into a backup', () => {
  it('tells of each record how it stands to the library, and leaves out what is as it was', async () => {
    const { library, ref } = await aYearLater()
    const { items, total } = await lookAt(library, ref)
    expect(total).toBe(3)
    expect(new Map(items.map(({ id, state }) => [id, state]))).toEqual(
      new Map([
        [idOf(1), 'changed'],
        [idOf(2), 'binned'],
        [idOf(3), 'gone'],
      ]),
    )
    expect(await lookAt(library, ref, 'PURGED')).toMatchObject({ total: 1, items: [{ id: idOf(3) }] })
  })

  it('counts records whose copies are damaged, and shows the others', async () => {
    const { library, ref, fs } = await aYearLater()
    for (const copy of await keptFiles(fs, /0003\.r.*\.doc$/)) {
      await fs.remove(copy)
      const file = await fs.open(copy, 'new')
      await file.close()
    }
    expect(await lookAt(library, ref)).toMatchObject({ total: 2, unreadable: 1 })
  })
})

describe('bringing back', () => {
  it('makes one record what it was, as a new revision that can be undone', async () => {
    const { library, ref } = await aYearLater()
    const told = await restored(library, ref, [idOf(1)])
    expect(told).toMatchObject({ restored: 1, total: 1, failed: [], done: true })
    expect(await readText(library, idOf(1))).toBe('Changed later')
    expect((await library.history(idOf(1))).map(({ kind }) => kind)).toEqual([
      'restore',
      'autosave',
      'autosave',
    ])
    await restored(library, told.before!, [idOf(1)])
    expect(await readText(library, idOf(1))).toBe('Changed')
  })

  it('takes a record out of the bin, and makes one that was purged anew', async () => {
    const { library, ref } = await aYearLater()
    const told = await restored(library, ref, [idOf(1), idOf(2), idOf(3)])
    expect(told).toMatchObject({ restored: 3, failed: [] })
    expect(library.summaries().get(idOf(2))?.trashedAt).toBeUndefined()
    expect(await readText(library, idOf(3))).toBe('Purged later')
  })

  it('brings all that differ back, and leaves the settings and the rest alone', async () => {
    const { library, ref } = await aYearLater()
    const untouched = (await library.read(idOf(4))).rev
    expect(await restored(library, ref, null)).toMatchObject({ restored: 3, total: 3 })
    expect(await lookAt(library, ref)).toMatchObject({ total: 0 })
    expect((await library.read(idOf(4))).rev).toBe(untouched)
    expect(await readText(library, settingsId)).toBe('newer')
  })

  it('does nothing before somebody agreed to go on without a safety copy, where none can be made', async () => {
    const { library, ref, fs } = await aYearLater()
    fs.intercept = ({ name, path }) => {
      if (name === 'rename' && path.includes('/manifests/')) throw systemError('EROFS', path)
    }
    await expect(restored(library, ref, [idOf(1)])).rejects.toMatchObject({
      failure: { code: 'NO_BACKUP', problem: 'cannot-write' },
    })
    expect(await readText(library, idOf(1))).toBe('Changed')
    const told = await restored(library, ref, [idOf(1)], { unprotected: true })
    expect(told).toMatchObject({ restored: 1, before: null, done: true })
    expect(await readText(library, idOf(1))).toBe('Changed later')
  })

  it('is undone as a whole, also when it was stopped: what was not there goes to the bin', async () => {
    const { library, ref } = await aYearLater()
    const texts = async () => Promise.all([1, 4].map((n) => readText(library, idOf(n)).catch(() => null)))
    const before = [await texts(), library.summaries().get(idOf(2))?.trashedAt, library.revOf(idOf(3))]
    const stop = new AbortController()
    let last: RestoreProgress | null = null
    for await (const step of library.backups.restore(ref, null, { signal: stop.signal })) {
      last = step
      if (step.restored === 2) stop.abort()
    }
    const firstTwo = last
    expect(firstTwo).toMatchObject({ restored: 2, total: 3 })
    expect((await restored(library, firstTwo!.before!, null, { undo: true })).failed).toEqual([])
    expect(await texts()).toEqual(before[0])
    expect(library.summaries().get(idOf(2))?.trashedAt).toBeDefined()
    const third = library.summaries().get(idOf(3))
    expect(third === undefined || third.trashedAt !== undefined).toBe(true)
    await restored(library, ref, null)
    expect(await readText(library, idOf(3))).toBe('Purged later')
    const all = await restored(library, ref, null)
    expect(all.total).toBe(0)
  })

  it('brings the picture of a record too, and the words where the picture is lost', async () => {
    const { library, ref, fs } = await aYearLater()
    const here = `${libraryPath}/objects/${pictureName.slice(0, 2)}/${pictureName}.bin`
    await fs.remove(here)
    await restored(library, ref, [idOf(2)])
    expect(Buffer.from(await fs.readFile(here))).toEqual(picture)
    await fs.remove(here)
    for (const copy of await keptFiles(fs, /\.bin$/)) await fs.remove(copy)
    expect(await restored(library, ref, [idOf(2)])).toMatchObject({ restored: 1, missingObjects: 1 })
    expect(await readText(library, idOf(2))).toBe('Thrown away later')
  })

  it('goes on past a damaged copy and says which record it was', async () => {
    const { library, ref, fs } = await aYearLater()
    for (const copy of await keptFiles(fs, /0001\.r0000000001.*\.doc$/)) await rot(fs, copy)
    expect(await restored(library, ref, [idOf(1), idOf(3)])).toMatchObject({
      restored: 1,
      failed: [{ id: idOf(1), reason: 'DAMAGED' }],
    })
    expect(await readText(library, idOf(1))).toBe('Changed')
  })

  it('ends at once on a full disk, and what was there is untouched', async () => {
    const { library, ref, fs } = await aYearLater()
    fs.intercept = ({ name, path }) => {
      if (name === 'write' && path.startsWith(libraryPath))
        throw Object.assign(new Error('full'), { code: 'ENOSPC' })
    }
    expect(await failureOf(restored(library, ref, null))).toEqual({ code: 'DISK_FULL' })
    fs.intercept = () => undefined
    expect(await readText(library, idOf(1))).toBe('Changed')
  })

  it('is refused in a library that can only be read', async () => {
    const world = await aYearLater()
    const { library } = await openAgain(world)
    expect(library.readOnly).toBe('locked')
    expect(await failureOf(restored(library, world.ref, null))).toMatchObject({ code: 'READ_ONLY' })
  })
})

describe('a backup named by where it is', () => {
  it('is the newest that can be read, or the one asked for', async () => {
    const world = await aYearLater()
    const { library, fs, ref } = world
    const [newer] = await backUp(library)
    const [list] = await keptFiles(fs, new RegExp(`${newer!.id}`))
    const folder = list!.slice(0, list!.indexOf('/manifests'))
    expect(await findBackup(fs, folder)).toMatchObject({ id: newer!.id })
    expect(await findBackup(fs, folder, ref.id)).toMatchObject({ id: ref.id })
    expect(await findBackup(fs, list!)).toMatchObject({ id: newer!.id })
    expect(await findBackup(fs, '/user/backups')).toMatchObject({ id: newer!.id })
    await rot(fs, list!)
    expect(await findBackup(fs, folder)).toMatchObject({ id: ref.id })
    expect(await failureOf(findBackup(fs, list!))).toMatchObject({ code: 'DAMAGED' })
    expect(await failureOf(findBackup(fs, '/media'))).toMatchObject({ code: 'NOT_FOUND' })
  })
})

it('keeps the state in which a record can be saved again after it was brought back', async () => {
  const { library, ref } = await aYearLater()
  await restored(library, ref, [idOf(3)])
  await library.save(idOf(3), stateOf(idOf(3), 'And on'), { summary: summaryOf(idOf(3), 'And on') })
  expect(await readText(library, idOf(3))).toBe('And on')
})

describe('a library that cannot be opened any more', () => {
  it('is made again from whatever folder holds its backups, by the name it had', async () => {
    const { ports, fs, library } = await aYearLater()
    await backUp(library)
    for (const [from, name] of [
      [home, 'library'],
      [`${home}/${library.id}`, 'another name'],
    ] as const) {
      const folder = `/user/again ${name}`
      const made = await restoreFromFolder(from, name, folder, { fs, clock: ports.clock })
      expect(made).toMatchObject({ libraryId: library.id, missing: [] })
      const again = await openLibrary(folder, { ...ports, host: 'another', installId: 'another' })
      expect(await readText(again, idOf(1))).toBe('Changed')
    }
  })

  it('stays lost, and says so, where the folder holds no backup', async () => {
    const { fs, ports } = await aYearLater()
    const refused = restoreFromFolder('/media/stick', 'library', '/user/again', { fs, clock: ports.clock })
    expect(await failureOf(refused)).toMatchObject({ code: 'NOT_FOUND', what: 'backup' })
  })
})
