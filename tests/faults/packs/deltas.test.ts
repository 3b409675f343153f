import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFDocument,
  PDFName,
  type PDFRawStream,
  StandardFonts,
} from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { packV1, type PackV1 } from '../../../shared/model/pack/v1.ts'
import { checkPack, labelsOf } from './check-pack.test-kit.ts'
import { createInProcessCompiler } from '../../../electron/typesetting/in-process-compiler.ts'
import { locateResources } from '../../../electron/typesetting/locate-resources.ts'
import { flat, readPdf } from '../../../electron/typesetting/read-pdf.test-kit.ts'
import {
  body,
  documentRecord,
  h,
  inputOf,
  p,
} from '../../../electron/typesetting/sample-document.test-kit.ts'
import { createTypesetting } from '../../../electron/typesetting/typesetting.ts'
import { createPackBinder, type BoundPack, type PackPaper } from '../../../electron/packs/bind-pack.ts'
import { locatePdfium } from '../../../electron/packs/locate-pdfium.ts'
import { createCrewHere } from '../../../electron/packs/pack-crew.ts'
import { bindDelta, type BoundDelta } from '../../../electron/packs/delta/bind-delta.ts'
import { sayLabels } from '../../../electron/packs/delta/compare-issues.ts'

const root = join(import.meta.dirname, '../../..')
const resources = locateResources(root)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
const ports = {
  typesetSheet: (sheet: Parameters<typeof typesetting.typesetSheet>[0], options: { standard: 'ua-1' }) =>
    typesetting.typesetSheet(sheet, options),
  stampFont: async () => readFileSync(resources.stampFont),
  crew: createCrewHere(async () => readFileSync(locatePdfium(root))),
}
const binder = createPackBinder(ports)
afterAll(() => typesetting.close())

const pack: PackV1 = packV1.parse({
  id: '01920000-0000-7000-8000-00000000000a',
  kind: 'pack',
  createdAt: '2026-03-02T09:00:00.000Z',
  updatedAt: '2026-04-20T16:30:00.000Z',
  tags: [],
  title: 'Papers that changed',
  language: 'en',
  entries: [],
  issues: [],
  binding: { contents: 'page' },
})

const annexOf = async (words: readonly string[]) => {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  const places = document.context.obj({})
  for (const [index, each] of words.entries()) {
    const page = document.addPage([595, 842])
    page.drawText(each, { x: 50, y: 700, font })
    places.set(PDFName.of(`place-${index}`), document.context.obj([page.ref, 'Fit']))
  }
  document.catalog.set(PDFName.of('Dests'), places)
  return document.save()
}
const file = (entryId: string, bytes: Uint8Array): PackPaper => ({
  entryId,
  title: `Paper ${entryId}`,
  number: '1',
  detail: '',
  type: 'file',
  fileName: entryId,
  read: async () => bytes,
})
const own = (entryId: string, words: string): PackPaper => ({
  entryId,
  title: `Note ${entryId}`,
  number: '2',
  detail: '',
  type: 'document',
  async typeset() {
    const record = documentRecord({ title: `Note ${entryId}`, type: 'note' })
    return (await typesetting.typeset(inputOf(record, body(h(1, 'Heading'), p(words))), { standard: 'ua-1' }))
      .pdf
  },
})

/** What the pages of a file are called, and the SHA-256 of the unpacked content streams of each. */
async function takeApart(pdf: Uint8Array): Promise<{ label: string; hash: string }[]> {
  const document = await PDFDocument.load(pdf)
  const labels = labelsOf(document)
  return document.getPages().map((page, index) => {
    const contents = page.node.lookup(PDFName.of('Contents'), PDFArray)
    const hash = createHash('sha256')
    for (let at = 0; at < contents.size(); at += 1)
      hash.update(decodePDFRawStream(contents.lookup(at) as PDFRawStream).decode()).update('\n')
    return { label: labels[index] ?? '', hash: hash.digest('hex') }
  })
}

let first: BoundPack
let second: BoundPack
let delta: BoundDelta
beforeAll(async () => {
  const long = await annexOf(['one', 'two', 'three', 'four'])
  const going = file('going', await annexOf(['going 1', 'going 2']))
  const last = own('last', 'Words that stay.')
  first = await binder.bind({ pack, papers: [own('a', 'First words.'), file('long', long), going, last] })
  const withdrawn: PackPaper = {
    entryId: 'going',
    title: 'Paper going',
    number: '',
    detail: '',
    type: 'withdrawn',
  }
  second = await binder.bind({
    pack,
    papers: [
      own('a', 'First words.'),
      file('long', await annexOf(['one', 'two', 'three, corrected', 'four', 'five'])),
      file('late', await annexOf(['late 1', 'late 2', 'late 3'])),
      withdrawn,
      last,
    ],
    issued: first.plan,
  })
  delta = await bindDelta(ports, {
    pack,
    from: { number: 1, entries: first.plan, read: async () => first.file.slice() },
    to: { number: 2, entries: second.plan, read: async () => second.file.slice() },
  })
})

describe('the supplement from one issue to the next', () => {
  it('makes the later issue of the earlier one, page for page, content streams and labels alike', async () => {
    const [one, two, supplement] = await Promise.all(
      [first, second, delta].map(({ file: pdf }) => takeApart(pdf)),
    )
    const kept = new Map(one!.map((page) => [page.label, page.hash]))
    const brought = new Map(supplement!.slice(delta.changeSheetPages).map((page) => [page.label, page.hash]))
    const rebuilt = two!.map(({ label }) => ({ label, hash: brought.get(label) ?? kept.get(label) }))
    expect(rebuilt).toEqual(two)
    // Cover and agenda are typeset together, and so change together: their font has other letters. Contents change too. Of the papers only what
    // changed is sent.
    const changed = two!.filter(({ label, hash }) => kept.get(label) !== hash).map(({ label }) => label)
    const sent = ['1', ...changed]
    expect(supplement!.map(({ label }) => label)).toEqual(['', ...sent])
    expect(changed).toEqual(['2', '3', '7', '8.1', '8.2', '8.3', '8.4', '9'])
    expect(two!.length - changed.length).toBe(6)
    expect(
      delta.compared.map(({ label, before, supplement: at }) => [label, before === null, at === null]),
    ).toEqual(two!.map(({ label }) => [label, sent.includes(label), !sent.includes(label)]))
    expect(delta.compared.map(({ contents }) => contents)).toEqual(two!.map(({ hash }) => hash))
  })

  it('begins with a sheet that names what is new, changed and withdrawn, and leads there', async () => {
    const { pages, links } = await readPdf(delta.file)
    expect(delta.changeSheetPages).toBe(1)
    const said = flat(pages[0] ?? '')
    expect(said).toContain('From issue 1 to issue 2')
    expect(said).toMatch(/New Paper late Pages: 8\.2–8\.4/)
    expect(said).toMatch(
      /Changed Agenda and papers Pages: 1–2 1 Contents Pages: 3 3 Paper long Pages: 7, 8\.1/,
    )
    expect(said).toMatch(/Withdrawn Paper going Pages: 9 · No longer there: 10/)
    expect(links[0]?.every((link) => link === '#')).toBe(true)
    expect(delta.changes.map(({ entryId, kind }) => [entryId, kind])).toEqual([
      ['', 'changed'],
      ['front/contents', 'changed'],
      ['long', 'changed'],
      ['late', 'new'],
      ['going', 'withdrawn'],
    ])
  })

  it('is whole: no link or bookmark leads to a page that was left out, and the structure is that of its pages', async () => {
    const faults = await checkPack(delta.file, [])
    expect(faults).toMatchObject({ links: [], structure: [] })
    const { catalog, context } = await PDFDocument.load(delta.file)
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('true')
    // Of pages that are not sent, no element is: each has something in it, but for groups of the typesetter's own.
    const elements = context.enumerateIndirectObjects().map(([, object]) => object)
    const empty = elements.filter(
      (each) =>
        each instanceof PDFDict &&
        each.has(PDFName.of('S')) &&
        !each.toString().includes('/S /Div') &&
        /\/K \[\s*\]/.test(each.toString()),
    )
    expect(empty).toHaveLength(0)
    const { outline } = await readPdf(delta.file)
    expect(outline[1]?.items.map(({ title }) => title)).toEqual([
      'Agenda and papers · 1–2',
      'Contents · 3',
      'Paper long · 7, 8.1',
      'Paper late · 8.2–8.4',
      'Paper going · 9',
    ])
  })

  it('names no place on a page that was left out', async () => {
    const document = await PDFDocument.load(delta.file)
    const pages = new Set(document.getPages().map(({ ref }) => ref.toString()))
    const root = document.catalog.lookup(PDFName.of('Names'), PDFDict).lookup(PDFName.of('Dests'), PDFDict)
    const places: string[] = []
    const visit = (node: PDFDict) => {
      const names = node.lookupMaybe(PDFName.of('Names'), PDFArray)
      for (let at = 1; names && at < names.size(); at += 2)
        places.push(names.lookup(at, PDFArray).get(0).toString())
      const kids = node.lookupMaybe(PDFName.of('Kids'), PDFArray)
      for (let at = 0; kids && at < kids.size(); at += 1) visit(kids.lookup(at, PDFDict))
    }
    visit(root)
    expect(places.length).toBeGreaterThan(0)
    expect(places.filter((page) => !pages.has(page))).toEqual([])
  })

  it('of one issue to itself is a sheet that says that nothing changed', async () => {
    const issue = { number: 2, entries: second.plan, read: async () => second.file.slice() }
    const none = await bindDelta(ports, { pack, from: issue, to: issue })
    expect(none).toMatchObject({ pages: 1, changes: [] })
    expect(flat((await readPdf(none.file)).text)).toContain('Nothing has changed')
  })
})

describe('labels', () => {
  it('are said as runs', () => {
    expect(sayLabels(['1', '2', '3', '7.1', '7.2', '9', 'iv'])).toBe('1–3, 7.1–7.2, 9, iv')
    expect(sayLabels([])).toBe('')
  })
})
