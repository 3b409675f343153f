import { Decrypter } from 'age-encryption'
import { describe, expect, it } from 'vitest'
import { MemoryFileSystem } from '../files/memory-file-system.ts'
import { plant } from '../library.test-kit.ts'
import { readKeyFiles, unwrapKey, wrapKey, type KeyFile } from './key-files.ts'
import { placeKeyFiles, rulingKeys } from './key-marks.ts'
import { checkOf, keyFilesKey, newDataKey } from './seal-keys.ts'

const dataKey = newDataKey()
const owner = { libraryId: 'a-library', check: checkOf(dataKey, 'a-library') }
const fileOf = (secret: string, generation = 1) =>
  wrapKey(owner, dataKey, { kind: 'passphrase', generation, secret, cost: 4 })
const mark = keyFilesKey(dataKey, owner.libraryId)
const place = (fs: MemoryFileSystem, files: readonly KeyFile[]) =>
  placeKeyFiles(fs, '/keys', files, mark, () => Promise.resolve())

describe('a key file', () => {
  it('is one of the age format: the standard tool opens it with the passphrase, and finds the key', async () => {
    const { bytes } = await fileOf('a passphrase')
    const decrypter = new Decrypter()
    decrypter.addPassphrase('a passphrase')
    const text = Buffer.from(await decrypter.decrypt(bytes)).toString('utf8')
    expect(JSON.parse(text)).toMatchObject({ library: 'a-library', key: dataKey.toString('hex') })
  })

  it('opens however an accented letter was typed, and with no other passphrase', async () => {
    const file = await fileOf('re\u0301sume\u0301')
    expect(await unwrapKey(owner, file, 'r\u00e9sum\u00e9')).toEqual({ ok: true, dataKey })
    expect(await unwrapKey(owner, file, 'resume')).toEqual({ ok: false, problem: 'wrong' })
  })

  it('of another library, or with another key in it, is no key file of this one', async () => {
    const other = { ...owner, libraryId: 'another' }
    const file = await wrapKey(other, dataKey, { kind: 'passphrase', generation: 1, secret: 'x', cost: 4 })
    expect(await unwrapKey(owner, file, 'x')).toEqual({ ok: false, problem: 'damaged' })
    const forged = await wrapKey(owner, newDataKey(), {
      kind: 'passphrase',
      generation: 1,
      secret: 'x',
      cost: 4,
    })
    expect(await unwrapKey(owner, forged, 'x')).toEqual({ ok: false, problem: 'damaged' })
  })
})

describe('a folder of key files', () => {
  it('keeps the newest of each kind, and lets go of what that replaces only when it is there', async () => {
    const fs = new MemoryFileSystem()
    const old = await fileOf('old')
    const recovery = await wrapKey(owner, dataKey, {
      kind: 'recovery',
      generation: 1,
      secret: 'code',
      cost: 4,
    })
    await place(fs, [old, recovery])
    const now = await fileOf('new', 2)
    fs.capacityBytes = fs.usedBytes + 10
    await expect(place(fs, [now, recovery])).rejects.toMatchObject({
      code: 'ENOSPC',
    })
    expect((await readKeyFiles(fs, '/keys')).map(({ generation }) => generation)).toEqual([1, 1])
    fs.capacityBytes = Number.POSITIVE_INFINITY
    await place(fs, [now, recovery])
    expect((await fs.list('/keys')).toSorted()).toEqual([now.name, recovery.name].toSorted())
    expect(rulingKeys([old, now, recovery], mark).map(({ name }) => name)).toEqual([now.name, recovery.name])
  })

  it('passes over what is damaged, and puts a good one in its place', async () => {
    const fs = new MemoryFileSystem()
    const file = await fileOf('x')
    await place(fs, [file])
    await plant(fs, `/keys/${file.name}`, 'rotten')
    expect(await readKeyFiles(fs, '/keys')).toEqual([])
    await place(fs, [file])
    expect(await readKeyFiles(fs, '/keys')).toHaveLength(1)
  })
})
