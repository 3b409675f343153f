import { readFileSync } from 'node:fs'
import { degrees, PDFDocument, PDFHexString, PDFName, PDFStream, PDFString, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RedactedArea } from '../../../shared/model/redaction/v1.ts'
import { createInProcessCompiler } from '../../typesetting/in-process-compiler.ts'
import { locateResources } from '../../typesetting/locate-resources.ts'
import { readPdf } from '../../typesetting/read-pdf.test-kit.ts'
import { body, documentRecord, h, inputOf, p } from '../../typesetting/sample-document.test-kit.ts'
import { createTypesetting } from '../../typesetting/typesetting.ts'
import { encodeJpeg } from '../images/encode-jpeg.ts'
import { createPdfium, type Pdfium } from '../intake/pdfium.ts'
import { locatePdfium } from '../locate-pdfium.ts'
import { burnFile } from './burn-file.ts'
import type { Burnt } from './burn-job.ts'
import { photoSaying } from './photo.test-kit.ts'
import { prove } from './prove.ts'
import { tellingTerms } from './telling-terms.ts'

let pdfium: Pdfium
let plain: Uint8Array
beforeAll(async () => {
  pdfium = createPdfium(async () => readFileSync(locatePdfium(import.meta.dirname)))
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let page = 1; page <= 3; page += 1) {
    const drawn = document.addPage([400, 600])
    drawn.drawText(`Heading of page ${page}`, { x: 40, y: 540, size: 20, font })
    drawn.drawText(page === 2 ? 'Account of Maria Quispe' : 'Nothing to hide', {
      x: 40,
      y: 300,
      size: 14,
      font,
    })
  }
  document.setTitle('The account of Maria Quispe')
  document.setSubject('Accounts')
  const { context, catalog } = document
  const bookmark = context.nextRef()
  const outlines = context.register(
    context.obj({ Type: 'Outlines', First: bookmark, Last: bookmark, Count: 1 }),
  )
  context.assign(
    bookmark,
    context.obj({
      Title: PDFHexString.fromText('Maria Quispe'),
      Parent: outlines,
      Dest: [document.getPage(1).ref, 'Fit'],
    }),
  )
  catalog.set(PDFName.of('Outlines'), outlines)
  const note = {
    Type: 'Annot',
    Subtype: 'Text',
    Rect: [0, 0, 20, 20],
    Contents: PDFString.of('Ask Maria Quispe'),
  }
  document.getPage(1).node.set(PDFName.of('Annots'), context.obj([context.register(context.obj(note))]))
  await document.attach(Buffer.from('Maria Quispe'), 'quispe.txt')
  plain = await document.save()
})

/** Around the words in the middle of a page of 400 by 600 points, from its upper left corner. */
const area = (more: Partial<RedactedArea> = {}): RedactedArea => ({
  id: 'a1',
  page: 2,
  x: 30,
  y: 280,
  width: 300,
  height: 30,
  reason: 'personal data',
  ...more,
})
async function burn(bytes: Uint8Array, areas: RedactedArea[]): Promise<Burnt> {
  const burnt = await burnFile(
    { task: 'burn', bytes, areas, language: 'en', descriptions: { 2: 'A picture' } },
    pdfium,
  )
  if ('reason' in burnt) throw new Error(burnt.reason)
  return burnt
}
/** Share of black in what the areas leave of a page, as PDFium draws it. */
async function blackness(
  pdf: Uint8Array,
  page: number,
  at: { x: number; y: number; width: number; height: number },
) {
  const instance = await pdfium.start()
  const drawn = instance.open(pdf, '', (paper) => paper.colours(page - 1, 1, 2000))
  if (typeof drawn === 'string' || !drawn) throw new Error('not drawn')
  let black = 0
  for (let row = at.y; row < at.y + at.height; row += 1)
    for (let column = at.x; column < at.x + at.width; column += 1)
      if (drawn.rgb[(row * drawn.width + column) * 3]! < 40) black += 1
  return black / (at.width * at.height)
}

describe('a file of others', () => {
  it('has its marked page as a picture with the area black, and its other pages as they were', async () => {
    const burnt = await burn(plain, [area()])
    expect(burnt.terms[0]).toEqual({ text: 'Account of Maria Quispe', kind: 'passage', of: ['a1'] })
    const read = await readPdf(burnt.pdf)
    expect(read.pages.map((text) => text.trim().replace(/\s+/g, ' '))).toEqual([
      'Heading of page 1 Nothing to hide',
      '',
      'Heading of page 3 Nothing to hide',
    ])
    expect(await blackness(burnt.pdf, 2, { x: 31, y: 281, width: 298, height: 28 })).toBe(1)
    // The heading is still to be seen.
    expect(await blackness(burnt.pdf, 2, { x: 40, y: 40, width: 160, height: 24 })).toBeGreaterThan(0.05)
    const opened = await PDFDocument.load(burnt.pdf)
    expect(opened.getPage(1).getSize()).toEqual({ width: 400, height: 600 })
  })

  it('says nothing of it anywhere: no bookmark, note, attachment, metadata or object that is left behind', async () => {
    const burnt = await burn(plain, [area()])
    const { pages, outline } = await readPdf(burnt.pdf)
    expect(outline).toEqual([{ title: '█████', items: [] }])
    const { terms } = burnt
    expect(terms.map(({ text }) => text)).toContain('Quispe')
    expect((await prove(burnt.pdf, pages, terms)).found).toBe(0)
    // The same search of the file as it was received finds it in each of these places.
    const before = await prove(plain, (await readPdf(plain)).pages, terms)
    const places = new Set(before.terms.flatMap(({ found }) => found.map(({ place }) => place)))
    expect([...places].toSorted()).toEqual(
      expect.arrayContaining(['attachments', 'attributes', 'bookmarks', 'metadata', 'text']),
    )
  })

  it('keeps nothing of what was filled in or noted on the page, though a form or tags lead to it', async () => {
    const document = await PDFDocument.load(plain)
    const { context, catalog } = document
    const form = document.getForm()
    for (const [index, at] of [1, 2].entries()) {
      const field = form.createTextField(`fields.line${index}`)
      field.setText(index === 0 ? 'Sworn by Evaristo Tupac' : 'Sworn by nobody')
      field.addToPage(document.getPage(at), { x: 40, y: 280, width: 200, height: 24 })
    }
    const page = document.getPage(1).node
    const note = context.register(
      context.obj({
        Type: 'Annot',
        Subtype: 'FreeText',
        Rect: [40, 320, 200, 340],
        Contents: PDFString.of('Hidden by Evaristo Tupac'),
      }),
    )
    page.addAnnot(note)
    const link = { Type: 'OBJR', Obj: note, Pg: document.getPage(1).ref }
    const element = context.register(context.obj({ Type: 'StructElem', S: 'Note', K: [link] }))
    catalog.set(
      PDFName.of('StructTreeRoot'),
      context.register(context.obj({ Type: 'StructTreeRoot', K: [element] })),
    )
    const burnt = await burn(await document.save(), [area({ y: 240, height: 90 })])
    expect(burnt.terms.map(({ text }) => text)).toEqual(
      expect.arrayContaining(['Sworn by Evaristo Tupac', 'Hidden by Evaristo Tupac']),
    )
    const named = tellingTerms([{ id: 'a', text: 'Evaristo Tupac' }], [], 'en')
    const { pages } = await readPdf(burnt.pdf)
    expect((await prove(burnt.pdf, pages, named)).found).toBe(0)
    const left = (await PDFDocument.load(burnt.pdf)).getForm().getFields()
    expect(left.map((field) => field.getName())).toEqual(['fields.line1'])
  })

  it('is burnt where it is seen, however its pages are turned and cut', async () => {
    for (const turn of [90, 180, 270]) {
      const document = await PDFDocument.load(plain)
      const page = document.getPage(1)
      page.setRotation(degrees(turn))
      page.setCropBox(20, 100, 360, 460)
      for (const [Contents, Rect] of [
        ['Beside the words', [60, 298, 80, 312]],
        ['Far from them', [60, 500, 80, 512]],
      ] as const) {
        const note = { Type: 'Annot', Subtype: 'Text', Rect: [...Rect], Contents: PDFString.of(Contents) }
        page.node.addAnnot(document.context.register(document.context.obj(note)))
      }
      const turned = await document.save()
      const instance = await pdfium.start()
      const letters = instance.open(turned, '', (paper) => paper.letters(1))
      if (typeof letters === 'string') throw new Error(letters)
      const solid = letters.filter(({ text }) => text.trim() !== '')
      const words = 'AccountofMariaQuispe'
      const from = solid
        .map(({ text }) => text)
        .join('')
        .indexOf(words)
      const own = solid.slice(from, from + words.length)
      const [x, y] = [
        Math.min(...own.map(({ left }) => left)) - 1,
        Math.min(...own.map(({ top }) => top)) - 1,
      ]
      const marked = area({
        x,
        y,
        width: Math.max(...own.map(({ right }) => right)) + 1 - x,
        height: Math.max(...own.map(({ bottom }) => bottom)) + 1 - y,
      })
      const burnt = await burn(turned, [marked])
      expect(burnt.terms[0]?.text).toBe('Account of Maria Quispe')
      const sought = burnt.terms.map(({ text }) => text)
      expect([sought.includes('Beside the words'), sought.includes('Far from them')]).toEqual([true, false])
      const inside = {
        x: Math.ceil(marked.x),
        y: Math.ceil(marked.y),
        width: Math.floor(marked.width) - 1,
        height: Math.floor(marked.height) - 1,
      }
      expect(await blackness(burnt.pdf, 2, inside)).toBe(1)
      const opened = await PDFDocument.load(burnt.pdf)
      expect(opened.getPage(1).getSize()).toEqual(
        turn === 180 ? { width: 360, height: 460 } : { width: 460, height: 360 },
      )
    }
  })

  it('is found out where the same words stand on a page nobody marked', async () => {
    const document = await PDFDocument.load(plain)
    document.getPage(2).drawText('Maria  Quispe again: Account of Maria Quispe', { x: 40, y: 200, size: 10 })
    const burnt = await burn(await document.save(), [area()])
    const { pages } = await readPdf(burnt.pdf)
    const proof = await prove(burnt.pdf, pages, burnt.terms)
    expect(proof.terms.flatMap(({ found }) => found.map(({ page }) => page))).toEqual(
      expect.arrayContaining([3]),
    )
  })

  it('that is tagged keeps its tags, and has a figure with a description for its picture', async () => {
    const resources = locateResources(import.meta.dirname)
    const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
    afterAll(() => typesetting.close())
    const record = documentRecord({ title: 'A note', type: 'note' })
    const content = body(h(1, 'About Maria Quispe'), p('Maria Quispe spoke.'))
    const { pdf } = await typesetting.typeset(inputOf(record, content), { standard: 'ua-1' })
    const burnt = await burnFile(
      {
        task: 'burn',
        bytes: pdf,
        areas: [area({ page: 1, x: 0, y: 0, width: 600, height: 850 })],
        language: 'en',
        descriptions: { 1: 'A picture' },
      },
      pdfium,
    )
    if ('reason' in burnt) throw new Error(burnt.reason)
    const opened = await PDFDocument.load(burnt.pdf)
    const said = opened.context.enumerateIndirectObjects().map(([, object]) => object.toString())
    expect(said.some((each) => each.includes('/Figure') && each.includes('/Alt'))).toBe(true)
    expect(opened.getPage(0).node.get(PDFName.of('StructParents'))).toBeDefined()
    const { pages } = await readPdf(burnt.pdf)
    expect(
      (await prove(burnt.pdf, pages, tellingTerms([{ id: 'a', text: 'Maria Quispe' }], [], 'en'))).found,
    ).toBe(0)
  })
})

describe('a picture on a page that stays', () => {
  it('is shown as before and says nothing of itself any more', async () => {
    const document = await PDFDocument.load(plain)
    const { context } = document
    const jpeg = encodeJpeg(new Uint8Array(3 * 8 * 16).fill(90), {
      width: 8,
      height: 16,
      grey: false,
      quality: 80,
    })
    const photo = await document.embedJpg(Uint8Array.from(photoSaying(jpeg, 'Ana Condori')))
    document.getPage(0).drawImage(photo, { x: 100, y: 100, width: 100, height: 100 })
    await document.flush()
    const said = context.register(context.stream('<x>Ana Condori</x>', { Type: 'Metadata', Subtype: 'XML' }))
    const drawn = context.lookup(photo.ref, PDFStream).dict
    drawn.set(PDFName.of('Metadata'), said)
    // Some programs write the one filter as a list.
    drawn.set(PDFName.of('Filter'), context.obj(['DCTDecode']))
    const bytes = await document.save()
    const { pdf } = await burn(bytes, [area()])
    expect(Buffer.from(bytes).toString('latin1')).toContain('Condori')
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('Condori')
    expect(Buffer.from(pdf).toString('latin1')).not.toContain('/Metadata')
    const look = async (file: Uint8Array) => {
      const drawn = (await pdfium.start()).open(file, '', (paper) => paper.colours(0, 1, 600))
      return drawn && typeof drawn !== 'string' ? Buffer.from(drawn.rgb).toString('base64') : null
    }
    const before = await look(bytes)
    expect(before).not.toBeNull()
    expect((await look(pdf)) === before).toBe(true)
  })
})
