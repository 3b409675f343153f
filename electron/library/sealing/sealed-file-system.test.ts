import { randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { MemoryFileSystem } from '../files/memory-file-system.ts'
import { writeNew } from '../files/write-durably.ts'
import { filesBelow, idOf, plant } from '../library.test-kit.ts'
import { sealedFolder } from '../library-paths.ts'
import { toRevisionName } from '../revisions/revision-name.ts'
import { SealError } from './seal-error.ts'
import { createSealKeys } from './seal-keys.ts'
import { contentSize, sealedSize } from './sealed-file.ts'
import { createSealedFileSystem } from './sealed-file-system.ts'

const libraryId = '01900000-0000-4000-8000-000000000000'
const root = `/${sealedFolder(libraryId)}`
const revision = (n: number): string => toRevisionName(idOf(n), n, 'a1b2c3d4e5f60718').fileName
const archive = `${idOf(1)}.h0000000001-0000000042.a1b2c3d4e5f60718.arc`
const object = `${'c0ffee00'.repeat(8)}.bin`

async function newMedium() {
  const raw = new MemoryFileSystem()
  const keys = createSealKeys(Buffer.alloc(32, 7), libraryId)
  const fs = createSealedFileSystem(raw, keys)
  await fs.makeFolder(root)
  return { raw, fs, keys }
}

const problemOf = (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => 'none',
    (error: unknown) => (error instanceof SealError ? error.problem : error),
  )

describe('a sealed file', () => {
  it('is neither written nor read with keys that were forgotten', async () => {
    const { raw, fs, keys } = await newMedium()
    await writeNew(fs, `${root}/before`, randomBytes(10))
    keys.forget()
    await expect(writeNew(fs, `${root}/after`, randomBytes(10))).rejects.toThrow()
    await expect(fs.readFile(`${root}/before`)).rejects.toThrow()
    expect(await filesBelow(raw, root)).toEqual([`${root}/before`])
  })

  it.each([0, 1, 15, 4095, 4096, 4097, 8192, 8193, 20_000])(
    'of %i bytes is read whole and in any part',
    async (length) => {
      const { raw, fs } = await newMedium()
      const content = randomBytes(length)
      const path = `${root}/file`
      await writeNew(fs, path, content)
      expect(Buffer.from(await fs.readFile(path))).toEqual(content)
      expect((await fs.facts(path)).size).toBe(length)
      expect((await raw.facts(path)).size).toBe(sealedSize(length))
      for (const [from, size] of [
        [0, 1],
        [0, 4096],
        [0, 4097],
        [length - 1, 2],
        [length, 10],
        [length + 9000, 5],
        [4090, 20],
        [4096, 4096],
        [0, length + 1],
      ]) {
        if (from === undefined || size === undefined || from < 0) continue
        const file = await fs.open(path, 'read')
        expect(Buffer.from(await file.read(from, size))).toEqual(content.subarray(from, from + size))
        expect(await file.size()).toBe(length)
        await file.close()
      }
    },
  )

  it('may be written in many goes, and read in many', async () => {
    const { fs } = await newMedium()
    const content = randomBytes(30_000)
    const file = await fs.open(`${root}/file`, 'new')
    for (let at = 0; at < content.length; at += 777) await file.write(content.subarray(at, at + 777))
    await file.sync()
    expect(await file.size()).toBe(content.length)
    await file.close()
    const read = await fs.open(`${root}/file`, 'read')
    const parts: Uint8Array[] = []
    for (let at = 0; at < content.length; at += 5000) parts.push(await read.read(at, 5000))
    expect(Buffer.concat(parts)).toEqual(content)
  })

  it('says what the medium did not take', async () => {
    const { raw, fs } = await newMedium()
    const file = await fs.open(`${root}/file`, 'new')
    await file.write(randomBytes(100))
    await file.sync()
    const bytes = await raw.readFile(`${root}/file`)
    await raw.remove(`${root}/file`)
    expect(contentSize(bytes.length - 1)).toBe(99)
    raw.capacityBytes = 120
    await expect(writeNew(fs, `${root}/full`, randomBytes(100))).rejects.toMatchObject({ code: 'ENOSPC' })
  })

  it('shows nothing of its content, and is never the same twice', async () => {
    const { raw, fs } = await newMedium()
    await writeNew(fs, `${root}/one`, Buffer.from('migration governance '.repeat(400)))
    await writeNew(fs, `${root}/two`, Buffer.from('migration governance '.repeat(400)))
    const [one, two] = await Promise.all(['one', 'two'].map((name) => raw.readFile(`${root}/${name}`)))
    expect(Buffer.from(one ?? []).includes('migration')).toBe(false)
    const same = [...(one ?? [])].slice(16).filter((byte, at) => byte === two?.[at + 16]).length
    expect(same).toBeLessThan(100)
  })

  it('is damaged, and never read past, whichever bit of it is another and wherever it ends', async () => {
    const { raw, fs } = await newMedium()
    const content = randomBytes(5000)
    await writeNew(fs, `${root}/file`, content)
    const whole = await raw.readFile(`${root}/file`)
    for (let at = 0; at < whole.length; at += 1) {
      const bytes = whole.slice()
      bytes[at] = (bytes[at] ?? 0) ^ (1 << (at % 8))
      await plant(raw, `${root}/file`, bytes)
      expect(await problemOf(fs.readFile(`${root}/file`)), `byte ${at}`).toBe('damaged')
      if (at % 10 > 0) continue
      await plant(raw, `${root}/file`, whole.slice(0, at))
      expect(await problemOf(fs.readFile(`${root}/file`)), `${at} bytes`).toBe('damaged')
      const file = await fs.open(`${root}/file`, 'read')
      expect(await problemOf(file.read(0, 10_000)), `${at} bytes`).toBe('damaged')
    }
  }, 30_000)

  it('whose checksum alone is another is damaged to whoever reads it to its end', async () => {
    const { raw, fs } = await newMedium()
    await writeNew(fs, `${root}/file`, randomBytes(9000))
    const bytes = await raw.readFile(`${root}/file`)
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1
    await plant(raw, `${root}/file`, bytes)
    const file = await fs.open(`${root}/file`, 'read')
    const read = async (): Promise<void> => {
      for (let at = 0; at < 9000; at += 4500) await file.read(at, 4500)
    }
    expect(await problemOf(read())).toBe('damaged')
  })
})

describe('what somebody without the key made of it', () => {
  it('is told from damage: another file under its name, or an older one', async () => {
    const { raw, fs } = await newMedium()
    const [one, two] = [`${root}/${revision(1)}`, `${root}/${revision(2)}`]
    await writeNew(fs, one, Buffer.from('one'))
    await writeNew(fs, two, Buffer.from('two'))
    const [first = '', second = ''] = await filesBelow(raw, root)
    const [a, b] = [await raw.readFile(first), await raw.readFile(second)]
    await plant(raw, first, b)
    await plant(raw, second, a)
    for (const path of [one, two]) {
      expect(await problemOf(fs.readFile(path))).toBe('tampered')
      const file = await fs.open(path, 'read')
      expect(await problemOf(file.read(0, 4096))).toBe('tampered')
    }
  })

  it('is noticed where another key sealed it', async () => {
    const { raw, fs } = await newMedium()
    const other = createSealedFileSystem(raw, createSealKeys(Buffer.alloc(32, 8), libraryId))
    await writeNew(other, `${root}/file`, Buffer.from('theirs'))
    expect(await problemOf(fs.readFile(`${root}/file`))).toBe('tampered')
  })

  it('is noticed where plain text was put', async () => {
    const { raw, fs } = await newMedium()
    await plant(raw, `${root}/file`, 'plain words')
    expect(await problemOf(fs.readFile(`${root}/file`))).toBe('damaged')
    await expect(fs.list(root)).resolves.toEqual(['file'])
  })
})

describe('names', () => {
  const names = [
    revision(1),
    revision(2),
    archive,
    object,
    `.${revision(3)}.0badf00d.tmp`,
    `${revision(4)}.20260101T000000000Z`,
    `${revision(5).replace('.doc', '')} (1).doc`,
    `.${object}.0badf00d.tmp`,
    'index.cache',
    'nobody knows.txt',
  ]

  it('come back as they were, in any of the folders', async () => {
    const { fs } = await newMedium()
    const folders = ['docs', 'docs/00', 'docs/c0', 'docs/ff']
    for (const folder of folders) await fs.makeFolder(`${root}/${folder}`)
    for (const name of names) await writeNew(fs, `${root}/docs/c0/${name}`, Buffer.from(name))
    expect((await fs.list(`${root}/docs`)).toSorted()).toEqual(['00', 'c0', 'ff'])
    expect((await fs.list(`${root}/docs/c0`)).toSorted()).toEqual(names.toSorted())
    for (const name of names)
      expect(Buffer.from(await fs.readFile(`${root}/docs/c0/${name}`)).toString()).toBe(name)
  })

  it('tell neither ids nor numbers nor hashes on the medium', async () => {
    const { raw, fs } = await newMedium()
    for (const name of names) await writeNew(fs, `${root}/${name}`, Buffer.from(''))
    const onDisk = (await filesBelow(raw, root)).join('\n')
    for (const secret of [idOf(1), idOf(2), idOf(3), 'a1b2c3d4', 'c0ffee', '0000000001', '0000000042'])
      expect(onDisk).not.toContain(secret)
    expect(onDisk).toContain('index.cache')
    expect(onDisk).toMatch(/\.doc$/m)
  })

  it('that no library writes are left alone', async () => {
    const { raw, fs } = await newMedium()
    const forged = `${'ab'.repeat(45)}.doc`
    await plant(raw, `${root}/${forged}`, 'x')
    expect(await fs.list(root)).toEqual([forged])
  })

  it('are bound to what they stand for: no sealed file becomes another', async () => {
    const { fs } = await newMedium()
    await writeNew(fs, `${root}/${revision(1)}`, Buffer.from('one'))
    const to = `${root}/${revision(2)}`
    await expect(fs.rename(`${root}/${revision(1)}`, to)).rejects.toMatchObject({ code: 'EXDEV' })
    await expect(fs.link(`${root}/${revision(1)}`, '/out')).rejects.toMatchObject({ code: 'EXDEV' })
    await fs.link(`${root}/${revision(1)}`, `${root}/${revision(1)}.20260101T000000000Z`)
    expect(await fs.list(root)).toHaveLength(2)
  })
})

it('nothing changes outside the sealed folder', async () => {
  const { raw, fs } = await newMedium()
  await fs.makeFolder('/plain')
  for (const path of [`/plain/${revision(1)}`, `/${libraryId}.sealed.txt`]) {
    await writeNew(fs, path, Buffer.from('words'))
    expect(Buffer.from(await raw.readFile(path)).toString()).toBe('words')
  }
  await fs.rename(`/plain/${revision(1)}`, `/plain/${revision(2)}`)
  expect(await raw.list('/plain')).toEqual([revision(2)])
})
