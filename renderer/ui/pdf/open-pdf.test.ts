import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { openPdf } from './open-pdf.ts'

// Without a browser nobody works for it; what it reads is read here.
vi.mock('pdfjs-dist', async () => {
  const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  return {
    getDocument: ({ data }: { data: Uint8Array }) => getDocument({ data }),
    PDFWorker: { create: () => undefined },
    TextLayer: class {},
  }
})
beforeEach(() => vi.stubGlobal('Worker', EventTarget))
afterEach(() => vi.unstubAllGlobals())

test('the measures of a page are those it is seen in, and points as its contents count them', async () => {
  const pages = [
    '/MediaBox [0 0 300 400]',
    '/MediaBox [0 0 300 400] /CropBox [20 30 260 380] /Rotate 90 /UserUnit 2',
  ]
  const pdf = [
    '%PDF-1.7',
    '1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj',
    '2 0 obj <</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>> endobj',
    ...pages.map((page, index) => `${index + 3} 0 obj <</Type /Page /Parent 2 0 R ${page}>> endobj`),
    'trailer <</Root 1 0 R /Size 5>>',
    '%%EOF',
  ].join('\n')
  const opened = await openPdf(new TextEncoder().encode(pdf))
  expect(opened.pages).toEqual([
    { width: 300, height: 400 },
    { width: 350, height: 240 },
  ])
  opened.close()
})
