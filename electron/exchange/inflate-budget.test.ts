import { deflateSync } from 'node:zlib'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { countPages } from './count-pages.ts'
import { withinInflateBudget } from './inflate-budget.ts'

const mebibyte = 1024 * 1024

/** A PDF of one page, a few kilobytes, whose object table unpacks to so many bytes of blanks; `times` over, in filters within filters. */
function bombOf(bytes: number, times = 1): Uint8Array {
  let packed: Buffer = Buffer.concat([Buffer.from('10 0 '.padEnd(20)), Buffer.alloc(bytes, 0x20)])
  for (let count = 0; count < times; count += 1) packed = deflateSync(packed, { level: 9 })
  const filters = Array.from({ length: times }, () => '/FlateDecode').join(' ')
  return Buffer.concat([
    Buffer.from(
      '%PDF-1.5\n1 0 obj\n<</Type/Catalog/Pages 2 0 R>>\nendobj\n' +
        '2 0 obj\n<</Type/Pages/Kids[3 0 R]/Count 1>>\nendobj\n' +
        '3 0 obj\n<</Type/Page/Parent 2 0 R/MediaBox[0 0 10 10]>>\nendobj\n' +
        `5 0 obj\n<</Type/ObjStm/N 1/First 20/Filter[${filters}]/Length ${packed.length}>>\nstream\n`,
    ),
    packed,
    Buffer.from('\nendstream\nendobj\ntrailer\n<</Root 1 0 R>>\n%%EOF'),
  ])
}

const quietly = { throwOnInvalidObject: false, updateMetadata: false }
const pagesOf = (bytes: Uint8Array) => async () => (await PDFDocument.load(bytes, quietly)).getPageCount()

describe('a PDF that unpacks to more than is allowed', () => {
  test.each([1, 2])('is given up before it is unpacked, with %d filters', async (times) => {
    const bomb = bombOf(8 * mebibyte, times)
    expect(bomb.length).toBeLessThan(20_000)
    expect(await withinInflateBudget(pagesOf(bomb), mebibyte)).toBeNull()
    expect(await withinInflateBudget(pagesOf(bomb), 32 * mebibyte)).toBe(1)
  })

  test('does not use up what the next one may take', async () => {
    const bomb = bombOf(8 * mebibyte)
    const both = [mebibyte, 16 * mebibyte].map((limit) => withinInflateBudget(pagesOf(bomb), limit))
    expect(await Promise.all(both)).toEqual([null, 1])
  })

  test('has no number of pages', async () => {
    expect(await countPages(bombOf(200 * mebibyte))).toBeNull()
  })
})

test('a fault of the work itself is no question of size', async () => {
  const fault = new TypeError('x is undefined')
  await expect(withinInflateBudget(() => Promise.reject(fault))).rejects.toBe(fault)
})
