import { describe, expect, it } from 'vitest'
import {
  backUp,
  home,
  newBackedWorld,
  openAgain,
  rot,
  type BackedWorld,
} from '../backups/backups.test-kit.ts'
import {
  failureOf,
  filesBelow,
  idOf,
  libraryPath,
  plant,
  readText,
  revisionFiles,
  saveText,
  stateOf,
  summaryOf,
} from '../library.test-kit.ts'
import { openLibrary } from '../open-library.ts'
import { createSealing } from './create-sealing.ts'
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

const words = {
  title: 'Zanzibarquark',
  person: 'Wolframetta',
  body: 'hummingxylophone',
  tag: 'tagquokka',
  file: 'fileaardvark',
}
const canaries = Object.values(words)

/** A little of everything that a library keeps words in. */
async function live(world: BackedWorld): Promise<string> {
  const { library, clock } = world
  const { sha256 } = await library.putObject(Buffer.from(`${words.body} in an annex`), 1000)
  const save = (n: number, text: string) =>
    library.save(
      idOf(n),
      { ...stateOf(idOf(n), text), body: { type: 'doc', text: `${words.body} ${text}`, file: words.file } },
      {
        summary: summaryOf(idOf(n), `${words.title} ${n}`, { tags: [words.tag], subtitle: words.person }),
        objects: [sha256],
      },
    )
  for (let n = 1; n <= 6; n += 1) await save(n, `${words.person} ${n}`)
  for (let go = 0; go < 4; go += 1) await save(1, `again ${go}`)
  await library.trash(idOf(2))
  await library.purge(idOf(3))
  await library.tidy()
  clock.advance(61_000)
  await backUp(library)
  return sha256
}

describe('a library that is sealed', () => {
  it('shows no word of it in any file or name, backups among them, and a plain one shows all', async () => {
    const plain = await newBackedWorld()
    await live(plain)
    await plain.library.close()
    const traces = await tracesOf(plain.fs, canaries)
    for (const word of canaries)
      expect(traces.filter((trace) => trace.startsWith(word)).length).toBeGreaterThan(3)
    expect(await tracesOf(plain.fs, [words.title], [home])).not.toEqual([])

    const world = await newSealedWorld()
    await live(world)
    await world.library.close()
    expect(await tracesOf(world.fs, [...canaries, idOf(1), idOf(2)])).toEqual([])
    expect((await filesBelow(world.fs, home)).length).toBeGreaterThan(5)
  })

  it('holds what it held: records, versions, the bin, attachments and settled names', async () => {
    let sha256 = ''
    const world = await newBackedWorld()
    sha256 = await live(world)
    const before = await world.library.history(idOf(1))
    const { remains } = (await sealWorld(world)) ?? {}
    expect(remains?.unremovable).toEqual([])
    expect(remains?.backups.map(({ folder }) => folder)).toEqual([`${home}/${world.library.id}`])
    const { library } = await openSealed(world)
    expect(library.isSealed).toBe(true)
    expect(await readText(library, idOf(1))).toBe('again 3')
    expect(await library.history(idOf(1))).toEqual(before)
    expect(library.summaries().get(idOf(2))?.trashedAt).toBeDefined()
    expect(library.summaries().has(idOf(3))).toBe(false)
    expect(Buffer.from(await library.readObject(sha256)).toString()).toContain(words.body)
    expect(library.notices().map(({ code }) => code)).toEqual([])
    await library.close()
    expect(await tracesOf(world.fs, canaries, [libraryPath])).toEqual([])
    expect((await createSealing(world.ports).look(libraryPath)).unfinished).toBe(false)
  })

  it('opens with its passphrase, its recovery code or its key, and with nothing else', async () => {
    const world = await newSealedWorld(async ({ library }) => void (await saveText(library, idOf(1), 'one')))
    await world.library.close()
    const sealing = createSealing(world.ports)
    expect(await sealing.look(libraryPath)).toEqual({
      libraryId: world.library.id,
      sealed: true,
      unfinished: false,
    })
    const failure = (by?: Parameters<typeof openLibrary>[2]) =>
      failureOf(openLibrary(libraryPath, world.ports, by))
    expect(await failure()).toEqual({ code: 'PASSPHRASE', reason: 'needed' })
    expect(await failure({ passphrase: 'wrong' })).toEqual({
      code: 'PASSPHRASE',
      reason: 'wrong',
      tried: 'passphrase',
    })
    expect(await failure({ recoveryCode: '0' })).toEqual({
      code: 'PASSPHRASE',
      reason: 'wrong',
      tried: 'recovery-code',
    })
    expect(await failure({ dataKey: new Uint8Array(32) })).toEqual({
      code: 'PASSPHRASE',
      reason: 'wrong',
      tried: 'data-key',
    })
    const dataKey = await sealing.dataKey(libraryPath, { recoveryCode: recoveryCode.toLowerCase() })
    for (const by of [key, { recoveryCode }, { dataKey }]) {
      const { library } = await openSealed(world, by)
      expect(await readText(library, idOf(1))).toBe('one')
      await library.close()
    }
  })

  it('can be made plain again, byte for byte what it was', async () => {
    const world = await newBackedWorld()
    await live(world)
    await world.library.close()
    const contents = async () => {
      const all: Record<string, string> = {}
      for (const path of await filesBelow(world.fs, libraryPath))
        if (!/index\.cache|lock\.json|reserve\.bin|library\.json/.test(path))
          all[path] = Buffer.from(await world.fs.readFile(path)).toString('hex')
      return all
    }
    const before = await contents()
    await lastOf(createSealing(world.ports).seal(libraryPath, { passphrase, recoveryCode }))
    expect(Object.keys(await contents()).filter((path) => path in before)).toEqual([])
    const sealing = createSealing(world.ports)
    expect(await failureOf(lastOf(sealing.unseal(libraryPath, { passphrase: 'wrong' })))).toMatchObject({
      code: 'PASSPHRASE',
    })
    await lastOf(sealing.unseal(libraryPath, { recoveryCode }))
    expect(await contents()).toEqual(before)
    const { library } = await openAgain(world)
    expect(library.isSealed).toBe(false)
    expect(await readText(library, idOf(1))).toBe('again 3')
  })

  it('changes its passphrase without touching a record; the old one opens nothing any more', async () => {
    const world = await newSealedWorld(async ({ library }) => void (await saveText(library, idOf(1), 'one')))
    await backUp(world.library)
    const records = async () =>
      (await filesBelow(world.fs, libraryPath)).filter((path) => path.endsWith('.doc'))
    const before = await records()
    const sealing = createSealing(world.ports)
    await sealing.changePassphrase(libraryPath, { recoveryCode }, 'another')
    expect(await records()).toEqual(before)
    await world.library.close()
    expect(await failureOf(openLibrary(libraryPath, world.ports, key))).toMatchObject({ reason: 'wrong' })
    await (await openSealed(world, { passphrase: 'another' })).library.close()
    await sealing.changeRecoveryCode(
      libraryPath,
      { passphrase: 'another' },
      '0000-0000-0000-0000-0000-0000-0000',
    )
    expect(await failureOf(openLibrary(libraryPath, world.ports, { recoveryCode }))).toMatchObject({
      reason: 'wrong',
    })
    const files = [...(await filesBelow(world.fs, '/library')), ...(await filesBelow(world.fs, home))]
    const keys = files.filter((path) => path.endsWith('.age')).map((path) => path.replace(/^.*\//, ''))
    expect(keys).toHaveLength(6)
    expect(new Set(keys).size).toBe(2)
  })

  it('says which: no key file, a wrong passphrase, or a file that was tampered with', async () => {
    const world = await newSealedWorld(async ({ library }) => {
      for (const n of [1, 2]) await saveText(library, idOf(n), `text ${n}`)
    })
    await world.library.close()
    const docs = (await filesBelow(world.fs, libraryPath)).filter((path) => path.endsWith('.doc'))
    const [one = '', two = ''] = docs
    await plant(world.fs, one, await world.fs.readFile(two))
    const again = await openSealed(world)
    const failures = await Promise.all(
      [1, 2].map((n) => again.library.read(idOf(n)).catch((error: unknown) => error)),
    )
    expect(failures.filter((each) => each instanceof Error)).toMatchObject([
      { failure: { code: 'DAMAGED', tampered: true } },
    ])
    expect(again.library.notices().map(({ code }) => code)).toContain('tampered')
    await again.library.close()
    for (const path of await filesBelow(world.fs, '/'))
      if (path.endsWith('.age')) await plant(world.fs, path, 'age-encryption.org/v1 no more')
    expect(await failureOf(openLibrary(libraryPath, world.ports, key))).toEqual({ code: 'KEY_DAMAGED' })
  })

  it('is not taken for a plain one by whoever puts a plain marker in its place', async () => {
    const world = await newBackedWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const marker = await world.fs.readFile(`${libraryPath}/library.json`)
    await lastOf(createSealing(world.ports).seal(libraryPath, { passphrase, recoveryCode }))
    for (const forged of [marker, Buffer.from('no marker')]) {
      await plant(world.fs, `${libraryPath}/library.json`, forged)
      expect(await failureOf(openLibrary(libraryPath, world.ports))).toEqual({
        code: 'PASSPHRASE',
        reason: 'needed',
      })
      const { library } = await openSealed(world)
      expect(await readText(library, idOf(1))).toBe('one')
      expect(library.notices().map(({ code }) => code)).toEqual(['marker-rebuilt'])
      await library.close()
    }
  })

  it('is not taken for a plain one, nor its ciphertext for a leftover, while its copies cannot be read', async () => {
    const world = await newBackedWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const before = world.fs.copy()
    await lastOf(createSealing(world.ports).seal(libraryPath, { passphrase, recoveryCode }))
    for (const path of await filesBelow(before, libraryPath)) {
      const folders = path.split('/').map((_, at, all) => all.slice(0, at + 1).join('/'))
      for (const folder of folders.slice(2, -1)) await world.fs.makeFolder(folder).catch(() => undefined)
      await plant(world.fs, path, await before.readFile(path))
    }
    for (const shard of await before.list(`${libraryPath}/docs`))
      await world.fs.makeFolder(`${libraryPath}/docs/${shard}`).catch(() => undefined)
    world.fs.intercept = ({ path }) => {
      if (path.endsWith('/keys/library.json')) throw Object.assign(new Error('in use'), { code: 'EBUSY' })
    }
    expect(await failureOf(openLibrary(libraryPath, world.ports))).toEqual({ code: 'CANNOT_READ_NOW' })
    world.fs.intercept = () => undefined
    const { library } = await openSealed(world)
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
  })

  it('leaves alone, and names, plain files that are not in it', async () => {
    const world = await newBackedWorld()
    await saveText(world.library, idOf(1), 'one')
    await world.library.close()
    const [late = ''] = await revisionFiles(world.fs, idOf(1))
    const bytes = await world.fs.readFile(late)
    await sealWorld(world)
    for (const folder of ['docs', late.split('/').at(-2) ?? ''].map((_, at, all) =>
      all.slice(0, at + 1).join('/'),
    ))
      await world.fs.makeFolder(`${libraryPath}/${folder}`)
    const other = late.replace(/[0-9a-f]{16}\.doc$/, '0123456789abcdef.doc')
    await plant(world.fs, late, bytes)
    await plant(world.fs, other, 'written on another machine meanwhile')
    const { library } = await openSealed(world)
    expect(library.notices()).toMatchObject([{ code: 'unknown-file' }])
    await library.close()
    expect(await filesBelow(world.fs, `${libraryPath}/docs`)).toEqual([other])
    expect((await createSealing(world.ports).look(libraryPath)).unfinished).toBe(true)
  })

  it('is not unsealed over plain files that are not in it, and leaves them where they are', async () => {
    const world = await newSealedWorld(async ({ library }) => void (await saveText(library, idOf(1), 'one')))
    await world.library.close()
    const other = `${libraryPath}/docs/written-on-another-machine.doc`
    await world.fs.makeFolder(`${libraryPath}/docs`)
    await plant(world.fs, other, 'meanwhile')
    const unsealing = lastOf(createSealing(world.ports).unseal(libraryPath, key))
    expect(await failureOf(unsealing)).toEqual({ code: 'NOT_EMPTY' })
    expect(await filesBelow(world.fs, `${libraryPath}/docs`)).toEqual([other])
    const { library } = await openSealed(world)
    expect(await readText(library, idOf(1))).toBe('one')
    await library.close()
  })

  it('takes in a sync program’s copy, and a half-named save, as a plain one does', async () => {
    const world = await newSealedWorld(async ({ library }) => {
      await saveText(library, idOf(1), 'second marsupial')
      await saveText(library, idOf(2), 'other marsupial')
    })
    await world.library.close()
    const docs = (await filesBelow(world.fs, libraryPath)).filter((path) => path.endsWith('.doc'))
    for (const [at, path] of docs.entries()) {
      const folder = path.slice(0, path.lastIndexOf('/'))
      const name = path.slice(folder.length + 1)
      const [copy, unfinished] = [name.replace('.doc', ' (1).doc'), `.${name}.0badf00d.tmp`]
      await world.fs.rename(path, `${folder}/${at % 2 === 0 ? copy : unfinished}`)
    }
    const { library } = await openSealed(world)
    expect(await readText(library, idOf(1))).toBe('second marsupial')
    expect(await readText(library, idOf(2))).toBe('other marsupial')
    expect(new Set(library.notices().map(({ code }) => code))).toEqual(new Set(['adopted']))
    await library.close()
    expect(await tracesOf(world.fs, ['marsupial'], [libraryPath])).toEqual([])
  })

  it('is restored from a damaged index, and puts damaged files aside as ciphertext', async () => {
    const world = await newBackedWorld()
    await live(world)
    await sealWorld(world)
    const first = await openSealed(world)
    await saveText(first.library, idOf(1), `${words.body} newest`)
    await first.library.close()
    const files = await filesBelow(world.fs, libraryPath)
    for (const path of files.filter((each) => /index\.cache|docs.*\.doc$/.test(each)))
      await rot(world.fs, path)
    const { library } = await openSealed(world)
    await library.read(idOf(1)).catch(() => undefined)
    await library.close()
    expect((await filesBelow(world.fs, libraryPath)).some((path) => /\/damaged\//.test(path))).toBe(true)
    expect(await tracesOf(world.fs, canaries, [libraryPath])).toEqual([])
  })
})
