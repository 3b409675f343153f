import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PDFBool, PDFDict, PDFDocument, PDFName, PDFRawStream } from 'pdf-lib'
import { afterAll, describe, expect, it } from 'vitest'
import { pdfStandards, type PdfStandard } from '../../shared/contract/typesetting.ts'
import type { DocumentNode } from '../../shared/document/body.ts'
import { languages } from '../../shared/model/languages.ts'
import { createCompile } from './compile.ts'
import { conformToBoth } from './conform.ts'
import { createInProcessCompiler } from './in-process-compiler.ts'
import { locateResources } from './locate-resources.ts'
import { flat, readPdf, withCommand } from './read-pdf.test-kit.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  inputOf,
  li,
  n,
  node,
  note,
  p,
  row,
  text,
  th,
  xref,
} from './sample-document.test-kit.ts'
import { pngOf, sha } from './sample-image.test-kit.ts'
import { fixedWords } from './fixed-words.data.ts'
import { createTypesetting, TypesettingError } from './typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const typeset = async (
  input: Parameters<typeof typesetting.typeset>[0],
  standard: PdfStandard = 'ua-1+a-2a',
) => {
  const result = await typesetting.typeset(input, { standard })
  return { ...result, read: await readPdf(result.pdf) }
}

const report = body(
  h(1, 'Introduction', { id: 'h1' }),
  n(['The workshop was held in Geneva.', note('The list of participants is issued apart.')], 1, { id: 'p1' }),
  n('Three questions were put:'),
  n('what makes a partnership last;', 2, { id: 'p2a' }),
  n('who pays;', 2),
  n('and for how long;', 3),
  h(1, 'Discussion', { id: 'h2' }),
  h(2, 'Cities', { id: 'h2a' }),
  n([
    'See paragraphs ',
    xref('p1'),
    ' and ',
    xref('p2a'),
    ', section ',
    xref('h2a'),
    ' and ',
    xref('t1'),
    '.',
  ]),
  node('table', [row(th('State'), th('Year')), row(cell('Côte d’Ivoire'), cell('2001'))], {
    id: 't1',
    caption: 'Members',
  }),
  h(2, 'Regions'),
  node('figure', 'Interventions', { id: 'f1', asset: sha, alt: 'Bars by group' }),
  p(['A ', text('the report', { type: 'link', attrs: { href: 'https://example.org/a?b=c' } }), '.']),
)

describe('a final report', () => {
  it('prints numbers, references, notes, tables and figures as the document has them', async () => {
    const { read, findings } = await typeset(inputOf(documentRecord(), report, { [sha]: pngOf(40, 30) }))
    const page = flat(read.text)
    expect(findings).toEqual([])
    expect(page).toContain('I. Introduction')
    expect(page).toContain('A. Cities')
    expect(page).toMatch(/1\. The workshop was held in Geneva\.\s?1/)
    expect(page).toMatch(/1 The list of participants is issued apart/)
    expect(page).toContain('(a) what makes a partnership last;')
    expect(page).toContain('(b) who pays;')
    expect(page).toContain('(i) and for how long;')
    expect(page).toContain('3. See paragraphs 1 and 2 (a), section II.A and Table 1.')
    expect(page).toContain('Table 1 Members')
    expect(page).toContain('Figure 1 Interventions')
  })

  it('carries cover, contents, running heads and page numbers', async () => {
    const { read, pages } = await typeset(inputOf(documentRecord(), report, { [sha]: pngOf(40, 30) }))
    expect(pages).toBe(read.pages.length)
    expect(flat(read.pages[0] ?? '')).toMatch(
      /International Dialogue on Migration.*IDM\/2018\/WS\.2\/R\.1.*Final report/,
    )
    expect(flat(read.pages[0] ?? '')).toContain('9 October 2018')
    expect(flat(read.pages[1] ?? '')).toMatch(/Contents.*I\. Introduction[ .]* 1 II\. Discussion.*A\. Cities/)
    expect(flat(read.pages[2] ?? '')).toContain(`Page 1 of ${pages - 2}`)
    expect(read.links[1]?.map((link) => link[0])).toEqual(['#', '#', '#', '#'])
    expect(read.links.flat()).toContain('https://example.org/a?b=c')
  })

  it('has bookmarks, title, language, author and a date of its own', async () => {
    const { read } = await typeset(inputOf(documentRecord(), report, { [sha]: pngOf(40, 30) }))
    expect(read.outline).toEqual([
      { title: 'I. Introduction', items: [] },
      {
        title: 'II. Discussion',
        items: [
          { title: 'A. Cities', items: [] },
          { title: 'B. Regions', items: [] },
        ],
      },
    ])
    expect(read.title).toBe('Report of the workshop')
    expect(read.lang).toMatch(/^en/)
    expect(read.info['Author']).toBe('Secretariat of the Dialogue')
    expect(read.info['Keywords']).toContain('IDM/2018/WS.2/R.1')
    expect(String(read.info['CreationDate'])).toContain('20181009')
  })

  it('is tagged in reading order, with the picture described', async () => {
    const { read } = await typeset(inputOf(documentRecord(), report, { [sha]: pngOf(40, 30) }))
    const roles = read.roles.flat()
    for (const role of ['H1', 'H2', 'P', 'Table', 'TH', 'TD', 'Note', 'TOC', 'TOCI', 'Link', 'Caption']) {
      expect(roles).toContain(role)
    }
    expect(roles).toContain('Figure: Bars by group')
    expect(roles.indexOf('H1')).toBeLessThan(roles.indexOf('H2'))
  })

  it('is marked as a draft on every page but the cover, until it is cleared', async () => {
    const draft = await typeset(inputOf(documentRecord(), body(p('Words.'))))
    const final = await typeset(inputOf(documentRecord({ status: 'final' }), body(p('Words.'))))
    const cleared = await typeset(inputOf(documentRecord({ status: 'cleared' }), body(p('Words.'))))
    expect(cleared.read.text).not.toMatch(/draft|citation/i)
    expect(draft.read.pages[1]).toContain('DRAFT')
    expect(final.read.text).not.toMatch(/draft/i)
    // A mark that a screen reader would read out on each page is no mark but noise.
    expect(draft.read.roles.flat().length).toBe(final.read.roles.flat().length + 1)
  })
})

it.each(pdfStandards)('says of itself that it is %s, and qpdf finds no fault', async (standard) => {
  const { pdf } = await typeset(inputOf(documentRecord(), report, { [sha]: pngOf(40, 30) }), standard)
  const raw = Buffer.from(pdf).toString('latin1')
  expect(raw.includes('<pdfuaid:part>1<')).toBe(standard !== 'a-2a')
  expect(raw.includes('<pdfaid:part>2<')).toBe(standard !== 'ua-1')
  expect(withCommand('qpdf', (file) => ['--check', file], pdf) ?? 'No syntax').toContain('No syntax')
})

describe('a file that is accessible and archival at once', () => {
  const record = documentRecord()
  const input = inputOf(record, report, { [sha]: pngOf(40, 30) })

  it('shows its title in the window, and says in its metadata what it is, of what, and its symbol', async () => {
    const { pdf } = await typeset(input, 'ua-1+a-2a')
    const file = await PDFDocument.load(pdf, { updateMetadata: false })
    const { catalog } = file
    const packet = packetOf(file)
    const said = (name: string) =>
      new RegExp(`<${name}[^>]*>(.*?)</${name}>`).exec(packet)?.[1]?.replace(/<[^>]*>/g, '')
    expect(said('dc:title')).toBe(record.title)
    expect(said('dc:identifier')).toBe(record.masthead.symbol)
    expect(said('dc:description')).toMatch(/^Final report/)
    expect(said('pdf:Keywords')).toContain(record.masthead.symbol)
    expect(said('dc:language')).toBe('en')
    expect(packet).toContain(
      '<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>',
    )
    expect(catalog.lookup(PDFName.of('ViewerPreferences'), PDFDict).get(PDFName.of('DisplayDocTitle'))).toBe(
      PDFBool.True,
    )
    expect(catalog.has(PDFName.of('OutputIntents'))).toBe(true)
    expect(file.getSubject()).toMatch(/^Final report/)
  })

  it('reads as the accessible file does: same text, tags, links and bookmarks', async () => {
    const [both, accessible] = [await typeset(input, 'ua-1+a-2a'), await typeset(input, 'ua-1')]
    expect(both.read.pages).toEqual(accessible.read.pages)
    expect(both.read.roles).toEqual(accessible.read.roles)
    expect(both.read.links).toEqual(accessible.read.links)
    expect(both.read.outline).toEqual(accessible.read.outline)
    expect(both.pdf.length).toBeLessThan(accessible.pdf.length)
  })

  it('is refused where only the accessible one would be', async () => {
    const templates = mkdtempSync(join(tmpdir(), 'rapporteur-templates-'))
    try {
      const untitled = '#set document(date: datetime(year: 2018, month: 10, day: 9))\nWords.'
      writeFileSync(join(templates, 'document.typ'), untitled)
      const compile = createCompile({ ...resources, templates })
      const job = { main: 'document.typ', data: '{}', files: [], identifier: '' }
      expect(await compile({ ...job, standard: 'a-2a' })).toMatchObject({ ok: true })
      expect(await compile({ ...job, standard: 'ua-1+a-2a' })).toMatchObject({
        ok: false,
        diagnostics: [expect.stringContaining('title')],
      })
    } finally {
      rmSync(templates, { recursive: true, force: true })
    }
  })

  it('holds a symbol with signs of markup as it stands', async () => {
    const archival = (await typeset(input, 'a-2a')).pdf
    const file = await PDFDocument.load(conformToBoth(archival, 'A&B/<1>'), { updateMetadata: false })
    expect(packetOf(file)).toContain('A&amp;B/&lt;1&gt;')
  })
})

function packetOf(file: PDFDocument): string {
  const metadata = file.catalog.lookup(PDFName.of('Metadata'))
  return metadata instanceof PDFRawStream ? Buffer.from(metadata.contents).toString('utf8') : ''
}

describe('a preview', () => {
  it('has the pages of the file that will be published, and says where each block begins', async () => {
    const input = inputOf(documentRecord(), report, { [sha]: pngOf(40, 30) })
    const [preview, published] = [await typesetting.preview(input), await typeset(input)]
    expect((await readPdf(preview.pdf)).pages).toEqual(published.read.pages)
    expect(preview.pages).toBe(published.pages)
    const ids = report.content.flatMap(({ attrs }) => (typeof attrs?.['id'] === 'string' ? attrs['id'] : []))
    expect(preview.places.map(({ blockId }) => blockId)).toEqual(ids)
    const order = preview.places.map(({ page, y }) => page * 10_000 + y)
    expect(order).toEqual(order.toSorted((a, b) => a - b))
    const heading = preview.places.find(({ blockId }) => blockId === 'h2')
    expect(published.read.pages[(heading?.page ?? 0) - 1]).toContain('Discussion')
  })

  it('does not make an export wait for it', async () => {
    const stuck = { compile: () => new Promise<never>(() => undefined), close: async () => undefined }
    const two = createTypesetting({
      compiler: createInProcessCompiler(resources),
      previewer: stuck,
      resources,
    })
    const input = inputOf(documentRecord(), body(p('Words.')))
    void two.preview(input)
    expect((await two.typeset(input, { standard: 'ua-1' })).pages).toBeGreaterThan(1)
  })
})

it('gives the same bytes for the same input', async () => {
  const input = inputOf(documentRecord(), report, { [sha]: pngOf(40, 30) })
  const other = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
  const [first, second] = [await typeset(input), await other.typeset(input, { standard: 'ua-1+a-2a' })]
  expect(Buffer.compare(first.pdf, second.pdf)).toBe(0)
})

describe('the six languages', () => {
  it.each(languages)('speaks %s in everything nobody wrote', async (language) => {
    const words = fixedWords[language]
    const content = body(
      h(1, words.contents),
      node('decision', words.decision, { id: 'd' }),
      p(words.unreadable),
    )
    const { pdf, read, findings } = await typeset(
      inputOf(documentRecord({ language, title: words.types.note }), content),
    )
    expect(findings).toEqual([])
    expect(read.lang).toMatch(new RegExp(`^${language}`))
    // pdf.js gives letters as they stand on the page; only poppler puts Arabic back into the order of reading.
    const poppler = language === 'ar' ? withCommand('pdftotext', (file) => [file, '-'], pdf) : null
    const seen = (poppler ?? read.text).normalize('NFKC').replace(/[\s\u202a-\u202e]/g, '')
    const expected = [words.draft, words.decision, words.original].map((word) => word.replace(/\s/g, ''))
    if (language !== 'ar' || poppler) for (const word of expected) expect(seen).toContain(word)
  })

  it('closes sub-paragraphs with one bracket in French and Spanish', async () => {
    for (const language of ['fr', 'es'] as const) {
      const { read } = await typeset(
        inputOf(documentRecord({ language }), body(n('Un'), n('deux', 2), n('trois', 3))),
      )
      expect(flat(read.text)).toMatch(/1\. Un\s?a\) deux\s?i\) trois/)
    }
  })
})

describe('forms', () => {
  it.each(['note', 'minutes', 'agenda-paper', 'information-sheet', 'concept-note', 'newsletter'] as const)(
    'opens a %s on the page where its text begins',
    async (type) => {
      const { read, pages } = await typeset(
        inputOf(documentRecord({ type, title: 'A title' }), body(p('First words.'))),
      )
      expect(pages).toBe(1)
      expect(flat(read.text)).toMatch(/A title.*First words\./)
    },
  )
})

describe('hard cases', () => {
  it('sets a table of 2,000 rows with its header on every page', async () => {
    const rows = Array.from({ length: 2000 }, (_, y) =>
      row(...Array.from({ length: 5 }, (_, x) => (y === 0 ? th(`Head ${x}`) : cell(`${y}.${x}`)))),
    )
    const { read, pages } = await typeset(
      inputOf(documentRecord({ type: 'note' }), body(node('table', rows, { id: 't', caption: 'Long' }))),
    )
    expect(pages).toBeGreaterThan(20)
    expect(read.pages.filter((page) => page.includes('Head 4'))).toHaveLength(pages)
    expect(flat(read.pages.at(-1) ?? '')).toContain('1999.4')
  }, 120_000)

  it('cuts a table of 60 columns into parts that fit, and says so', async () => {
    const rows = Array.from({ length: 30 }, (_, y) =>
      row(...Array.from({ length: 60 }, (_, x) => (y === 0 ? th(`Head${x}`) : cell(`r${y}c${x}`)))),
    )
    const { read, findings } = await typeset(
      inputOf(documentRecord({ type: 'note' }), body(node('table', rows, { id: 't', caption: 'Wide' }))),
    )
    expect(findings).toMatchObject([{ code: 'wide-table', blockId: 't', values: { columns: '60' } }])
    for (const place of ['r29c0', 'r1c1', 'r29c31', 'r29c59', 'Head59']) expect(read.text).toContain(place)
  }, 120_000)

  it('flattens what is nested too deeply and says where', async () => {
    const nest = (depth: number): DocumentNode =>
      depth === 0
        ? p('deepest words')
        : node('bulletList', node('listItem', [p(`level ${depth}`), nest(depth - 1)]), { id: `l${depth}` })
    const { read, findings } = await typeset(inputOf(documentRecord({ type: 'note' }), body(nest(40))))
    expect(flat(read.text)).toContain('deepest words')
    expect(flat(read.text)).toContain('level 1 ')
    expect(findings).toMatchObject([{ code: 'nesting-flattened', severity: 'warning' }])
  })

  it('puts a placeholder where a picture is damaged inside, and still makes the file', async () => {
    const whole = pngOf(40, 30)
    const broken = pngOf(40, 30, { spoilPixels: true })
    const other = 'b'.repeat(64)
    const { read, findings } = await typeset(
      inputOf(
        documentRecord({ type: 'note' }),
        body(
          node('figure', [], { id: 'good', asset: sha, alt: 'good' }),
          node('figure', [], { id: 'bad', asset: other, alt: 'bad' }),
        ),
        { [sha]: whole, [other]: broken },
      ),
    )
    expect(findings).toEqual([
      { code: 'bad-image', severity: 'error', blockId: 'bad', values: { reason: 'damaged' } },
    ])
    expect(read.text).toContain('This picture cannot be shown')
    expect(read.roles.flat()).toContain('Figure: good')
  })

  it('describes the sign that stands for a picture, and decoration that has a caption', async () => {
    const { read } = await typeset(
      inputOf(
        documentRecord({ type: 'note' }),
        body(
          node('figure', 'Lost', { id: 'a', asset: 'c'.repeat(64), alt: 'x' }),
          node('figure', 'Ornament', { id: 'b', asset: sha, decorative: true }),
        ),
        { [sha]: pngOf(8, 8) },
      ),
    )
    expect(read.roles.flat()).toContain('Figure: This picture cannot be shown')
    expect(read.roles.flat()).toContain('Figure: Ornament')
  })

  it('keeps notes and links in table headers, lists in cells, and tables in tables', async () => {
    const inner = node('table', [row(cell('inner'))], { id: 'i' })
    const table = node(
      'table',
      [
        row(
          th(['Head', note('A note in a header.')]),
          th([text('site', { type: 'link', attrs: { href: 'https://example.org' } })]),
        ),
        row(
          node('tableCell', [node('bulletList', li('one'), { id: 'l' }), inner]),
          cell('x', { colspan: 9, rowspan: 9 }),
        ),
      ],
      { id: 't' },
    )
    const { read } = await typeset(inputOf(documentRecord({ type: 'note' }), body(table)))
    expect(flat(read.text)).toContain('A note in a header.')
    expect(flat(read.text)).toContain('inner')
  })

  it('reports what the typesetter says when it refuses all the same', async () => {
    const refusing = createTypesetting({
      compiler: {
        compile: async () => ({ ok: false, diagnostics: ['no'], unusable: [] }),
        close: async () => {},
      },
      resources,
    })
    const attempt = refusing.typeset(inputOf(documentRecord(), body(p('x'))), { standard: 'ua-1' })
    await expect(attempt).rejects.toBeInstanceOf(TypesettingError)
    await expect(attempt).rejects.toMatchObject({ code: 'TYPESETTING_FAILED', diagnostics: ['no'] })
  })
})
