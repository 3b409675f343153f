import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { degrees, PDFArray, PDFDict, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packV1, type PackV1 } from '../../shared/model/pack/v1.ts'
import { createInProcessCompiler } from '../typesetting/in-process-compiler.ts'
import { locateResources } from '../typesetting/locate-resources.ts'
import { flat, readPdf } from '../typesetting/read-pdf.test-kit.ts'
import { body, documentRecord, h, inputOf, p } from '../typesetting/sample-document.test-kit.ts'
import { pngOf } from '../typesetting/sample-image.test-kit.ts'
import { createTypesetting } from '../typesetting/typesetting.ts'
import { createPackBinder, type PackPaper, type PackPorts } from './bind-pack.ts'
import { locatePdfium } from './locate-pdfium.ts'
import { createCrewHere } from './pack-crew.ts'
import { inkOf, run, withPoppler } from './poppler.test-kit.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
const ports: PackPorts = {
  typesetSheet: (sheet, options) => typesetting.typesetSheet(sheet, options),
  stampFont: async () => readFileSync(resources.stampFont),
  crew: createCrewHere(async () => readFileSync(locatePdfium(import.meta.dirname))),
}
const binder = createPackBinder(ports)
afterAll(() => typesetting.close())

const pack: PackV1 = packV1.parse({
  id: '01920000-0000-7000-8000-00000000000a',
  kind: 'pack',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-04-20T16:30:00.000Z',
  tags: [],
  title: 'Papers for the second workshop',
  audience: 'All delegations',
  language: 'en',
  entries: [],
  issues: [],
})

const file = (title: string, bytes: Uint8Array | null): PackPaper => ({
  entryId: title.toLowerCase().replaceAll(' ', '-'),
  title,
  number: '1',
  detail: 'Annex',
  type: 'file',
  fileName: `${title}.pdf`,
  read: async () => bytes,
})
const own = (title: string): PackPaper => ({
  entryId: 'own',
  title,
  number: '2',
  detail: 'IDM/2018/WS.2/R.1',
  type: 'document',
  typeset: async () => {
    const content = body(h(1, 'Inside heading'), p('Own words.'))
    const record = documentRecord({ title, type: 'note' })
    return (await typesetting.typeset(inputOf(record, content), { standard: 'ua-1' })).pdf
  },
})

let annex: Uint8Array
beforeAll(async () => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let index = 0; index < 3; index += 1) {
    document.addPage([595, 842]).drawText(`Annex page ${index + 1}`, { x: 50, y: 700, font })
  }
  annex = await document.save()
})

describe('a pack', () => {
  it('is cover, agenda, own documents and annexes, with page numbers running through', async () => {
    const bound = await binder.bind({ pack, papers: [own('Opening note'), file('Annex', annex)] })
    const read = await readPdf(bound.file)
    expect(bound.pages).toBe(read.pages.length)
    expect(flat(read.pages[0] ?? '')).toContain('Papers for the second workshop')
    expect(flat(read.pages[1] ?? '')).toMatch(
      /Agenda and papers.*Opening note.*IDM\/2018\/WS\.2\/R\.1.*3.*Annex.*4/,
    )
    expect(flat(read.pages[2] ?? '')).toMatch(/Opening note.*Own words\..*3$/)
    expect(read.pages.slice(3).map((page) => flat(page).trim())).toEqual([
      'Annex page 1 Item 1 4',
      'Annex page 2 Item 1 5',
      'Annex page 3 Item 1 6',
    ])
    expect(bound.entries).toMatchObject([
      { entryId: 'own', title: 'Opening note', firstPage: 3, pages: 1, slip: null },
      { entryId: 'annex', title: 'Annex', firstPage: 4, pages: 3, slip: null },
    ])
    expect(read.title).toBe('Papers for the second workshop')
  })

  it('leads from the agenda to each paper, from each page back, and has a bookmark for each', async () => {
    const bound = await binder.bind({ pack, papers: [own('Opening note'), file('Annex', annex)] })
    const read = await readPdf(bound.file)
    expect(read.links[1]?.filter((link) => link === '#').length).toBeGreaterThanOrEqual(3)
    expect(read.links.flat().filter((link) => link.startsWith('pack:'))).toEqual([])
    expect(read.links.slice(2).every((links) => links.includes('#'))).toBe(true)
    expect(read.outline).toEqual([
      { title: 'Agenda and papers', items: [] },
      {
        title: 'Item 2',
        items: [{ title: 'Opening note', items: [{ title: 'I. Inside heading', items: [] }] }],
      },
      { title: 'Item 1', items: [{ title: 'Annex', items: [] }] },
    ])
  })

  it('gives the same bytes twice', async () => {
    const papers = [own('Opening note'), file('Annex', annex)]
    const [first, second] = [await binder.bind({ pack, papers }), await binder.bind({ pack, papers })]
    expect(Buffer.compare(first.file, second.file)).toBe(0)
  })

  it('names the right pages where the agenda grows by the numbers it names', async () => {
    const growing = createPackBinder({
      ...ports,
      async typesetSheet(sheet, options) {
        // As if the numbers of the second run did not fit where those of the first did.
        const known = sheet.agenda?.items.every(({ page }) => page !== '8888')
        return ports.typesetSheet(known ? { ...sheet, message: 'word '.repeat(900) } : sheet, options)
      },
    })
    const bound = await growing.bind({ pack, papers: [file('Annex', annex)] })
    const { pages } = await readPdf(bound.file)
    const [entry] = bound.entries
    expect(entry!.firstPage).toBeGreaterThan(3)
    expect(flat(pages[entry!.firstPage - 1] ?? '')).toContain('Annex page 1')
    expect(flat(pages[entry!.firstPage - 2] ?? '')).toContain(`Annex ${entry!.firstPage}`)
  })

  it('keeps the labels of an issue on its pages, in the agenda and in the file', async () => {
    const issued = [
      { entryId: '', title: '', labels: ['1', '2'] },
      { entryId: 'own', title: 'Opening note', labels: ['3'] },
      { entryId: 'gone', title: 'Gone', labels: ['4', '5'] },
      { entryId: 'last', title: 'Last', labels: ['6'] },
    ]
    const gone: PackPaper = { entryId: 'gone', title: 'Gone', number: '', detail: '', type: 'withdrawn' }
    const late = { ...file('Late', annex), entryId: 'late' }
    const last: PackPaper = { entryId: 'last', title: 'Last', number: '', detail: '', type: 'divider' }
    const bound = await binder.bind({ pack, papers: [own('Opening note'), gone, late, last], issued })
    expect(bound.entries.map(({ labels, slip }) => [labels?.join(' '), slip])).toEqual([
      ['3', null],
      ['4', 'withdrawn'],
      ['5.1 5.2 5.3', null],
      ['6', null],
    ])
    const { pages } = await readPdf(bound.file)
    expect(flat(pages[1] ?? '')).toMatch(/Opening note.*3.*Gone 4.*Late.*5\.1.*Last 6/)
    expect(flat(pages[3] ?? '')).toContain('has been withdrawn')
    expect(flat(pages[5] ?? '').trim()).toBe('Annex page 2 Item 1 5.2')
    const issuedAgain = await binder.bind({
      pack,
      papers: [own('Opening note'), gone, late, last],
      issued: bound.plan,
    })
    expect(issuedAgain.plan).toEqual(bound.plan)
  })

  it('parts groups of papers with a page of their own', async () => {
    const divider: PackPaper = { entryId: 'd', title: 'Second day', number: '3', detail: '', type: 'divider' }
    const bound = await binder.bind({ pack, papers: [divider, file('Annex', annex)] })
    const { pages } = await readPdf(bound.file)
    expect(flat(pages[1] ?? '')).toMatch(/3 Second day 3 1 Annex/)
    expect(flat(pages[2] ?? '')).toContain('Second day')
  })

  it('speaks the language of the pack', async () => {
    const bound = await binder.bind({ pack: { ...pack, language: 'fr' }, papers: [file('Annexe', null)] })
    const read = await readPdf(bound.file)
    expect(flat(read.text)).toContain('Ordre du jour et documents')
    expect(flat(read.text)).toContain('Le fichier ne se trouve plus dans la bibliothèque.')
    expect(read.lang).toBe('fr')
  })
})

describe('papers that cannot be bound', () => {
  it('become a slip that says why, and the rest is bound', async () => {
    const failing: PackPaper = {
      ...own('Broken note'),
      type: 'document',
      typeset: async () => {
        throw new Error('no')
      },
    }
    const papers = [
      file('Page', Buffer.from('<!doctype html><title>Not found</title>')),
      file('Cut', annex.slice(0, 300)),
      file('Gone', null),
      failing,
      file('Annex', annex),
    ]
    const bound = await binder.bind({ pack, papers })
    const read = await readPdf(bound.file)
    expect(bound.entries.map(({ slip }) => slip)).toEqual([
      'not-a-pdf',
      'damaged',
      'missing',
      'typesetting-failed',
      null,
    ])
    expect(flat(read.pages[2] ?? '')).toContain('The file received is not a PDF.')
    expect(flat(read.pages[2] ?? '')).toContain('Page.pdf')
    expect(flat(read.text)).toContain('Annex page 3')
  })

  it('that are pictures become pages of their own that can be read aloud', async () => {
    const photo = (title: string, bytes: Uint8Array): PackPaper =>
      Object.assign(file(title, bytes), {
        typesetPicture(given: Uint8Array) {
          const picture = { bytes: given, title, language: 'en', date: pack.createdAt } as const
          return typesetting.typesetPicture(picture, { standard: 'ua-1' })
        },
      })
    const whole = pngOf(400, 300)
    const papers = [photo('The harbour', whole), photo('Torn', whole.subarray(0, 60)), photo('Annex', annex)]
    const bound = await binder.bind({ pack, papers })
    expect(bound.entries.map(({ slip, pages }) => [slip, pages])).toEqual([
      [null, 1],
      ['damaged', 1],
      [null, 3],
    ])
    expect(bound.entries[0]).toMatchObject({
      accessible: 'ua',
      notes: [],
      sha256: createHash('sha256').update(whole).digest('hex'),
    })
    const read = await readPdf(bound.file)
    expect(flat(read.pages[2] ?? '')).toContain('The harbour')
    expect(read.roles[2]).toContain('Figure: The harbour')
    expect((await binder.bind({ pack, papers: papers.slice(0, 2) })).accessible).toBe(true)
  })

  it('stop the build only when it is cancelled', async () => {
    const cancelling = new AbortController()
    const seen: string[] = []
    const bind = binder.bind(
      { pack, papers: [file('One', annex), file('Two', annex)] },
      {
        signal: cancelling.signal,
        onProgress: (progress) => {
          seen.push(progress.stage === 'entry' ? progress.title : progress.stage)
          if (seen.length === 2) cancelling.abort()
        },
      },
    )
    await expect(bind).rejects.toMatchObject({ name: 'AbortError' })
    expect(seen).toEqual(['One', 'Two'])
  })
})

describe('foreign files', () => {
  const bindOne = async (change: (document: PDFDocument) => void | Promise<void>) => {
    const document = await PDFDocument.load(annex)
    await change(document)
    const bound = await binder.bind({ pack, papers: [file('Annex', await document.save())] })
    return { bound, document: await PDFDocument.load(bound.file), read: await readPdf(bound.file) }
  }

  it('keep their links to named places', async () => {
    const { read } = await bindOne((document) => {
      const { context, catalog } = document
      const [first, second] = document.getPages()
      const dests = context.obj({ Names: [PDFString.of('here'), [second!.ref, 'Fit']] })
      catalog.set(PDFName.of('Names'), context.obj({ Dests: dests }))
      const link = context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [0, 0, 9, 9],
        Dest: PDFString.of('here'),
      })
      first!.node.addAnnot(context.register(link))
    })
    expect(read.links[2]).toEqual(['#', '#'])
  })

  it('lose everything that would run', async () => {
    const { document, bound } = await bindOne((source) => {
      const { context, catalog } = source
      const script = () => context.obj({ S: 'JavaScript', JS: PDFString.of('app.alert(1)') })
      const launch = context.obj({ S: 'Launch', F: PDFString.of('calc.exe') })
      catalog.set(PDFName.of('OpenAction'), script())
      const page = source.getPages()[0]!
      page.node.set(PDFName.of('AA'), context.obj({ O: script() }))
      const link = context.obj({
        Type: 'Annot',
        Subtype: 'Link',
        Rect: [0, 0, 9, 9],
        A: launch,
        AA: { E: script() },
      })
      page.node.addAnnot(context.register(link))
    })
    expect(bound.entries[0]?.slip).toBeNull()
    const kept = document.context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n')
    expect(kept).not.toMatch(/JavaScript|Launch|app\.alert|calc\.exe/)
  })

  it('keep the layers hidden that their author hid', async () => {
    const { document } = await bindOne((source) => {
      const { context, catalog } = source
      const secret = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Notes for the chair') }))
      const shown = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Map') }))
      catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [secret, shown], D: { OFF: [secret] } }))
      source
        .getPages()[0]!
        .node.set(PDFName.of('Resources'), context.obj({ Properties: { A: secret, B: shown } }))
    })
    const settings = document.catalog
      .lookup(PDFName.of('OCProperties'), PDFDict)
      .lookup(PDFName.of('D'), PDFDict)
    const off = settings.lookup(PDFName.of('OFF'), PDFArray)
    expect(off.size()).toBe(1)
    expect(off.lookup(0, PDFDict).lookup(PDFName.of('Name'), PDFString).decodeText()).toBe(
      'Notes for the chair',
    )
  })

  it('are numbered upright inside what is seen of them, however they are turned', async () => {
    for (const angle of [0, 90, 180, 270]) {
      const { bound } = await bindOne((source) => {
        const page = source.getPages()[0]!
        page.setRotation(degrees(angle))
        page.setCropBox(100, 100, 300, 400)
      })
      const place = withPoppler(bound.file, 3)
      if (!place) return
      const [width, height] = angle % 180 === 0 ? [300, 400] : [400, 300]
      expect(place.x, `turned by ${angle}`).toBeGreaterThan(width * 0.9)
      expect(place.x).toBeLessThan(width)
      expect(place.y).toBeGreaterThan(height * 0.9)
      expect(place.y).toBeLessThan(height)
    }
  })

  it('show every digit of their number, not only have it as text', async () => {
    const twelve = await PDFDocument.create()
    for (let index = 0; index < 12; index += 1) twelve.addPage([400, 400])
    const bound = await binder.bind({ pack, papers: [file('Blank', await twelve.save())] })
    const ink = Array.from({ length: 12 }, (_, index) => inkOf(bound.file, index + 3))
    if (ink.includes(null)) return
    // The frame alone is the same on pages of as many digits; what differs is drawn by the digits.
    expect(new Set(ink).size).toBeGreaterThan(8)
  })

  it('need a password when they need one', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'rapporteur-pack-'))
    try {
      writeFileSync(join(folder, 'a.pdf'), annex)
      if (
        !run('qpdf', [
          '--encrypt',
          'user',
          'owner',
          '256',
          '--',
          join(folder, 'a.pdf'),
          join(folder, 'b.pdf'),
        ])
      )
        return
      const bound = await binder.bind({ pack, papers: [file('Locked', readFileSync(join(folder, 'b.pdf')))] })
      expect(bound.entries[0]?.slip).toBe('password')
      const opened: PackPaper = {
        ...file('Locked', readFileSync(join(folder, 'b.pdf'))),
        password: 'user',
      } as PackPaper
      const [entry] = (await binder.bind({ pack, papers: [opened] })).entries
      expect(entry).toMatchObject({ slip: null, engine: 'pdfium', pages: 3 })
      expect(entry?.notes).toContain('restrictions-removed')
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  })
})
