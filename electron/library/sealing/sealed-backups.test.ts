import { basename, dirname } from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  backUp,
  home,
  keptFiles,
  newBackedWorld,
  removeBelow,
  rot,
  stick,
  type BackedWorld,
} from '../backups/backups.test-kit.ts'
import { backupsIn, findBackup } from '../backups/find-backup.ts'
import { restoreLibrary } from '../backups/restore-library.ts'
import { failureOf, filesBelow, idOf, libraryPath, plant, readText, saveText } from '../library.test-kit.ts'
import { libraryMarker, markerBytes } from '../library-marker.ts'
import { openLibrary } from '../open-library.ts'
import { createSealing } from './create-sealing.ts'
import type { LibraryKey } from './library-key.ts'
import { openBackups } from './open-backups.ts'
import {
  key,
  lastOf,
  newSealedWorld,
  openSealed,
  passphrase,
  recoveryCode,
  sealWorld,
  tracesOf,
} from './sealed-world.test-kit.ts'

const ask = (by?: LibraryKey) => () => Promise.resolve(by)
const words = ['quokkatitle', 'wombatbody']

async function filled() {
  const world = await newSealedWorld()
  const { sha256 } = await world.library.putObject(Buffer.from(words[1] ?? ''), 100)
  await saveText(world.library, idOf(1), words.join(' '), { objects: [sha256] })
  await saveText(world.library, idOf(2), `second ${words.join(' ')}`)
  return { ...world, sha256 }
}

describe('backups of a sealed library', () => {
  it('are ciphertext in both places, lists of contents and all, with a key file in each', async () => {
    const world = await filled()
    await world.library.backups.setSecond(stick)
    expect((await backUp(world.library)).map(({ problem }) => problem)).toEqual([null, null])
    await saveText(world.library, idOf(3), 'third')
    await backUp(world.library)
    expect(await tracesOf(world.fs, [...words, idOf(1), world.sha256], ['/user', '/media'])).toEqual([])
    for (const place of [home, stick]) {
      const files = await filesBelow(world.fs, place)
      expect(files.filter((path) => /\/keys\/.*\.age$/.test(path))).toHaveLength(2)
      expect(files.filter((path) => /\/manifests\//.test(path))).toHaveLength(2)
      expect(files.filter((path) => path.endsWith('.doc')).length).toBeGreaterThan(2)
    }
    for await (const { done, damaged } of world.library.backups.verify())
      if (done) expect(damaged).toEqual([])
    expect((await world.library.backups.status()).places.map(({ problem }) => problem)).toEqual([null, null])
  })

  it('give records back, and what was damaged its very bytes', async () => {
    const world = await filled()
    await backUp(world.library)
    const { entries } = await world.library.backups.list()
    await saveText(world.library, idOf(1), 'written over')
    const ref = { place: 'own' as const, id: entries[0]?.id ?? '' }
    for await (const { done, failed } of world.library.backups.restore(ref, [idOf(1)]))
      if (done) expect(failed).toEqual([])
    expect(await readText(world.library, idOf(1))).toBe(words.join(' '))
    await backUp(world.library)
    const [file = ''] = (await filesBelow(world.fs, libraryPath)).filter(
      (path) => path.endsWith('.bin') && /objects/.test(path),
    )
    await rot(world.fs, file)
    expect(Buffer.from(await world.library.readObject(world.sha256)).toString()).toBe(words[1])
    expect(world.library.notices().map(({ code }) => code)).toContain('restored-from-backup')
    expect(world.library.notices().map(({ code }) => code)).not.toContain('tampered')
  })

  it('make a whole sealed library again, which opens with the passphrase; none is made without it', async () => {
    const world = await filled()
    await backUp(world.library)
    await world.library.close()
    await removeBelow(world.fs, libraryPath)
    expect(await failureOf(openBackups(world.fs, home, ask()))).toEqual({
      code: 'PASSPHRASE',
      reason: 'needed',
    })
    expect(await failureOf(openBackups(world.fs, home, ask({ passphrase: 'wrong' })))).toMatchObject({
      reason: 'wrong',
    })
    const fs = await openBackups(world.fs, home, ask(key))
    const { paths, manifest } = await findBackup(fs, home)
    const made = await restoreLibrary(paths, manifest, '/user/again', { fs, clock: world.clock })
    expect(made).toMatchObject({ libraryId: world.library.id, records: 2, missing: [] })
    expect(await tracesOf(world.fs, words, ['/user'])).toEqual([])
    const library = await openLibrary('/user/again', world.ports, key)
    expect(await readText(library, idOf(1))).toBe(words.join(' '))
    expect(Buffer.from(await library.readObject(world.sha256)).toString()).toBe(words[1])
    expect(library.notices()).toEqual([])
    await library.close()
  })

  it('without any key file are refused before anything is written', async () => {
    const world = await filled()
    await backUp(world.library)
    const fs = await openBackups(world.fs, home, ask(key))
    const { paths, manifest } = await findBackup(fs, home)
    for (const path of await filesBelow(world.fs, home))
      if (path.endsWith('.age')) await world.fs.remove(path)
    const restoring = restoreLibrary(paths, manifest, '/user/again', { fs, clock: world.clock })
    expect(await failureOf(restoring)).toEqual({ code: 'KEY_DAMAGED' })
    expect(await filesBelow(world.fs, '/user/again').catch(() => [])).toEqual([])
    await world.library.close()
  })

  it('open by themselves what lost its own key files', async () => {
    const world = await filled()
    await backUp(world.library)
    await world.library.close()
    for (const path of await filesBelow(world.fs, libraryPath))
      if (/\/keys\//.test(path)) await world.fs.remove(path)
    const { library } = await openSealed(world)
    expect(await readText(library, idOf(2))).toContain('second')
    const mended = (await filesBelow(world.fs, libraryPath)).filter((path) => path.endsWith('.age'))
    expect(mended).toHaveLength(4)
  })

  it('made before stay plain, are named, and go only when that is asked for', async () => {
    const world = await newBackedWorld()
    await world.library.backups.setSecond(stick)
    await saveText(world.library, idOf(1), words.join(' '))
    await backUp(world.library)
    const { remains } = (await sealWorld(world)) ?? {}
    const plain = [home, `${stick}/rapporteur-backups`].map((folder) => `${folder}/${world.library.id}`)
    expect(remains?.backups.map(({ folder }) => folder)).toEqual(plain)
    const again = await openSealed(world)
    expect((await again.library.backups.status()).places.map(({ place }) => place)).toEqual(['own', 'second'])
    await backUp(again.library)
    expect(await tracesOf(world.fs, words, plain)).not.toEqual([])
    const { entries } = await backupsIn(world.fs, home)
    expect(entries).toHaveLength(1)
    const sealing = createSealing(world.ports)
    expect((await sealing.plainBackups(libraryPath)).map(({ bytes }) => bytes > 500)).toEqual([true, true])
    expect(await sealing.removePlainBackups(libraryPath)).toEqual([])
    expect(await sealing.plainBackups(libraryPath)).toEqual([])
    expect(await tracesOf(world.fs, words, ['/user', '/media', libraryPath])).toEqual([])
    expect(await keptFiles(world.fs, /manifests/)).toHaveLength(1)
  })

  it('made before are not offered as the newest of it: nothing could be brought back by what names them', async () => {
    const world = await newBackedWorld()
    await saveText(world.library, idOf(1), 'one')
    await backUp(world.library)
    await sealWorld(world)
    const { library } = await openSealed(world)
    expect(await library.backups.libraries()).toEqual([])
    await backUp(library)
    const [kept, ...more] = await library.backups.libraries()
    expect([kept?.current, more]).toEqual([true, []])
    const look = {
      ref: kept?.newest ?? { place: 'own' as const, id: '' },
      differing: false,
      text: '',
      offset: 0,
    }
    expect((await library.backups.look({ ...look, limit: 10 })).total).toBe(1)
    await library.close()
  })

  it.each([
    ['with the next backup', async (world: BackedWorld) => void (await backUp(world.library))],
    [
      'with the next change of passphrase',
      async (world: BackedWorld) => {
        await world.library.close()
        await createSealing(world.ports).changePassphrase(libraryPath, { passphrase: 'another' }, 'a third')
      },
    ],
  ])(
    'of before it was unsealed and sealed again are set aside, and open as they did: %s',
    async (_, next) => {
      const world = await filled()
      await world.library.backups.setSecond(stick)
      await backUp(world.library)
      await world.library.close()
      const sealing = createSealing(world.ports)
      await lastOf(sealing.unseal(libraryPath, key))
      await lastOf(sealing.seal(libraryPath, { passphrase: 'another', recoveryCode }))
      const again = await openSealed(world, { passphrase: 'another' })
      await next(again)
      expect(again.library.notices()).toEqual([])
      for (const place of [home, `${stick}/rapporteur-backups`]) {
        const aside = (await world.fs.list(place)).filter((name) => name.startsWith('earlier-'))
        expect(aside).toHaveLength(1)
        const fs = await openBackups(world.fs, `${place}/${aside[0]}`, ask(key))
        const { paths, manifest } = await findBackup(fs, `${place}/${aside[0]}`)
        const to = `/user/again-${basename(dirname(place))}`
        const made = await restoreLibrary(paths, manifest, to, { fs, clock: world.clock })
        expect(made).toMatchObject({ records: 2, missing: [] })
      }
      await again.library.close()
    },
  )

  it('are exchanged, and do not pile up, where two copies of one library were sealed apart', async () => {
    const world = await filled()
    await backUp(world.library)
    await world.library.close()
    const sealing = createSealing(world.ports)
    const fs = await openBackups(world.fs, home, ask(key))
    const { paths, manifest } = await findBackup(fs, home)
    await restoreLibrary(paths, manifest, '/user/copy', { fs, clock: world.clock })
    await lastOf(sealing.unseal('/user/copy', key))
    await lastOf(sealing.seal('/user/copy', { passphrase: 'another', recoveryCode }))
    const counts: number[] = []
    for (const turn of [1, 2, 3])
      for (const [folder, by] of [
        ['/user/copy', { passphrase: 'another' }],
        [libraryPath, key],
      ] as const) {
        const library = await openLibrary(folder, world.ports, by)
        await saveText(library, idOf(2), `turn ${turn}`)
        await backUp(library)
        counts.push((await library.backups.list()).entries.length)
        await library.close()
        const aside = (await filesBelow(world.fs, home)).filter((path) => /earlier-.*place\.json$/.test(path))
        expect(aside).toHaveLength(1)
      }
    expect(counts).toEqual([1, 2, 2, 3, 3, 4])
  })

  it('are not set aside for a marker that somebody put beside them', async () => {
    const world = await filled()
    await backUp(world.library)
    const [copy = ''] = (await filesBelow(world.fs, home)).filter((path) =>
      path.endsWith('keys/library.json'),
    )
    const marker: unknown = JSON.parse(Buffer.from(await world.fs.readFile(copy)).toString())
    const foreign = markerBytes({ ...libraryMarker.parse(marker), sealed: { check: '0'.repeat(16) } })
    await world.fs.remove(copy)
    await plant(world.fs, copy, foreign)
    await saveText(world.library, idOf(1), 'more')
    expect((await backUp(world.library)).map(({ problem }) => problem)).toEqual([null])
    expect((await world.fs.list(home)).filter((name) => name.startsWith('earlier-'))).toEqual([])
    await world.library.close()
  })

  it('keep the key of the day until the drive is there again', async () => {
    const world = await filled()
    await world.library.backups.setSecond(stick)
    await backUp(world.library)
    const sealing = createSealing(world.ports)
    await sealing.changePassphrase(libraryPath, key, 'another')
    for (const place of [home, stick]) {
      expect(await failureOf(openBackups(world.fs, place, ask({ passphrase })))).toMatchObject({
        reason: 'wrong',
      })
      await openBackups(world.fs, place, ask({ passphrase: 'another' }))
    }
  })
})

it('a sealed library keeps a second program out, looks on where it cannot write, and takes over', async () => {
  const world = await filled()
  const looking = await openSealed(world, key)
  expect(looking.library.readOnly).toBe('locked')
  expect(await readText(looking.library, idOf(1))).toBe(words.join(' '))
  const sealing = createSealing(world.ports)
  const attempt = async () => {
    for await (const step of sealing.unseal(libraryPath, key)) expect(step).toBeNull()
  }
  expect(await failureOf(attempt())).toEqual({ code: 'READ_ONLY', reason: 'locked' })
  await looking.library.close()
  await world.library.close()
  world.fs.writeProtected = true
  const protectedOne = await openSealed(world, key)
  expect(protectedOne.library.readOnly).toBe('medium')
  expect(await readText(protectedOne.library, idOf(2))).toContain('second')
  expect(await world.fs.list(libraryPath)).not.toContain('docs')
})
