import { basename, dirname } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { backUp, home, type BackedWorld } from '../backups/backups.test-kit.ts'
import { findBackup } from '../backups/find-backup.ts'
import { restoreLibrary } from '../backups/restore-library.ts'
import { failureOf, filesBelow, idOf, libraryPath, plant, readText, saveText } from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'
import { createSealing } from './create-sealing.ts'
import { wrapKey, type KeyKind } from './key-files.ts'
import { openBackups } from './open-backups.ts'
import { checkOf, newDataKey } from './seal-keys.ts'
import { key, newSealedWorld, openSealed, passphrase, recoveryCode } from './sealed-world.test-kit.ts'

let world: BackedWorld
let libraryId: string
beforeEach(async () => {
  world = await newSealedWorld(async ({ library }) => void (await saveText(library, idOf(1), 'one')))
  libraryId = world.library.id
  await backUp(world.library)
  await world.library.close()
})

const keyPaths = async () =>
  [...(await filesBelow(world.fs, libraryPath)), ...(await filesBelow(world.fs, home))].filter((path) =>
    path.endsWith('.age'),
  )

const withoutMark = (name: string): string => name.replace(/\.[0-9a-f]{32}\.age$/, '.age')

/** Somebody who can write there puts key files of their own into every folder of keys: the newest by far. */
async function plantForeign({ rename = (name: string) => name, generations = [9_999_999_999] } = {}): Promise<
  string[]
> {
  const folders = [...new Set((await keyPaths()).map((path) => dirname(path)))]
  expect(folders).toHaveLength(3)
  const foreign = newDataKey()
  const names: string[] = []
  for (const kind of ['passphrase', 'recovery'] satisfies KeyKind[])
    for (const generation of generations) {
      const how = { kind, generation, secret: 'foreign', cost: 4 }
      const file = await wrapKey({ libraryId, check: checkOf(foreign, libraryId) }, foreign, how)
      names.push(rename(file.name))
      for (const folder of folders) await plant(world.fs, `${folder}/${rename(file.name)}`, file.bytes)
    }
  return names
}

describe('a key file that somebody without the key has planted', () => {
  it.each([
    ['with a mark of their own', (name: string) => name],
    ['without a mark, as those of before have none', withoutMark],
    ['with any other mark', (name: string) => name.replace(/[0-9a-f]{32}/, '0'.repeat(32))],
  ])('opens nothing, and pushes nothing good out at an opening or with a backup: %s', async (_, rename) => {
    const good = await keyPaths()
    await plantForeign({ rename })
    for (const by of [key, { recoveryCode }]) {
      const { library } = await openSealed(world, by)
      expect(await readText(library, idOf(1))).toBe('one')
      await saveText(library, idOf(1), 'one')
      expect((await backUp(library)).map(({ problem }) => problem)).toEqual([null])
      await library.close()
      expect(await keyPaths()).toEqual(expect.arrayContaining(good))
    }
    expect(await failureOf(openLibrary(libraryPath, world.ports, { passphrase: 'foreign' }))).toMatchObject({
      reason: 'wrong',
    })
  })

  it('pushes nothing good out where the key is known and no passphrase was asked for', async () => {
    const good = await keyPaths()
    const dataKey = await createSealing(world.ports).dataKey(libraryPath, key)
    await plantForeign()
    const { library } = await openSealed(world, { dataKey })
    await backUp(library)
    await library.close()
    expect(await keyPaths()).toEqual(expect.arrayContaining(good))
  })

  it('does not hinder a change of passphrase, which lets go of the old one and of nothing else', async () => {
    const good = await keyPaths()
    const planted = await plantForeign()
    const sealing = createSealing(world.ports)
    await sealing.changePassphrase(libraryPath, key, 'another')
    const now = await keyPaths()
    expect(now.filter((path) => good.includes(path))).toEqual(
      good.filter((path) => /\.recovery\./.test(path)),
    )
    const fresh = now.filter((path) => !good.includes(path) && !planted.includes(basename(path)))
    expect(fresh.map((path) => dirname(path)).toSorted()).toEqual([
      ...new Set(good.map((path) => dirname(path)).toSorted()),
    ])
    for (const by of [{ passphrase: 'another' }, { recoveryCode }])
      await (await openSealed(world, by)).library.close()
    expect(await failureOf(openLibrary(libraryPath, world.ports, key))).toMatchObject({ reason: 'wrong' })
  })

  it('comes between no backup and the library made of it', async () => {
    await plantForeign()
    const fs = await openBackups(world.fs, home, () => Promise.resolve(key))
    const { paths, manifest } = await findBackup(fs, home)
    await restoreLibrary(paths, manifest, '/user/again', { fs, clock: world.clock })
    const library = await openLibrary('/user/again', world.ports, { passphrase })
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
  })
})

describe('more planted files than a secret is tried on', () => {
  const generations = Array.from({ length: 9 }, (_, n) => 9_999_999_990 + n)

  it('hold nobody out whose backups have what the planted ones’ folders have, and one more', async () => {
    const good = (await keyPaths()).filter((path) => path.startsWith(home))
    const planted = await plantForeign({ generations })
    for (const path of await keyPaths())
      if (path.startsWith(home) && planted.includes(basename(path))) await world.fs.remove(path)
    await (await openSealed(world)).library.close()
    expect(await keyPaths()).toEqual(expect.arrayContaining(good))
  })

  it('are called what they are, and not a wrong passphrase', async () => {
    await plantForeign({ generations })
    expect(await failureOf(openLibrary(libraryPath, world.ports, key))).toEqual({ code: 'KEY_DAMAGED' })
  })
})

describe('a library with key files of before there were marks', () => {
  const kinds = async () =>
    (await keyPaths()).map((path) => basename(path).split('.').slice(1, 2) + markedOf(path))
  const markedOf = (path: string) => (/\.[0-9a-f]{32}\.age$/.test(path) ? ' marked' : '')
  beforeEach(async () => {
    for (const path of await keyPaths()) await world.fs.rename(path, withoutMark(path))
  })

  it('opens with each, and each is marked once it has opened it; nothing that was not tried is', async () => {
    expect(new Set(await kinds())).toEqual(new Set(['passphrase', 'recovery']))
    const first = await openSealed(world)
    await saveText(first.library, idOf(1), 'two')
    await backUp(first.library)
    await first.library.close()
    expect(new Set(await kinds())).toEqual(new Set(['passphrase marked', 'recovery']))
    const second = await openSealed(world, { recoveryCode })
    await backUp(second.library)
    await second.library.close()
    expect(new Set(await kinds())).toEqual(new Set(['passphrase marked', 'recovery marked']))
    expect(await keyPaths()).toHaveLength(6)
    for (const by of [key, { recoveryCode }]) await (await openSealed(world, by)).library.close()
  })

  it('has what gave its key marked though it was then opened with the key itself, as behind a door', async () => {
    const dataKey = await createSealing(world.ports).dataKey(libraryPath, key)
    const { library } = await openSealed(world, { dataKey })
    await backUp(library)
    await library.close()
    expect(new Set(await kinds())).toEqual(new Set(['passphrase marked', 'recovery']))
    await (await openSealed(world)).library.close()
  })

  it('opens on a medium that takes no mark', async () => {
    const before = await keyPaths()
    world.fs.writeProtected = true
    const dataKey = await createSealing(world.ports).dataKey(libraryPath, key)
    const { library } = await openSealed(world, { dataKey })
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
    expect(await keyPaths()).toEqual(before)
  })

  it('is opened, and keeps them, though newer ones were planted', async () => {
    const good = await keyPaths()
    await plantForeign({ rename: withoutMark })
    for (const by of [key, { recoveryCode }]) {
      await (await openSealed(world, by)).library.close()
      expect(await keyPaths()).toEqual(expect.arrayContaining(good))
    }
  })

  it('lets go of the old passphrase when it is changed', async () => {
    await createSealing(world.ports).changePassphrase(libraryPath, key, 'another')
    expect(new Set(await kinds())).toEqual(new Set(['passphrase marked', 'recovery']))
    expect(await failureOf(openLibrary(libraryPath, world.ports, key))).toMatchObject({ reason: 'wrong' })
    for (const by of [{ passphrase: 'another' }, { recoveryCode }])
      await (await openSealed(world, by)).library.close()
  })
})

describe('an old key file', () => {
  /** The passphrase is changed, and what it left is put back, as from a drive that was in a drawer. */
  async function putBack(rename: (name: string) => string): Promise<void> {
    const [old = ''] = (await keyPaths()).filter((path) => path.includes('.passphrase.'))
    const bytes = await world.fs.readFile(old)
    await createSealing(world.ports).changePassphrase(libraryPath, key, 'another')
    await plant(world.fs, `${dirname(old)}/${rename(basename(old))}`, bytes)
  }

  it.each([
    ['as it was', (name: string) => name],
    ['under the name of a newer one', (name: string) => name.replace(/^\d{10}/, '9999999999')],
  ])('that is put back %s opens nothing any more', async (_, rename) => {
    await putBack(rename)
    expect(await failureOf(openLibrary(libraryPath, world.ports, key))).toMatchObject({ reason: 'wrong' })
    await (await openSealed(world, { passphrase: 'another' })).library.close()
  })
})
