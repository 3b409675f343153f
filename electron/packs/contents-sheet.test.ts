import { readFileSync } from 'node:fs'
import { PDFArray, PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { afterAll, expect, it } from 'vitest'
import { packV1, type PackV1 } from '../../shared/model/pack/v1.ts'
import { createInProcessCompiler } from '../typesetting/in-process-compiler.ts'
import { locateResources } from '../typesetting/locate-resources.ts'
import { flat, readPdf } from '../typesetting/read-pdf.test-kit.ts'
import { body, documentRecord, h, inputOf, p } from '../typesetting/sample-document.test-kit.ts'
import { createTypesetting } from '../typesetting/typesetting.ts'
import { createPackBinder, type PackPaper } from './bind-pack.ts'
import { contentsSheet } from './contents-sheet.ts'
import type { Gathered } from './gather-papers.ts'
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
  title: 'Papers for the second workshop',
  language: 'en',
  entries: [],
  issues: [],
  binding: { contents: 'page' },
})
const place = (title: string, number: string, itemTitle: string) => ({
  entryId: title.toLowerCase(),
  title,
  number,
  detail: '',
  itemTitle,
})

it('follows the agenda: items, papers and their headings, each leading to its page', async () => {
  const annex = await PDFDocument.create()
  for (let page = 0; page < 3; page += 1) annex.addPage([595, 842])
  const bytes = await annex.save()
  const file = { type: 'file' as const, fileName: 'a.pdf' }
  const papers: PackPaper[] = [
    {
      ...place('Note', '1', 'Opening'),
      type: 'document',
      async typeset() {
        const input = inputOf(
          documentRecord({ title: 'Note', type: 'note' }),
          body(h(1, 'Inside'), p('Words.')),
        )
        return (await typesetting.typeset(input, { standard: 'ua-1' })).pdf
      },
    },
    { ...place('Annex', '1', 'Opening'), ...file, read: async () => bytes },
    { ...place('Second day', '2', 'Debate'), type: 'divider' },
    { ...place('Empty', '2', 'Debate'), type: 'blank', count: 1 },
    { ...place('Gone', '2', 'Debate'), ...file, read: async () => null },
  ]
  const bound = await binder.bind({ pack, papers })
  expect(bound.plan.map(({ entryId, labels }) => [entryId, labels.join(' ')])).toEqual([
    ['', '1 2'],
    ['front/contents', '3'],
    ['note', '4'],
    ['annex', '5 6 7'],
    ['second day', '8'],
    ['empty', '9'],
    ['gone', '10'],
  ])
  const read = await readPdf(bound.file)
  expect(flat(read.pages[2] ?? '')).toMatch(
    /Contents 1 Opening 4 Note 4 I\. Inside 4 Annex 5 2 Debate 8 Second day 8 Gone 10 3$/,
  )
  expect(flat(read.pages[2] ?? '')).not.toContain('Empty')
  // Seven lines, and the way back to the agenda.
  expect(read.links[2]).toEqual(Array(8).fill('#'))
  expect(read.roles[2]).toEqual(expect.arrayContaining(['H1', 'Link']))
  expect(read.outline.map(({ title, items }) => [title, ...items.map((each) => each.title)])).toEqual([
    ['Agenda and papers'],
    ['Contents'],
    ['1. Opening', 'Note', 'Annex'],
    ['2. Debate', 'Second day', 'Gone'],
  ])
  const document = await PDFDocument.load(bound.file)
  const line = document.getPage(2).node.Annots()!.lookup(4, PDFDict)
  const target = line.lookup(PDFName.of('Dest'), PDFArray).get(0)
  expect(document.getPages().findIndex(({ ref }) => ref === target)).toBe(7)
  expect(await binder.bind({ pack, papers, issued: bound.plan })).toEqual(bound)
})

it('names no item of papers that may not be named', async () => {
  const hidden: PackPaper = {
    entryId: 'h',
    title: 'Paper not in this copy',
    number: '3',
    detail: '',
    type: 'withheld',
  }
  const papers: PackPaper[] = [{ ...place('Group', '3', 'The secret'), type: 'divider' }, hidden]
  const bound = await binder.bind({ pack, papers })
  const read = await readPdf(bound.file)
  expect(read.text + JSON.stringify(read.outline)).not.toContain('The secret')
  expect(flat(read.pages[2] ?? '')).toMatch(/3 Item 3 4 Group 4 Paper not in this copy 5/)
})

it('names sections only while there are not too many lines for it', () => {
  const sections = (count: number): Gathered['fragment'] =>
    ({
      pages: [{ number: 40 }],
      outline: Array.from({ length: count }, (_, index) => ({
        title: `Section ${index}`,
        dest: '[40 0 R/XYZ 0 700 null]',
        children: [],
      })),
    }) as unknown as Gathered['fragment']
  const gathered = (count: number) =>
    [
      {
        paper: { ...place('Note', '1', 'Opening'), type: 'document' },
        slip: null,
        fragment: sections(count),
      },
    ] as Gathered[]
  const titles = (count: number) =>
    contentsSheet(pack, gathered(count), [['7']]).agenda?.items.map(({ title, page }) => `${title} ${page}`)
  expect(titles(2)).toEqual(['Opening 7', 'Note 7', 'Section 0 7', 'Section 1 7'])
  expect(titles(200)).toEqual(['Opening 7', 'Note 7'])
})
