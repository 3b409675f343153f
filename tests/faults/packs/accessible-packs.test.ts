import { PDFDict, PDFDocument, PDFName } from 'pdf-lib'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PackBinder, PackPaper } from '../../../electron/packs/bind-pack.ts'
import { flat, readPdf } from '../../../electron/typesetting/read-pdf.test-kit.ts'
import {
  body,
  documentRecord,
  h,
  inputOf,
  node,
  p,
} from '../../../electron/typesetting/sample-document.test-kit.ts'
import { checkPack } from './check-pack.test-kit.ts'
import { annex, aPack, openPackDesk, typesetting } from './pack-desk.test-kit.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 })

let desk: PackBinder
beforeAll(async () => {
  desk = await openPackDesk()
})
afterAll(() => typesetting.close())

const typeset = async (title: string) => {
  const row = (...words: string[]) =>
    node(
      'tableRow',
      words.map((word) => node('tableCell', p(word))),
    )
  const head = node('tableRow', [node('tableHeader', p('State')), node('tableHeader', p('Share'))])
  const table = node('table', [head, row('Ghana', '4')])
  const content = body(h(1, 'Background'), p('Words.'), table, h(2, 'Detail'), p('More words.'))
  const record = documentRecord({ title, type: 'agenda-paper' })
  return (await typesetting.typeset(inputOf(record, content), { standard: 'ua-1' })).pdf
}
const own = (title: string): PackPaper => ({
  entryId: title,
  title,
  number: '2',
  detail: 'C/115/1',
  type: 'document',
  typeset: () => typeset(title),
})
const untagged = async () => {
  const document = await PDFDocument.create()
  document.addPage([595, 842]).drawText('No tags', { x: 50, y: 700 })
  return document.save()
}

const claimOf = async (pdf: Uint8Array) => {
  const { context, catalog } = await PDFDocument.load(pdf)
  const stream = context.lookup(catalog.get(PDFName.of('Metadata')))
  return Buffer.from(Reflect.get(stream as object, 'contents') as Uint8Array)
    .toString()
    .includes('<pdfuaid:part>1</pdfuaid:part>')
}

/** Addresses that links of a file lead to, in order and each once. */
const addressesIn = async (pdf: Uint8Array) => {
  const { context } = await PDFDocument.load(pdf)
  const actions = context
    .enumerateIndirectObjects()
    .map(([, object]) => /\/URI \(([^)]*)\)/.exec(object.toString())?.[1] ?? '')
  return [...new Set(actions)].filter(Boolean).toSorted()
}

describe('a pack of papers that can be read aloud', () => {
  it('is one that can be read aloud itself, and says so', async () => {
    const divider: PackPaper = { entryId: 'd', title: 'Second day', number: '3', detail: '', type: 'divider' }
    // A paper of ours that comes back as an annex is as good as one of our own.
    const returned = annex('Returned', await typeset('Returned'))
    const bound = await desk.bind({ pack: aPack, papers: [own('One'), divider, own('Two'), returned] })
    expect(bound.accessible).toBe(true)
    expect(await claimOf(bound.file)).toBe(true)
    expect(bound.entries.map(({ accessible }) => accessible)).toEqual(['ua', 'ua', 'ua', 'ua'])
    expect(await checkPack(bound.file, bound.entries)).toEqual({
      links: [],
      bookmarks: [],
      labels: [],
      structure: [],
    })
    const { catalog } = await PDFDocument.load(bound.file)
    expect(catalog.lookup(PDFName.of('MarkInfo'), PDFDict).toString()).toContain('/Marked true')
    const read = await readPdf(bound.file)
    const first = bound.entries[0]!.firstPage
    expect(read.roles[first - 1]).toEqual(expect.arrayContaining(['H1', 'P', 'Table', 'TH', 'Link']))
    expect(read.lang).toBe('en')
  })

  it('does not claim it with an annex that has no tags, and names the annex', async () => {
    const bound = await desk.bind({ pack: aPack, papers: [own('One'), annex('Plain', await untagged())] })
    expect(bound.accessible).toBe(false)
    expect(await claimOf(bound.file)).toBe(false)
    expect(bound.entries.filter(({ accessible }) => accessible !== 'ua').map(({ title }) => title)).toEqual([
      'Plain',
    ])
    const { structure } = await checkPack(bound.file, bound.entries)
    expect(structure).toEqual([])
  })
})

describe('a pack as an archive', () => {
  it('has each paper as a file of its own, in order, and an index page that leads to each', async () => {
    const papers = [own('One: the first'), annex('Plain', await untagged()), annex('Gone', null)]
    const bound = await desk.bind({ pack: aPack, papers, form: 'zip' })
    const files = unzipSync(bound.file)
    const names = Object.keys(files)
    expect(names).toEqual(['00 Agenda and papers.pdf', '01 One the first.pdf', '02 Plain.pdf', '03 Gone.pdf'])
    const index = await readPdf(files[names[0]!]!)
    expect(await addressesIn(files[names[0]!]!)).toEqual(names.slice(1).map(encodeURIComponent))
    expect(index.text).not.toContain('8888')
    expect(flat((await readPdf(files[names[1]!]!)).text)).toContain('Background')
    expect(flat((await readPdf(files[names[2]!]!)).text).trim()).toBe('No tags')
    expect(flat((await readPdf(files[names[3]!]!)).text)).toContain('The file is no longer in the library.')
    expect(await desk.bind({ pack: aPack, papers, form: 'zip' })).toEqual(bound)
  })
})
