import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { readPdfText } from '../../../electron/exchange/read-pdf-text.ts'
import { createPdfium } from '../../../electron/packs/intake/pdfium.ts'
import { locatePdfium } from '../../../electron/packs/locate-pdfium.ts'
import { burnFile } from '../../../electron/packs/redaction/burn-file.ts'
import { run } from '../../../electron/packs/poppler.test-kit.ts'
import { prove } from '../../../electron/packs/redaction/prove.ts'
import { soak } from '../soak.ts'

const folder = join(import.meta.dirname, '../../../../shared/corpora/pdf')
const present = existsSync(folder)
/** All of them in a soak, one of two dozen otherwise. */
const step = soak ? 1 : 24
const names = present
  ? readdirSync(folder).filter((name, at) => name.endsWith('.pdf') && at % step === 0)
  : []
const area = { id: 'a', page: 1, x: 50, y: 50, width: 300, height: 250, reason: '' }
const scratch = mkdtempSync(join(tmpdir(), 'rapporteur-burnt-'))
afterAll(() => rmSync(scratch, { recursive: true, force: true }))
const pdfium = createPdfium(async () =>
  readFileSync(locatePdfium(join(import.meta.dirname, '../../../electron/packs'))),
)

describe.skipIf(!present)('an area burnt out of odd files', () => {
  it.each(names)('leaves %s whole and without it, or says why not', async (name) => {
    const bytes = readFileSync(join(folder, name))
    const job = { task: 'burn' as const, bytes, areas: [area], language: 'en' as const, descriptions: {} }
    const burnt = await burnFile(job, pdfium)
    if ('reason' in burnt) {
      expect(['damaged', 'password', 'not-a-pdf', 'too-complex']).toContain(burnt.reason)
      return
    }
    expect((await PDFDocument.load(burnt.pdf)).getPageCount()).toBe(burnt.pages)
    expect(isValid(burnt.pdf)).not.toBe(false)
    const texts = await readPdfText(burnt.pdf).catch(() => null)
    if (!texts) return
    expect(texts[0]?.trim()).toBe('')
    const { terms } = await prove(burnt.pdf, texts, burnt.terms)
    // What is found was written on another page, which nobody marked.
    for (const { found } of terms)
      for (const { place, page } of found) expect([place, page === 1]).toEqual(['text', false])
  })
})

/** Null where the machine cannot tell. */
function isValid(pdf: Uint8Array): boolean | null {
  const file = join(scratch, 'burnt.pdf')
  writeFileSync(file, pdf)
  try {
    return run('qpdf', ['--check', file]) === null ? null : true
  } catch (error) {
    if (error instanceof Error) return false
    throw error
  }
}
