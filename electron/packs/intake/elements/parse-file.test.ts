import { deflateSync } from 'node:zlib'
import { PDFDict, PDFName, PDFRef } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { parseFile } from './parse-file.ts'

const parse = (...objects: string[]) =>
  parseFile(
    Buffer.from(`%PDF-1.7\n${objects.join('\n')}\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`, 'latin1'),
  )

const catalog = '1 0 obj<</Type/Catalog>>endobj'
const plain = '5 0 obj<</S/P/P 9 0 R>>endobj'
const nameIn = (object: unknown, key: string) =>
  object instanceof PDFDict ? object.get(PDFName.of(key))?.toString() : undefined

describe('reading a file with its structure elements apart', () => {
  it('makes an object of an element when it is looked up, and only then', async () => {
    const { context, elements } = await parse(catalog, plain)
    expect(elements.has(5)).toBe(true)
    expect(context.enumerateIndirectObjects()).toHaveLength(1)
    expect(nameIn(context.lookup(PDFRef.of(5)), 'S')).toBe('/P')
    expect(elements.has(5)).toBe(false)
    expect(context.lookup(PDFRef.of(5))).toBe(context.lookup(PDFRef.of(5)))
  })

  it('takes what stands last in the file, whichever of the two it is', async () => {
    const later = await parse(catalog, plain, '5 0 obj<</S/Span/C/Red/P 9 0 R>>endobj')
    expect(nameIn(later.context.lookup(PDFRef.of(5)), 'S')).toBe('/Span')
    const earlier = await parse(catalog, '5 0 obj<</S/Span/C/Red/P 9 0 R>>endobj', plain)
    expect(nameIn(earlier.context.lookup(PDFRef.of(5)), 'S')).toBe('/P')
    const twice = await parse(catalog, plain, '5 0 obj<</S/TD/P 9 0 R>>endobj')
    expect(twice.elements.roleOf(5)).toBe('TD')
  })

  it('gives new objects no number that an element has', async () => {
    const { context } = await parse(catalog, plain)
    expect(context.nextRef().objectNumber).toBe(6)
  })

  it('reads elements in streams of objects beside what else is there', async () => {
    const index = '5 0 6 16 '
    const packed = deflateSync(Buffer.from(`${index}<</S/P/P 9 0 R>><</S/P/C/Red/P 9 0 R>>`))
    const stream =
      `3 0 obj<</Type/ObjStm/N 2/First ${index.length}/Filter/FlateDecode/Length ${packed.length}>>stream\n` +
      `${packed.toString('latin1')}\nendstream endobj`
    const { context, elements } = await parse(catalog, stream)
    expect([elements.has(5), elements.has(6)]).toEqual([true, false])
    expect(nameIn(context.lookup(PDFRef.of(6)), 'C')).toBe('/Red')
  })

  it('passes over the table of places, and reads what was added behind it', async () => {
    const { elements } = await parse(
      catalog,
      'xref\n0 1\n0000000000 65535 f\r\ntrailer<<>>\nstartxref\n0\n%%EOF',
      plain,
    )
    expect(elements.has(5)).toBe(true)
  })

  it('refuses an encrypted file', async () => {
    const bytes = Buffer.from(
      '%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj 2 0 obj<<>>endobj trailer<</Root 1 0 R/Encrypt 2 0 R>>',
    )
    await expect(parseFile(bytes)).rejects.toThrow(/encrypted/)
  })
})
