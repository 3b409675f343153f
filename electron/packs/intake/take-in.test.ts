import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFStream, PDFString, type PDFObject } from 'pdf-lib'
import { describe, expect, it } from 'vitest'
import { assembleAlone } from '../assembly/assemble-alone.ts'
import { createPdfium } from './pdfium.ts'
import { takeIn } from './take-in.ts'

/** A tagged paper; `within` stands in each of its elements, `ofCells` in its two cells. */
function paper(within: string, ofCells = ''): Buffer {
  const element = (number: number, role: string, rest: string) =>
    `${number} 0 obj<</Type/StructElem${within}/S/${role} ${rest}>>endobj`
  const objects = [
    '1 0 obj<</Type/Catalog/Pages 2 0 R/MarkInfo<</Marked true>>/StructTreeRoot 6 0 R/Lang(en)>>endobj',
    '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj',
    '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 200]/Contents 4 0 R/StructParents 0/Annots[5 0 R]>>endobj',
    '4 0 obj<</Length 24>>stream\n/P <</MCID 0>> BDC  EMC \nendstream endobj',
    '5 0 obj<</Type/Annot/Subtype/Link/Rect[0 0 9 9]/StructParent 1/Dest[3 0 R/Fit]>>endobj',
    '6 0 obj<</Type/StructTreeRoot/K 7 0 R/ParentTree 8 0 R/RoleMap<</Fancy/P>>>>endobj',
    element(7, 'Document', '/P 6 0 R/K[9 0 R 10 0 R 13 0 R]'),
    '8 0 obj<</Nums[0[9 0 R 12 0 R] 1 13 0 R]>>endobj',
    element(9, 'Fancy', '/P 7 0 R/Pg 3 0 R/K 0/T(A \\(title\\))/Alt<c3a9>'),
    element(10, 'Table', '/P 7 0 R/K 14 0 R/A<</O/Layout/BBox[.5 -1.25 3 40]>>'),
    element(11, 'TH', `/P 15 0 R/ID(head)/K[]${ofCells}`),
    element(
      12,
      'TD',
      `/P 15 0 R${ofCells}/A[<</O/Table/Headers[(head)]>>]/Pg 3 0 R/K[<</Type/MCR/Pg 3 0 R/MCID 1>>]`,
    ),
    element(13, 'Link', '/P 7 0 R/K[<</Type/OBJR/Obj 5 0 R/Pg 3 0 R>>]'),
    '14 0 obj[15 0 R]endobj',
    element(15, 'TR', '/P 10 0 R/K[11 0 R 12 0 R]/Lang(fr)'),
  ]
  return Buffer.from(`%PDF-1.7\n${objects.join('\n')}\ntrailer<</Root 1 0 R>>\nstartxref\n0\n%%EOF`)
}

function meaningOf(object: PDFObject): unknown {
  if (object instanceof PDFDict)
    return Object.fromEntries(object.entries().map(([key, value]) => [key.toString(), meaningOf(value)]))
  if (object instanceof PDFArray) return object.asArray().map(meaningOf)
  if (object instanceof PDFString || object instanceof PDFHexString)
    return Buffer.from(object.asBytes()).toString('latin1')
  return object.toString()
}

/** Every object of the paper as it stands in a pack, by its number there. */
async function takenIn(bytes: Buffer, roles: Record<string, string> = {}) {
  const pdfium = createPdfium(() => Promise.reject(new Error('Nobody looks at own papers.')))
  const job = { task: 'take-in', base: 32, key: 5, index: 1, title: '', mostPages: 9, own: true } as const
  const answer = await takeIn({ ...job, bytes, roles }, pdfium)
  if (!answer.ok) throw new Error(answer.reason)
  const { fragment } = answer
  const { context } = await PDFDocument.load(assembleAlone(fragment), { updateMetadata: false })
  const objects = context.enumerateIndirectObjects().filter(([, object]) => !(object instanceof PDFStream))
  return { fragment, objects: objects.map(([ref, object]) => [ref.toString(), meaningOf(object)]) }
}

describe('the structure of a paper', () => {
  it.each([
    ['with roles of its own', {}],
    ['with a role that a paper before it has for something else', { Fancy: 'H1' }],
  ])('comes along the same %s, whether its elements are read as bytes or as objects', async (_, roles) => {
    const asBytes = await takenIn(paper(''), roles)
    // A comment is enough for an element not to be a plain one.
    const asObjects = await takenIn(paper('%\n'), roles)
    expect(asBytes.objects).toEqual(asObjects.objects)
    expect(asBytes.fragment.structure).toEqual(asObjects.fragment.structure)
    const written = JSON.stringify(asBytes.objects)
    for (const words of ['p0001.head', 'A (title)', '/MCR', '/OBJR', 'fr']) expect(written).toContain(words)
    expect(written.includes('/Fancy')).toBe(!('Fancy' in roles))
  })

  it.each([
    ['nothing', '/Ref[99 0 R]'],
    ['something that stays behind', '/Ref[2 0 R]'],
  ])('has one name for a cell and for what refers to it where they also lead to %s', async (_, ofCells) => {
    const asBytes = await takenIn(paper('', ofCells))
    expect(asBytes.objects).toEqual((await takenIn(paper('%\n', ofCells))).objects)
    expect(JSON.stringify(asBytes.objects).match(/"p0001\.head"/g)).toHaveLength(5)
  })
})
