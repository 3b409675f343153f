import { PDFDocument } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import type { Picture } from './prepare-picture.ts'
import { flat, readPdf } from './read-pdf.test-kit.ts'
import { pngOf } from './sample-image.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const picture = (bytes: Uint8Array, more: Partial<Picture> = {}): Picture => ({
  bytes,
  title: 'Map of the city',
  language: 'en',
  date: '2026-03-02T09:00:00.000Z',
  ...more,
})
const typeset = async (given: Picture) => {
  const page = await typesetting.typesetPicture(given, { standard: 'ua-1' })
  if (!page.ok) throw new Error(page.reason)
  return { pdf: page.pdf, read: await readPdf(page.pdf) }
}
async function sizesOf(given: Picture): Promise<number[][]> {
  const document = await PDFDocument.load((await typeset(given)).pdf)
  return document.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())])
}

describe('a picture somebody sent', () => {
  it('becomes one page with its name, turned across where the picture is', async () => {
    expect(await sizesOf(picture(pngOf(300, 400)))).toEqual([[595, 842]])
    expect(await sizesOf(picture(pngOf(400, 300)))).toEqual([[842, 595]])
    expect(flat((await typeset(picture(pngOf(300, 400)))).read.text)).toBe('Map of the city')
  })

  it.each([
    [6000, 4000],
    [40, 6000],
    [6000, 40],
    [1, 1],
  ])('is on one page at %i by %i pixels, under a name of any length', async (width, height) => {
    const title = 'A view of the harbour from the north, '.repeat(13)
    expect(await sizesOf(picture(pngOf(width, height), { title }))).toHaveLength(1)
  })

  it('is described by its name, or by what is said of it', async () => {
    expect((await typeset(picture(pngOf(30, 40)))).read.roles.flat()).toContain('Figure: Map of the city')
    const { read } = await typeset(picture(pngOf(30, 40), { alt: 'Two bridges over a river' }))
    expect(read.roles.flat()).toContain('Figure: Two bridges over a river')
  })

  it('is no page where it is damaged, and left to others where it is no picture', async () => {
    const whole = pngOf(40, 30)
    const reasonOf = async (bytes: Uint8Array) => {
      const page = await typesetting.typesetPicture(picture(bytes), { standard: 'ua-1' })
      return page.ok ? null : page.reason
    }
    expect(await reasonOf(whole.subarray(0, whole.length - 9))).toBe('damaged')
    expect(await reasonOf(pngOf(40, 30, { spoilPixels: true }))).toBe('damaged')
    expect(await reasonOf(Buffer.from('%PDF-1.7'))).toBe('format')
  })
})
