import { readFileSync } from 'node:fs'
import { degrees, PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packV1, type PackV1 } from '../../../shared/model/pack/v1.ts'
import { createInProcessCompiler } from '../../typesetting/in-process-compiler.ts'
import { locateResources } from '../../typesetting/locate-resources.ts'
import { createTypesetting } from '../../typesetting/typesetting.ts'
import { createPackBinder, type PackPaper } from '../bind-pack.ts'
import { createPdfium } from '../intake/pdfium.ts'
import { locatePdfium } from '../locate-pdfium.ts'
import { createCrewHere } from '../pack-crew.ts'
import { encodeJpeg } from './encode-jpeg.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
const readPdfium = async () => readFileSync(locatePdfium(import.meta.dirname))
const pdfium = createPdfium(readPdfium)
const binder = createPackBinder({
  typesetSheet: (sheet, options) => typesetting.typesetSheet(sheet, options),
  stampFont: async () => readFileSync(resources.stampFont),
  crew: createCrewHere(readPdfium),
})
afterAll(() => typesetting.close())

const pack: PackV1 = packV1.parse({
  id: '01920000-0000-7000-8000-00000000000a',
  kind: 'pack',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-04-20T16:30:00.000Z',
  tags: [],
  title: 'Pictures',
  language: 'en',
  entries: [],
  issues: [],
})
const annex = (bytes: Uint8Array): PackPaper => ({
  entryId: 'annex',
  title: 'Annex',
  number: '1',
  detail: '',
  type: 'file',
  fileName: 'annex.pdf',
  read: async () => bytes,
})

/** A picture of waves in three colours, and noise, so that no block of it is like another. */
function waves(width: number, height: number): Uint8Array {
  const rgb = new Uint8Array(width * height * 3)
  let seed = 7
  for (let at = 0; at < width * height; at += 1) {
    const [x, y] = [at % width, Math.floor(at / width)]
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff
    rgb[at * 3] = 128 + 100 * Math.sin(x / 40) + (seed % 9)
    rgb[at * 3 + 1] = 128 + 100 * Math.cos(y / 30)
    rgb[at * 3 + 2] = 128 + 90 * Math.sin((x + y) / 70)
  }
  return rgb
}

const onPage = async (jpeg: Uint8Array, [wide, high]: [number, number]) => {
  const document = await PDFDocument.create()
  const picture = await document.embedJpg(jpeg)
  document.addPage([400, 400]).drawImage(picture, { x: 50, y: 100, width: wide, height: high })
  return document
}
const drawn = async (pdf: Uint8Array, page: number, scale = 1) => {
  const picture = (await pdfium.start()).open(pdf, '', (paper) => paper.colours(page, scale, 4000))
  if (!picture || typeof picture === 'string') throw new Error('not drawn')
  return picture
}
const meanDifference = (a: Uint8Array, b: Uint8Array) =>
  a.reduce((sum, each, at) => sum + Math.abs(each - b[at]!), 0) / a.length

describe('a JPEG written here', () => {
  it.each([
    [64, 48],
    [61, 37],
  ])('shows %i by %i pixels as they were', async (width, height) => {
    const rgb = waves(width, height)
    const document = await PDFDocument.create()
    const picture = await document.embedJpg(encodeJpeg(rgb, { width, height, grey: false, quality: 95 }))
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
    const seen = await drawn(await document.save(), 0)
    expect([seen.width, seen.height]).toEqual([width, height])
    expect(meanDifference(seen.rgb, rgb)).toBeLessThan(4)
  })

  it('may be grey', async () => {
    const [width, height] = [40, 40]
    const grey = Uint8Array.from({ length: width * height }, (_, at) => (at % width) * 6)
    const document = await PDFDocument.create()
    const picture = await document.embedJpg(encodeJpeg(grey, { width, height, grey: true, quality: 95 }))
    document.addPage([width, height]).drawImage(picture, { x: 0, y: 0, width, height })
    const seen = await drawn(await document.save(), 0)
    expect(
      meanDifference(
        seen.rgb.filter((_, at) => at % 3 === 0),
        grey,
      ),
    ).toBeLessThan(3)
  })
})

describe('pictures finer than was asked for', () => {
  let bytes: Uint8Array
  beforeAll(async () => {
    const jpeg = encodeJpeg(waves(1200, 900), { width: 1200, height: 900, grey: false, quality: 92 })
    bytes = await (await onPage(jpeg, [240, 180])).save()
  })

  it('are told of, and left as they are unless that is asked for', async () => {
    const bound = await binder.bind({ pack, papers: [annex(bytes)] })
    expect(bound.entries[0]?.images).toMatchObject([{ page: 1, width: 1200, height: 900 }])
    expect(bound.entries[0]?.size).toBeGreaterThan(bound.entries[0]!.images![0]!.bytes)
    expect(bound.entries[0]?.notes).not.toContain('images-reduced')
  })

  it('are made coarser, and the page looks the same', async () => {
    const plain = await binder.bind({ pack, papers: [annex(bytes)] })
    const bound = await binder.bind({ pack, papers: [annex(bytes)], binding: { imageDpi: 150 } })
    expect(bound.entries[0]?.notes).toContain('images-reduced')
    expect(bound.entries[0]?.notes).not.toContain('looks-different')
    expect(bound.entries[0]?.images).toMatchObject([{ width: 500, height: 375 }])
    expect(bound.file.byteLength).toBeLessThan(plain.file.byteLength / 2)
    const [before, after] = [await drawn(plain.file, 2), await drawn(bound.file, 2)]
    expect(meanDifference(before.rgb, after.rgb)).toBeLessThan(3)
    const coarse = await binder.bind({ pack, papers: [annex(bytes)], binding: { imageDpi: 600 } })
    expect(coarse.entries[0]?.notes).not.toContain('images-reduced')
  })
})

describe('pages without a margin', () => {
  it.each([0, 90, 180, 270])('are drawn smaller where that is asked for, turned by %i', async (angle) => {
    const document = await PDFDocument.create()
    const page = document.addPage([400, 300])
    page.setRotation(degrees(angle))
    page.drawRectangle({ x: 0, y: 0, width: 400, height: 300 })
    const link = { Type: 'Annot', Subtype: 'Link', Rect: [0, 0, 400, 300], A: { S: 'URI', URI: 'x' } }
    page.node.addAnnot(document.context.register(document.context.obj(link)))
    const papers = [annex(await document.save())]
    const plain = await binder.bind({ pack, papers })
    expect(plain.entries[0]?.notes).toContain('no-margin')
    const bound = await binder.bind({ pack, papers, binding: { margin: 'made' } })
    expect(bound.entries[0]?.notes).toContain('made-smaller')
    expect(bound.entries[0]?.notes).not.toContain('no-margin')
    const { width, height, rgb } = await drawn(bound.file, 2)
    const dark = (x: number, y: number) => rgb[(Math.floor(y) * width + Math.floor(x)) * 3]! < 40
    // White at the foot, where only the stamp is; drawn up to the head and in the middle.
    expect(dark(width / 2, height - 5)).toBe(false)
    expect(dark(width / 2, 2)).toBe(true)
    expect(dark(width / 2, height - 30)).toBe(true)
    expect(dark(1, height / 2)).toBe(false)
    const made = await PDFDocument.load(bound.file)
    const annotations = made.getPage(2).node.Annots()!
    const rect = annotations.lookup(0, PDFDict).lookup(PDFName.of('Rect'), PDFArray).asRectangle()
    // As much smaller as what it lies on.
    expect(rect.width / 400).toBeCloseTo(rect.height / 300, 2)
    expect(rect.width).toBeLessThan(395)
    expect(await binder.bind({ pack, papers, binding: { margin: 'made' } })).toEqual(bound)
  })
})
