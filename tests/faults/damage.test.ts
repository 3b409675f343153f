import { describe, expect, it } from 'vitest'
import type { VerifyProgress } from '../../shared/contract/library.ts'
import type { Library } from '../../electron/library/library.ts'
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
  type World,
} from '../../electron/library/library.test-kit.ts'
import { seededRandom } from './crashes.ts'

describe('a damaged revision', () => {
  it('is answered by the one before it, put aside, and told of once', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    await saveText(library, idOf(1), 'two')
    const [, newest = ''] = await revisionFiles(ports.fs, idOf(1))
    await plant(ports.fs, newest, 'rubbish')
    const read = await library.read(idOf(1))
    expect(read).toMatchObject({ record: { text: 'one' }, rev: 1, restoredFrom: 'older-revision' })
    expect((await library.read(idOf(1))).restoredFrom).toBe('older-revision')
    expect(library.notices().map(({ code }) => code)).toEqual(['quarantined', 'restored-older'])
    expect(library.summaries().get(idOf(1))?.title).toBe('one')
    const [aside = ''] = await filesBelow(ports.fs, `${libraryPath}/damaged`)
    expect(aside).toMatch(/\.doc\.20260105T090000000Z$/)
    expect(Buffer.from(await ports.fs.readFile(aside)).toString()).toBe('rubbish')
    await saveText(library, idOf(1), 'three')
    expect(await library.read(idOf(1))).not.toHaveProperty('restoredFrom')
  })

  it('is answered by the history when both newest are damaged, and the history stays', async () => {
    const world = await newWorld()
    for (let n = 1; n <= 4; n += 1) await saveText(world.library, idOf(1), `text ${n}`)
    await world.library.tidy()
    for (const path of await revisionFiles(world.ports.fs, idOf(1))) await plant(world.ports.fs, path, '')
    const read = await world.library.read(idOf(1))
    expect(read).toMatchObject({ record: { text: 'text 2' }, restoredFrom: 'history', rev: 5 })
    await world.library.close()
    const { library } = await reopen(world)
    expect(await library.read(idOf(1))).toMatchObject({ record: { text: 'text 2' }, rev: 5, kind: 'restore' })
    expect((await library.history(idOf(1))).map(({ rev }) => rev)).toEqual([5, 2, 1])
  })

  it('without any good copy is said to be damaged, and can be written anew', async () => {
    const { library, ports } = await newWorld()
    await saveText(library, idOf(1), 'one')
    const [only = ''] = await revisionFiles(ports.fs, idOf(1))
    await plant(ports.fs, only, 'rubbish')
    for (let n = 0; n < 2; n += 1)
      expect(await failureOf(library.read(idOf(1)))).toEqual({ code: 'DAMAGED', id: idOf(1) })
    expect((await saveText(library, idOf(1), 'anew')).rev).toBe(2)
    expect(await readText(library, idOf(1))).toBe('anew')
  })

  it('that was the last of its record is named by every check until the record is written anew', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    const [only = ''] = await revisionFiles(world.ports.fs, idOf(1))
    await plant(world.ports.fs, only, 'rubbish')
    await failureOf(world.library.read(idOf(1)))
    await world.library.close()
    const { library } = await reopen(world)
    expect(await damageIn(library)).toMatchObject([{ reason: 'no-good-copy' }])
    expect(await failureOf(library.read(idOf(1)))).toEqual({ code: 'DAMAGED', id: idOf(1) })
    await saveText(library, idOf(1), 'anew')
    expect(await damageIn(library)).toEqual([])
  })

  it('is found by a check of the library, which changes nothing', async () => {
    const { library, ports } = await newWorld()
    for (let n = 1; n <= 3; n += 1) await saveText(library, idOf(n), `text ${n}`)
    const { sha256 } = await library.putObject(Buffer.from('annex'), 100)
    const [one = ''] = await revisionFiles(ports.fs, idOf(1))
    await plant(ports.fs, one, 'rubbish')
    await plant(ports.fs, await library.objectPath(sha256), 'annexe')
    const before = await filesBelow(ports.fs, libraryPath)
    const words: VerifyProgress[] = []
    for await (const word of library.verify()) words.push(word)
    expect(words.at(-1)).toEqual({
      checked: 4,
      total: 4,
      done: true,
      damaged: [
        { fileName: one.slice(libraryPath.length + 1), reason: 'checksum' },
        { fileName: `objects/${sha256.slice(0, 2)}/${sha256}.bin`, reason: 'checksum' },
      ],
    })
    expect(await filesBelow(ports.fs, libraryPath)).toEqual(before)
    expect(await failureOf(library.readObject(sha256))).toEqual({ code: 'DAMAGED', id: sha256 })
  })

  it('stays where it is in a library that cannot be written', async () => {
    const world = await newWorld()
    await saveText(world.library, idOf(1), 'one')
    await saveText(world.library, idOf(1), 'two')
    await world.library.close()
    const [, newest = ''] = await revisionFiles(world.ports.fs, idOf(1))
    await plant(world.ports.fs, newest, (await world.ports.fs.readFile(newest)).slice(0, -9))
    world.ports.fs.writeProtected = true
    const { library, ports } = await reopen(world)
    expect(await readText(library, idOf(1))).toBe('one')
    expect(await revisionFiles(ports.fs, idOf(1))).toHaveLength(2)
  })
})

it('400 corruptions of newest revisions are all answered by the version before', async () => {
  const start = await newWorld()
  for (let n = 0; n < 4; n += 1) {
    await saveText(start.library, idOf(n), `good ${n}`)
    await saveText(start.library, idOf(n), `newest ${n} ${'word '.repeat(200)}`)
  }
  await start.library.close()
  const random = seededRandom(400)
  let answered = 0
  for (let round = 0; round < 100; round += 1) {
    const world: World = { ...start, ports: { ...start.ports, fs: start.ports.fs.copy() } }
    for (let n = 0; n < 4; n += 1) {
      const [, newest = ''] = await revisionFiles(world.ports.fs, idOf(n))
      const bytes = await world.ports.fs.readFile(newest)
      await plant(world.ports.fs, newest, corrupted(bytes, n, random))
    }
    const { library } = await reopen(world)
    for (let n = 0; n < 4; n += 1) if ((await readText(library, idOf(n))) === `good ${n}`) answered += 1
    expect(library.summaries().size).toBe(4)
  }
  expect(answered).toBe(400)
})

async function damageIn(library: Library): Promise<VerifyProgress['damaged']> {
  let newest: VerifyProgress['damaged'] = []
  for await (const { damaged } of library.verify()) newest = damaged
  return newest
}

/** A flipped bit, a cut, a run of zeros, or a stretch of something else. */
function corrupted(bytes: Uint8Array, way: number, random: () => number): Uint8Array {
  const copy = Uint8Array.from(bytes)
  const at = Math.floor(random() * copy.length)
  if (way === 0) copy[at] = (copy[at] ?? 0) ^ (1 << Math.floor(random() * 8))
  if (way === 1) return copy.slice(0, at)
  if (way === 2) copy.fill(0, at)
  if (way === 3) return Buffer.concat([copy.slice(0, at), Buffer.from('elsewhere'), copy.slice(at)])
  return copy
}
