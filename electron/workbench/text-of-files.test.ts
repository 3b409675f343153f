import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { readHere } from '../exchange/child-job.ts'
import { docxOf } from '../exchange/exchange.test-kit.ts'
import { textOfFile } from './text-of-files.ts'

const demo = join(import.meta.dirname, '../../resources/demo/files/guidance-for-moderators.pdf')
const words = join(import.meta.dirname, '../../../shared/corpora/docx')

async function read(bytes: Uint8Array, fileName: string) {
  const library = { readObject: async () => bytes }
  return textOfFile(
    { sha256: 'a'.repeat(64) as never, fileName, size: bytes.length },
    { library, reader: readHere },
  )
}

describe('the text of an attached file', () => {
  it('comes with the page it stands on', async () => {
    const { passages, withoutText } = await read(readFileSync(demo), 'guidance.pdf')
    expect(withoutText).toBeUndefined()
    expect(passages.map(({ page }) => page)).toEqual([1, 2])
    expect(passages[1]!.text).toContain('Notes for the rapporteur')
  })

  it('is said to be missing where a PDF has pictures of pages only', async () => {
    const file = await PDFDocument.create()
    file.addPage()
    expect(await read(await file.save(), 'scan.pdf')).toEqual({ passages: [], withoutText: true })
  })

  it('is said to be missing where the file is damaged, or of a kind that has none', async () => {
    const without = { passages: [], withoutText: true }
    expect(await read(readFileSync(demo).subarray(0, 400), 'cut.pdf')).toEqual(without)
    expect(await read(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0), 'picture.png')).toEqual(
      without,
    )
  })

  it('is read of plain text, whatever the file is called', async () => {
    const { passages } = await read(new TextEncoder().encode('First line.\n\nRemittances.'), 'notes.txt')
    expect(passages.map(({ text }) => text)).toEqual(['First line.', 'Remittances.'])
  })

  it.skipIf(!existsSync(words))('is read of a Word file', async () => {
    const { passages } = await read(readFileSync(join(words, 'comments.docx')), 'comments.docx')
    expect(passages.length).toBeGreaterThan(0)
  })

  it('of a Word file is without what is only suggested in it', async () => {
    const run = (text: string, tag = 't') => `<w:r><w:${tag}>${text}</w:${tag}></w:r>`
    const file = docxOf(
      `<w:p>${run('Agreed')}<w:ins w:id="1">${run(' never')}</w:ins><w:del w:id="2">${run('.', 'delText')}</w:del></w:p>`,
    )
    expect((await read(file, 'a.docx')).passages).toEqual([{ text: 'Agreed.' }])
  })

  it('throws what the library throws: a file that cannot be read now is not one without text', async () => {
    const library = { readObject: async () => Promise.reject(new Error('CANNOT_READ_NOW')) }
    const file = { sha256: 'a'.repeat(64) as never, fileName: 'a.pdf', size: 3 }
    await expect(textOfFile(file, { library, reader: readHere })).rejects.toThrow('CANNOT_READ_NOW')
  })
})
