import { PDFDocument, PDFRawStream, type PDFObject } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { conformToBoth } from './conform.ts'
import { readFileObjects, writeFileObjects } from './file-objects.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { readPdf, withCommand } from './read-pdf.test-kit.ts'
import { body, documentRecord, h, inputOf, note, p, text } from './sample-document.test-kit.ts'
import { createTypesetting } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const words = 'Words that come to more than one line, so that pages, fonts and tags are many. '.repeat(12)
const content = body(
  ...Array.from({ length: 40 }, (_, at) => [
    h(1, `Part ${at}`),
    p(text(words), note(`A note (${at}).`)),
  ]).flat(),
)
let archival: Uint8Array = new Uint8Array()
beforeAll(async () => {
  archival = (await typesetting.typeset(inputOf(documentRecord(), content), { standard: 'a-2a' })).pdf
})

/** Every object of a file by its number, as text; streams with what is in them. */
async function objectsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  const { context } = await PDFDocument.load(bytes, { updateMetadata: false })
  const shown = (each: PDFObject) =>
    each instanceof PDFRawStream ? `${each.dict}${Buffer.from(each.contents).toString('latin1')}` : `${each}`
  return new Map(context.enumerateIndirectObjects().map(([ref, each]) => [ref.toString(), shown(each)]))
}

describe('a file taken apart and put together', () => {
  it('has the same objects under the same numbers, the small ones packed, and half the size', async () => {
    const packed = writeFileObjects(readFileObjects(archival))
    const [before, after] = [await objectsOf(archival), await objectsOf(packed)]
    expect(before.size).toBeGreaterThan(400)
    for (const [number, object] of before) expect(after.get(number)).toBe(object)
    expect(packed.length).toBeLessThan(archival.length * 0.6)
    expect(withCommand('qpdf', (file) => ['--check', file], packed) ?? 'No syntax').toContain('No syntax')
  })

  it('says of itself what it said, and is the same every time', async () => {
    const [once, twice] = [
      writeFileObjects(readFileObjects(archival)),
      writeFileObjects(readFileObjects(archival)),
    ]
    expect(once.equals(twice)).toBe(true)
    const [before, after] = [await readPdf(archival), await readPdf(new Uint8Array(once))]
    expect({ ...after.info, PDFFormatVersion: null }).toEqual({ ...before.info, PDFFormatVersion: null })
    expect(after.outline).toEqual(before.outline)
    expect(after.roles).toEqual(before.roles)
  })
})

describe('a file of another form', () => {
  it.each([
    ['no file at all', Buffer.from('words')],
    ['one without a table', Buffer.from('%PDF-1.7\nstartxref\n9\n%%EOF')],
    [
      'one whose table leads elsewhere',
      Buffer.from(
        '%PDF-1.7\nxref\n0 2\n0000000000 65535 f\r\n0000000003 00000 n\r\ntrailer\n<< /Root 1 0 R /Info 1 0 R /ID [(a) (a)] >>\nstartxref\n9\n%%EOF\n',
      ),
    ],
  ])('is refused: %s', (_, bytes) => {
    expect(() => readFileObjects(bytes)).toThrow(/the file has no/)
  })

  it('is not declared accessible where its metadata are packed', () => {
    expect(() => conformToBoth(writeFileObjects(readFileObjects(archival)), 'C/1')).toThrow(/the file has no/)
    const { bodies, ...rest } = readFileObjects(archival)
    const filtered = bodies.map((each) =>
      each.includes('/Type /Metadata')
        ? Buffer.from(
            each.toString('latin1').replace('/Type /Metadata', '/Type /Metadata /Filter /None'),
            'latin1',
          )
        : each,
    )
    expect(filtered.some((each) => each.includes('/Filter /None'))).toBe(true)
    expect(rest.root).toBeGreaterThan(0)
    expect(() => conformToBoth(plainFile(filtered, rest), 'C/1')).toThrow('the metadata are not plain')
  })
})

/** The objects one after the other with a table, as the typesetter writes them. */
function plainFile(bodies: Buffer[], { root, info, id }: { root: number; info: number; id: string }): Buffer {
  let file = Buffer.from('%PDF-1.7\n')
  const rows = ['0000000000 65535 f\r\n']
  for (const [number, each] of bodies.entries()) {
    if (number === 0) continue
    rows.push(`${String(file.length).padStart(10, '0')} 00000 n\r\n`)
    file = Buffer.concat([file, Buffer.from(`${number} 0 obj\n`), each, Buffer.from('\nendobj\n\n')])
  }
  const end = `xref\n0 ${bodies.length}\n${rows.join('')}trailer\n<< /Root ${root} 0 R /Info ${info} 0 R /ID ${id} >>\nstartxref\n${file.length}\n%%EOF`
  return Buffer.concat([file, Buffer.from(end)])
}
