import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { PDFDocument } from 'pdf-lib'
import { ImportError } from './import-error.ts'
import { readPdfText } from './read-pdf-text.ts'

const demo = join(import.meta.dirname, '../../resources/demo/files/guidance-for-moderators.pdf')
const corpus = join(import.meta.dirname, '../../../shared/corpora/pdf')

describe('the text of a PDF', () => {
  it('comes page by page, and leaves the bytes as they were', async () => {
    const bytes = new Uint8Array(readFileSync(demo))
    const before = bytes.slice()
    const pages = await readPdfText(bytes)
    expect(pages).toHaveLength(2)
    expect(pages[0]).toContain('Guidance for moderators and panellists')
    expect(pages[1]).toContain('Notes for the rapporteur')
    expect(bytes).toEqual(before)
  })

  it('is empty for a page that has none', async () => {
    const file = await PDFDocument.create()
    file.addPage()
    expect(await readPdfText(await file.save())).toEqual([''])
  })

  it('is refused with a reason where the file is no PDF, or is cut short', async () => {
    await expect(readPdfText(new TextEncoder().encode('no PDF'))).rejects.toBeInstanceOf(ImportError)
    await expect(readPdfText(readFileSync(demo).subarray(0, 300))).rejects.toBeInstanceOf(ImportError)
  })

  it.skipIf(!existsSync(corpus))('is read or refused, whatever the file', async () => {
    const names = readdirSync(corpus).filter((name) => name.endsWith('.pdf'))
    const outcomes = { read: 0, refused: 0 }
    for (const name of names.filter((_, index) => index % 8 === 0)) {
      const bytes = new Uint8Array(readFileSync(join(corpus, name)))
      const read = await readPdfText(bytes).catch((error: unknown) => error)
      if (Array.isArray(read)) outcomes.read += 1
      else {
        expect(read, name).toBeInstanceOf(ImportError)
        outcomes.refused += 1
      }
    }
    expect(outcomes.read).toBeGreaterThan(10)
  })
})
