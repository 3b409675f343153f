import { decodePDFRawStream, PDFDocument, PDFName, PDFRawStream, StandardFonts } from 'pdf-lib'
import { expect, it } from 'vitest'
import { readPdf } from '../../typesetting/read-pdf.test-kit.ts'
import { impose } from './impose.ts'

it('lays the other pages side by side where what is drawn on one cannot be unpacked', async () => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const words of ['First page', 'Second page'])
    document.addPage([595, 842]).drawText(words, { x: 60, y: 700, font })
  // As readers take it that pass such a stream over: what else is on the page is drawn.
  const { context } = document
  const damaged = PDFRawStream.of(context.obj({ Filter: 'FlateDecode' }), Uint8Array.of(1, 2, 3, 4))
  await document.flush()
  const page = document.getPage(0).node
  const contents = [context.register(damaged), ...page.normalizedEntries().Contents!.asArray()]
  page.set(PDFName.of('Contents'), context.obj(contents))
  const { pdf, pages } = await impose({
    task: 'impose',
    bytes: await document.save(),
    labels: ['1', '2'],
    title: 'Papers',
    language: 'en',
    rightToLeft: false,
  })
  expect(pages).toBe(1)
  const read = await readPdf(pdf)
  expect(read.pages[0]).toContain('First page')
  expect(read.pages[0]).toContain('Second page')
})

it('has pages unpacked though a paper before it used up what one may unpack to', async () => {
  const document = await PDFDocument.create()
  document.addPage().drawText('The last page', { font: await document.embedFont(StandardFonts.Helvetica) })
  const bytes = await document.save()
  const small = PDFRawStream.of(document.context.obj({ Filter: 'ASCIIHexDecode' }), Buffer.from('20>'))
  const stream = decodePDFRawStream(small)
  const grow = Reflect.get(stream, 'ensureBuffer') as (bytes: number) => void
  expect(() => grow.call(stream, 1024 ** 3)).toThrow(RangeError)
  const job = { labels: [], title: 'Papers', language: 'en', rightToLeft: false } as const
  const { pdf } = await impose({ task: 'impose', bytes, ...job })
  expect((await readPdf(pdf)).pages[0]).toContain('The last page')
})
