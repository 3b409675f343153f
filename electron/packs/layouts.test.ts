import { readFileSync } from 'node:fs'
import { unzipSync } from 'fflate/browser'
import { PDFDict, PDFDocument, PDFName, PDFString, StandardFonts } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packV1, type PackV1 } from '../../shared/model/pack/v1.ts'
import { createInProcessCompiler } from '../typesetting/in-process-compiler.ts'
import { locateResources } from '../typesetting/locate-resources.ts'
import { flat, readPdf } from '../typesetting/read-pdf.test-kit.ts'
import { createTypesetting } from '../typesetting/typesetting.ts'
import { createPackBinder, type PackPaper } from './bind-pack.ts'
import { locatePdfium } from './locate-pdfium.ts'
import { createCrewHere } from './pack-crew.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
const binder = createPackBinder({
  typesetSheet: (sheet, options) => typesetting.typesetSheet(sheet, options),
  stampFont: async () => readFileSync(resources.stampFont),
  crew: createCrewHere(async () => readFileSync(locatePdfium(import.meta.dirname))),
})
afterAll(() => typesetting.close())

const pack: PackV1 = packV1.parse({
  id: '01920000-0000-7000-8000-00000000000a',
  kind: 'pack',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-04-20T16:30:00.000Z',
  tags: [],
  title: 'Papers for print',
  language: 'en',
  entries: [],
  issues: [],
})

const paperOf = async (words: string, pages: number) => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (let index = 0; index < pages; index += 1)
    document.addPage([595, 842]).drawText(`${words} ${index + 1}`, { x: 50, y: 700, font })
  return document.save()
}
const file = (title: string, number: string, bytes: Uint8Array): PackPaper & { reads: number } => ({
  entryId: title.toLowerCase(),
  title,
  number,
  detail: '',
  itemTitle: `Matter ${number}`,
  type: 'file',
  fileName: `${title}.pdf`,
  reads: 0,
  async read() {
    this.reads += 1
    return bytes
  },
})

let alpha: PackPaper & { reads: number }
let beta: PackPaper & { reads: number }
let gamma: PackPaper & { reads: number }
beforeAll(async () => {
  alpha = file('Alpha', '1', await paperOf('alpha', 3))
  beta = file('Beta', '2', await paperOf('beta', 2))
  gamma = file('Gamma', '2', await paperOf('gamma', 1))
})

const labelsIn = (pdf: Uint8Array) =>
  PDFDocument.load(pdf).then(({ catalog }) => catalog.lookup(PDFName.of('PageLabels'), PDFDict).toString())

describe('a pack to be printed on both sides', () => {
  it('begins each paper on the front of a sheet and moves no label for it', async () => {
    const papers = [alpha, beta, gamma]
    const plain = await binder.bind({ pack, papers })
    const bound = await binder.bind({ pack, papers, layout: 'duplex' })
    expect(bound.blanks).toBe(1)
    expect(bound.pages).toBe(plain.pages + 1)
    expect(bound.entries.map(({ firstPage }) => firstPage)).toEqual([3, 7, 9])
    expect(bound.entries.map(({ labels }) => labels)).toEqual(plain.entries.map(({ labels }) => labels))
    const { pages } = await readPdf(bound.file)
    expect(pages).toHaveLength(bound.pages)
    expect(flat(pages[5] ?? '').trim()).toBe('')
    expect(flat(pages[6] ?? '').trim()).toBe('beta 1 Item 2 6')
    // The empty page is called nothing, and the one after it goes on where the numbers were.
    expect(await labelsIn(bound.file)).toMatch(/5 <<\s*>>\s*6 <<[^>]*\/St 6/)
  })
})

describe('pages left empty by hand', () => {
  const empty = (count: number): PackPaper => {
    const own = { entryId: 'empty', title: 'Blank page', number: '2', detail: '' }
    return { ...own, itemTitle: 'Matter 2', type: 'blank', count }
  }

  it('are counted and labelled, and nothing is on them, in the agenda or among the bookmarks', async () => {
    const bound = await binder.bind({ pack, papers: [alpha, empty(2), beta] })
    expect(bound.entries[1]).toMatchObject({ pages: 2, labels: ['6', '7'], slip: null, accessible: 'ua' })
    expect(bound.entries[2]?.labels).toEqual(['8', '9'])
    const { pages, outline, links } = await readPdf(bound.file)
    expect(pages.slice(5, 7).map((text) => text.trim())).toEqual(['', ''])
    expect(links.slice(5, 7)).toEqual([[], []])
    expect(outline.flatMap(({ title, items }) => [title, ...items.map((each) => each.title)])).toEqual([
      'Agenda and papers',
      '1. Matter 1',
      'Alpha',
      '2. Matter 2',
      'Beta',
    ])
    expect(flat(pages[1] ?? '')).not.toContain('Blank')
    expect(flat(pages[1] ?? '')).toMatch(/Beta.*8/)
    expect(await labelsIn(bound.file)).toMatch(/^<<\s*\/Nums \[ 0 <<[^>]*>>\s*\]/)
  })

  it('stand where they were put when both sides are printed, and each in its archive', async () => {
    const papers = [alpha, empty(1), beta]
    const duplex = await binder.bind({ pack, papers, layout: 'duplex' })
    expect(duplex).toMatchObject({ blanks: 0, pages: 8 })
    expect(duplex.entries.map(({ firstPage }) => firstPage)).toEqual([3, 6, 7])
    const items = await binder.bind({ pack, papers, form: 'items' })
    expect(items).toMatchObject({ pages: 8 })
    const folder = await binder.bind({ pack, papers, form: 'zip' })
    expect(Object.keys(unzipSync(folder.file))).toHaveLength(4)
  })

  it('keep their labels from issue to issue', async () => {
    const first = await binder.bind({ pack, papers: [alpha, empty(2), beta] })
    const more = await binder.bind({ pack, papers: [alpha, empty(3), beta], issued: first.plan })
    expect(more.entries.map(({ labels }) => labels)).toEqual([
      first.entries[0]?.labels,
      ['6', '7', '7.1'],
      first.entries[2]?.labels,
    ])
  })
})

describe('a pack with two pages to a side', () => {
  it('shows every page once, in order, under both their labels, and says what it gave up', async () => {
    const bound = await binder.bind({ pack, papers: [alpha, beta, gamma], layout: 'two-up' })
    expect(bound).toMatchObject({ pages: 4, accessible: false })
    expect(bound.lost).toEqual(['tags', 'links', 'bookmarks', 'forms'])
    const { pages, links } = await readPdf(bound.file)
    expect(flat(pages[1] ?? '')).toMatch(/alpha 1 Item 1 3.*alpha 2 Item 1 4/)
    expect(flat(pages[2] ?? '')).toMatch(/alpha 3.*5.*beta 1.*6/)
    expect(links.flat()).toEqual([])
    const document = await PDFDocument.load(bound.file)
    expect(document.getPage(0).getSize()).toEqual({ width: 841.89, height: 595.28 })
    const called = Buffer.from('\ufeff3, 4', 'utf16le').swap16().toString('hex')
    expect((await labelsIn(bound.file)).toLowerCase()).toContain(called)
  })

  it('keeps hidden layers hidden and prints the notes that are printed', async () => {
    const document = await PDFDocument.load(await paperOf('layered', 1))
    const { context, catalog } = document
    const secret = context.register(context.obj({ Type: 'OCG', Name: PDFString.of('Secret') }))
    catalog.set(PDFName.of('OCProperties'), context.obj({ OCGs: [secret], D: { OFF: [secret] } }))
    const page = document.getPage(0)
    page.node.Resources()!.set(PDFName.of('Properties'), context.obj({ A: secret }))
    const form = { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 10, 10], Resources: {} }
    const seal = context.register(context.stream('1 0 0 rg 0 0 10 10 re f', form))
    for (const flags of [4, 2, 0])
      page.node.addAnnot(
        context.register(
          context.obj({
            Type: 'Annot',
            Subtype: 'Stamp',
            F: flags,
            Rect: [100, 100, 200, 200],
            AP: { N: seal },
          }),
        ),
      )
    const bound = await binder.bind({
      pack,
      papers: [file('Layered', '1', await document.save())],
      layout: 'two-up',
    })
    const made = await PDFDocument.load(bound.file)
    const state = made.catalog
      .lookup(PDFName.of('OCProperties'), PDFDict)
      .lookup(PDFName.of('D'), PDFDict)
      .toString()
    expect(state).toMatch(/\/OFF \[\s*\d+ 0 R/)
    const objects = made.context.enumerateIndirectObjects().map(([, object]) => object.toString())
    expect(
      objects
        .filter((each) => each.includes('/PackNote'))
        .join()
        .match(/\/PackNote\d/g),
    ).toEqual(['/PackNote0'])
  })
})

describe('a pack split by item', () => {
  it('is a file for each item, its pages called and stamped as in the whole, and an agenda that leads to each', async () => {
    const papers = [alpha, beta, gamma]
    const whole = await binder.bind({ pack, papers })
    const bound = await binder.bind({ pack, papers, form: 'items' })
    const files = unzipSync(bound.file)
    const names = Object.keys(files)
    expect(names).toEqual(['00 Agenda and papers.pdf', '01 Item 1 Matter 1.pdf', '02 Item 2 Matter 2.pdf'])
    expect(bound.entries.map(({ labels }) => labels)).toEqual(whole.entries.map(({ labels }) => labels))
    const second = await readPdf(files[names[2]!]!)
    expect(second.pages.map((page) => flat(page).trim())).toEqual([
      'beta 1 Item 2 6',
      'beta 2 Item 2 7',
      'gamma 1 Item 2 8',
    ])
    expect(second.outline.map(({ title }) => title)).toEqual(['Beta', 'Gamma'])
    expect(await labelsIn(files[names[2]!]!)).toContain('/St 6')
    const written = (pdf: Uint8Array) =>
      PDFDocument.load(pdf).then(({ context }) =>
        context
          .enumerateIndirectObjects()
          .map(([, object]) => object.toString())
          .join('\n'),
      )
    expect(await written(files[names[0]!]!)).toContain(`${encodeURIComponent(names[2]!)}#page=3`)
    expect(await written(files[names[2]!]!)).toContain(encodeURIComponent(names[0]!))
    expect(await binder.bind({ pack, papers, form: 'items' })).toEqual(bound)
  })
})

describe('numbers that begin after cover and agenda', () => {
  it('count papers from 1, and what stands before them in Roman figures', async () => {
    const numbered: PackV1 = { ...pack, binding: { numbering: 'after-agenda' } }
    const bound = await binder.bind({ pack: numbered, papers: [alpha, beta] })
    expect(bound.plan[0]).toMatchObject({ entryId: '', labels: ['i', 'ii'] })
    expect(bound.entries.map(({ labels }) => labels)).toEqual([
      ['1', '2', '3'],
      ['4', '5'],
    ])
    const { pages } = await readPdf(bound.file)
    expect(flat(pages[1] ?? '')).toMatch(/Alpha 1.*Beta 4/)
    expect(flat(pages[2] ?? '').trim()).toBe('alpha 1 Item 1 1')
    // An issue decides it for those that follow.
    const next = await binder.bind({ pack, papers: [alpha, gamma, beta], issued: bound.plan })
    expect(next.entries.map(({ labels }) => labels?.[0])).toEqual(['1', '3.1', '4'])
  })
})

describe('a desk', () => {
  it('reads a paper once, however often it is bound', async () => {
    const desk = binder.open()
    const before = alpha.reads
    const first = await desk.bind({ pack, papers: [alpha, beta] })
    const withheld: PackPaper = { entryId: 'beta', title: 'Beta', number: '2', detail: '', type: 'withheld' }
    const copy = await desk.bind({ pack, papers: [alpha, withheld], issued: first.plan })
    desk.close()
    expect(alpha.reads).toBe(before + 1)
    expect(copy.entries.map(({ labels, slip }) => [labels, slip])).toEqual([
      [['3', '4', '5'], null],
      [['6'], 'withheld'],
    ])
    const { pages } = await readPdf(copy.file)
    expect(pages.map((page) => flat(page).trim()).slice(2, 5)).toEqual([
      'alpha 1 Item 1 3',
      'alpha 2 Item 1 4',
      'alpha 3 Item 1 5',
    ])
    expect(flat(pages.join(' '))).not.toContain('beta 1')
  })
})
