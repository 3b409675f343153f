import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { failureOf, filesBelow, libraryPath, newWorld, plant } from '../library.test-kit.ts'

const annex = Buffer.from('an annex of some pages')
const sha256 = createHash('sha256').update(annex).digest('hex')

async function* inPieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('an attachment', () => {
  it('is kept under its SHA-256, whole or in pieces, and once only', async () => {
    const { library, ports } = await newWorld()
    expect(await library.putObject(annex, 1000)).toEqual({ sha256, size: annex.length })
    expect(await library.putObject(inPieces(annex, 5), 1000)).toEqual({ sha256, size: annex.length })
    expect(await filesBelow(ports.fs, `${libraryPath}/objects`)).toEqual([await library.objectPath(sha256)])
    expect(Buffer.from(await library.readObject(sha256))).toEqual(annex)
  })

  it('larger than the limit is refused as soon as that is known, and leaves nothing', async () => {
    const { library, ports } = await newWorld()
    let sent = 0
    async function* endless(): AsyncGenerator<Uint8Array> {
      for (;;) {
        sent += 1
        yield new Uint8Array(100)
      }
    }
    expect(await failureOf(library.putObject(endless(), 1000))).toEqual({ code: 'TOO_LARGE', limit: 1000 })
    expect(sent).toBe(11)
    const most = 200 * 1024 * 1024
    const oversized = inPieces(new Uint8Array(most + 1), most + 1)
    expect(await failureOf(library.putObject(oversized, Number.MAX_SAFE_INTEGER))).toEqual({
      code: 'TOO_LARGE',
      limit: most,
    })
    expect(await filesBelow(ports.fs, `${libraryPath}/objects`)).toEqual([])
  })

  it('whose sender breaks off leaves nothing', async () => {
    const { library, ports } = await newWorld()
    async function* breaking(): AsyncGenerator<Uint8Array> {
      yield annex
      throw new Error('the connection went')
    }
    expect(await failureOf(library.putObject(breaking(), 1000))).toEqual({ code: 'IO' })
    expect(await filesBelow(ports.fs, `${libraryPath}/objects`)).toEqual([])
  })

  it('that was damaged is said to be so, and stored again puts it right', async () => {
    const { library, ports } = await newWorld()
    await library.putObject(annex, 1000)
    await plant(ports.fs, await library.objectPath(sha256), 'rubbish')
    expect(await failureOf(library.readObject(sha256))).toEqual({ code: 'DAMAGED', id: sha256 })
    await library.putObject(annex, 1000)
    expect(Buffer.from(await library.readObject(sha256))).toEqual(annex)
    expect(await filesBelow(ports.fs, `${libraryPath}/damaged`)).toHaveLength(1)
  })

  it('of an unknown or impossible name is not found', async () => {
    const { library } = await newWorld()
    for (const name of [sha256, '../../library.json', sha256.toUpperCase(), ''])
      expect(await failureOf(library.objectPath(name))).toEqual({
        code: 'NOT_FOUND',
        what: 'object',
        id: name,
      })
  })

  it('of no bytes at all is one too', async () => {
    const { library } = await newWorld()
    const empty = await library.putObject(new Uint8Array(), 10)
    expect(empty.size).toBe(0)
    expect(await library.readObject(empty.sha256)).toHaveLength(0)
  })
})
