import { deflateSync } from 'node:zlib'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFDocument } from 'pdf-lib'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import type { PackBinder } from '../../../electron/packs/bind-pack.ts'
import { checkPack } from './check-pack.test-kit.ts'
import { annex, aPack, has, openPackDesk, run, typesetting } from './pack-desk.test-kit.ts'

vi.setConfig({ testTimeout: 300_000 })

let desk: PackBinder
let good: Uint8Array
const folder = mkdtempSync(join(tmpdir(), 'hostile-files-'))

beforeAll(async () => {
  desk = await openPackDesk({ jobMs: 8_000, heapMb: 768, growth: 768 * 1024 * 1024 })
  const document = await PDFDocument.create()
  document.addPage([400, 400]).drawText('Good', { x: 50, y: 300 })
  good = await document.save()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await typesetting.close()
})

/** A file of these objects, by number; the first is its catalog. Streams are given as bytes with the entries of their dictionary. */
function fileOf(objects: (string | { dict: string; bytes: Uint8Array })[]): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n')]
  for (const [index, object] of objects.entries()) {
    parts.push(Buffer.from(`${index + 1} 0 obj\n`))
    if (typeof object === 'string') parts.push(Buffer.from(object, 'latin1'))
    else {
      parts.push(Buffer.from(`<<${object.dict}/Length ${object.bytes.length}>>\nstream\n`))
      parts.push(Buffer.from(object.bytes), Buffer.from('\nendstream'))
    }
    parts.push(Buffer.from('\nendobj\n'))
  }
  parts.push(Buffer.from(`trailer\n<</Root 1 0 R/Size ${objects.length + 1}>>\nstartxref\n0\n%%EOF\n`))
  return Buffer.concat(parts)
}

const catalog = '<</Type/Catalog/Pages 2 0 R>>'
const onePage = '<</Type/Pages/Kids[3 0 R]/Count 1>>'
const page = (more = '') => `<</Type/Page/Parent 2 0 R/MediaBox[0 0 400 400]${more}>>`

/** Blanks by the gigabyte in a megabyte. */
const bomb = () => {
  const once = deflateSync(Buffer.alloc(60_000_000, 32), { level: 6 })
  return fileOf([
    catalog,
    onePage,
    page('/Contents 4 0 R'),
    { dict: '/Filter/FlateDecode', bytes: once },
    ...Array.from({ length: 20 }, () => ({
      dict: '/Type/ObjStm/N 2/First 10/Filter/FlateDecode',
      bytes: once,
    })),
  ])
}

const wide = 60_000
const cases: [string, () => Uint8Array][] = [
  [
    'a page tree that goes round',
    () => fileOf([catalog, '<</Type/Pages/Kids[2 0 R 3 0 R]/Count 9>>', page()]),
  ],
  ['a tree of nothing but itself', () => fileOf([catalog, '<</Type/Pages/Kids[2 0 R]/Count 1>>'])],
  [
    'a count of a thousand million pages',
    () => fileOf([catalog, '<</Type/Pages/Kids[3 0 R]/Count 999999999>>', page()]),
  ],
  [
    'sixty thousand pages that are one',
    () => fileOf([catalog, `<</Type/Pages/Kids[${'3 0 R '.repeat(wide)}]/Count ${wide}>>`, page()]),
  ],
  [
    'a tree that doubles at each of forty levels',
    () =>
      fileOf([
        catalog,
        ...Array.from({ length: 40 }, (_, at) => `<</Type/Pages/Kids[${at + 3} 0 R ${at + 3} 0 R]/Count 2>>`),
        page(),
      ]),
  ],
  ['streams that unpack to gigabytes', bomb],
  [
    'bookmarks without an end',
    () =>
      fileOf([
        '<</Type/Catalog/Pages 2 0 R/Outlines 4 0 R>>',
        onePage,
        page(),
        '<</First 5 0 R>>',
        '<</Title(a)/Next 5 0 R/First 4 0 R/Dest[3 0 R/Fit]>>',
      ]),
  ],
  [
    'structure, forms, names and layers that hold themselves',
    () =>
      fileOf([
        '<</Type/Catalog/Pages 2 0 R/StructTreeRoot 4 0 R/MarkInfo<</Marked true>>/AcroForm<</Fields[5 0 R]/DR 5 0 R>>/Names<</Dests 6 0 R>>/OCProperties<</OCGs[7 0 R]/D<</OFF[7 0 R]/Order 7 0 R>>>>>>',
        onePage,
        page('/StructParents 0/Annots[5 0 R]'),
        '<</Type/StructTreeRoot/K[4 0 R 5 0 R]/ParentTree 6 0 R/RoleMap<</X/Y/Y/X>>>>',
        '<</S/X/P 5 0 R/K[5 0 R]/FT/Tx/T(a)/Kids[5 0 R]/Parent 5 0 R/Subtype/Widget/DA(/F 0 Tf)/Font 5 0 R>>',
        '<</Kids[6 0 R]/Nums[0 6 0 R]/Names[(a) 6 0 R]>>',
        '7 0 R',
      ]),
  ],
  ['brackets within brackets', () => fileOf([catalog, onePage, page(`/X ${'['.repeat(200_000)}`)])],
  [
    'links and bookmarks to pages outside the tree',
    () =>
      fileOf([
        '<</Type/Catalog/Pages 2 0 R/Outlines<</First 6 0 R>>>>',
        onePage,
        page('/Annots[5 0 R]'),
        page(),
        '<</Subtype/Link/Rect[0 0 9 9]/Dest[4 0 R/Fit]>>',
        '<</Title(a)/Dest[4 0 R/Fit]>>',
      ]),
  ],
  [
    'a page that is its own contents and resources',
    () => fileOf([catalog, onePage, page('/Contents 3 0 R/Resources 3 0 R/Annots 3 0 R')]),
  ],
]

describe('PDFs made to do harm', () => {
  it.each(cases)('%s cost no more than a slip', async (title, make) => {
    const papers = [annex(title, make()), annex('good.pdf', good)]
    const bound = await desk.bind({ pack: aPack, papers })
    expect(bound.entries).toHaveLength(2)
    expect(bound.entries[1]).toMatchObject({ title: 'good.pdf', slip: null, pages: 1 })
    const file = join(folder, 'pack.pdf')
    writeFileSync(file, bound.file)
    if (has('qpdf')) expect(run('qpdf', '--check', file)).toMatchObject({ status: 0 })
    const { links, bookmarks, labels } = await checkPack(bound.file, bound.entries)
    expect({ links, bookmarks, labels }).toEqual({ links: [], bookmarks: [], labels: [] })
  })

  it('lose what would run, wherever it is hidden', async () => {
    const script = '<</S/JavaScript/JS(app.alert\\(1\\))>>'
    const bytes = fileOf([
      `<</Type/Catalog/Pages 2 0 R/OpenAction ${script}/AA<</WC ${script}>>/Names<</JavaScript<</Names[(a) 4 0 R]>>/EmbeddedFiles<</Names[(x) 5 0 R]>>>>/AcroForm<</Fields[6 0 R]/XFA 8 0 R>>>>`,
      onePage,
      page(
        `/AA<</O ${script}>>/Annots[6 0 R 7 0 R 9 0 R 10 0 R]/Resources<</Properties<</JS 4 0 R/X<</K ${script}>>>>>>`,
      ),
      script,
      '<</Type/Filespec/F(evil.exe)/EF<</F 8 0 R>>>>',
      `<</Subtype/Widget/FT/Btn/T(b)/Rect[0 0 9 9]/A 4 0 R/AA<</U ${script}>>/MK<</R 4 0 R>>>>`,
      '<</Subtype/Link/Rect[0 0 9 9]/A<</S/Launch/F(calc.exe)>>>>',
      { dict: '/Type/EmbeddedFile', bytes: Buffer.from('MZ evil') },
      '<</Subtype/Link/Rect[0 0 9 9]/A<</S/URI/URI(javascript:alert\\(1\\))/Next 4 0 R>>>>',
      '<</Subtype/FileAttachment/Rect[0 0 9 9]/FS 5 0 R>>',
    ])
    const bound = await desk.bind({ pack: aPack, papers: [annex('scripted.pdf', bytes)] })
    expect(bound.entries[0]).toMatchObject({ slip: null })
    expect(bound.entries[0]?.notes).toEqual(
      expect.arrayContaining(['scripts-removed', 'files-removed', 'dynamic-form']),
    )
    const { context } = await PDFDocument.load(bound.file)
    const kept = context
      .enumerateIndirectObjects()
      .map(([, object]) => object.toString())
      .join('\n')
    expect(kept).not.toMatch(
      /JavaScript|app\.alert|Launch|calc\.exe|MZ evil|EmbeddedFile|javascript:|OpenAction/,
    )
  })
})
