import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { DocumentNode, JsonValue } from '../../shared/document/body.ts'
import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import { createCoverage } from './coverage.ts'
import { locateResources } from './locate-resources.ts'
import { prepare } from './prepare.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  ids,
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
import type { Block, Table } from './typeset-data.ts'

const coverage = createCoverage(readFileSync(locateResources(import.meta.dirname).coverage, 'utf8'))
const prepared = (content: DocumentNode[], record: DocumentV1 = documentRecord(), assets = {}) =>
  prepare(inputOf(record, body(...content), assets), coverage)
const blocksOf = async (...content: DocumentNode[]) => (await prepared(content)).data.blocks
const findingsOf = async (...content: DocumentNode[]) => (await prepared(content)).findings
const words = (block: Block | undefined) =>
  block && 'inlines' in block
    ? block.inlines.map((each) => ('text' in each ? each.text : `<${each.t}>`)).join('')
    : ''

describe('headings', () => {
  it('keep their look when a level is skipped, and are tagged one level down', async () => {
    const { data, findings } = await prepared([
      h(1, 'a'),
      h(3, 'b', { id: 'b' }),
      h(3, 'b'),
      h(2, 'c'),
      h(2, 'd'),
    ])
    expect(data.blocks).toMatchObject([
      { level: 1, tagLevel: 1, number: 'I.' },
      { level: 3, tagLevel: 2, number: '1.' },
      { level: 3, tagLevel: 3, number: '2.' },
      { level: 2, tagLevel: 2, number: 'A.' },
      { level: 2, tagLevel: 2, number: 'B.' },
    ])
    expect(findings).toEqual([
      { code: 'heading-skipped', severity: 'warning', blockId: 'b', values: { level: '3' } },
    ])
  })

  it('are dropped when empty, with a finding', async () => {
    expect(await blocksOf(h(1, []))).toEqual([])
    expect(await findingsOf(h(1, ' ', { id: 'e' }))).toMatchObject([{ code: 'empty-heading', blockId: 'e' }])
  })
})

describe('text', () => {
  it('loses only marks nobody knows, and links a program would run', async () => {
    const run = text(
      'x.',
      'bold',
      { type: 'blink' },
      { type: 'link', attrs: { href: 'javascript:alert(1)' } },
    )
    const { data, findings } = await prepared([p([run], { id: 'p' })])
    expect(data.blocks).toMatchObject([{ inlines: [{ t: 'text', text: 'x.', bold: true }] }])
    expect(data.blocks[0]).not.toHaveProperty('inlines.0.href')
    expect(findings.map(({ code, blockId }) => [code, blockId])).toEqual([
      ['unknown-content', 'p'],
      ['unsafe-link', 'p'],
    ])
  })

  it('keeps document symbols on one line and leaves the full stop outside', async () => {
    const [block] = await blocksOf(p('See A/RES/73/195. Also and/or, C/115/L/1/Rev.2, but not 1/2.'))
    expect(block).toMatchObject({
      inlines: [
        { text: 'See ' },
        { text: 'A/RES/73/195', unbroken: true },
        { text: '. Also and/or, ' },
        { text: 'C/115/L/1/Rev.2', unbroken: true },
        { text: ', but not 1/2.' },
      ],
    })
  })

  it('lets a word wider than a line break without adding a character to it', async () => {
    const word = `x${'9'.repeat(90)}`
    const [block] = await blocksOf(p(word))
    expect(block && 'inlines' in block && block.inlines.some(({ t }) => t === 'seam')).toBe(true)
    expect(words(block).replaceAll('<seam>', '')).toBe(word)
  })

  it('names the characters no font has and the block they are in, and prints a sign for each', async () => {
    const { data, findings } = await prepared([p('fine'), p('a😀b ไ', { id: 'p2' })])
    expect(words(data.blocks[1])).toBe('a\ufffdb \ufffd')
    expect(findings).toEqual([
      {
        code: 'uncovered-characters',
        severity: 'error',
        blockId: 'p2',
        values: { characters: '😀 (U+1F600) ไ (U+0E44)' },
      },
    ])
  })

  it('is set in the direction of its first letter, unless the author says otherwise', async () => {
    const blocks = await blocksOf(p('123 فقرة'), p('abc'), p('abc', { dir: 'rtl' }), p('123'))
    expect(blocks.map((block) => 'dir' in block && block.dir)).toEqual(['rtl', 'ltr', 'rtl', 'ltr'])
  })

  it('turns a note within a note into words in brackets', async () => {
    const outer = node('footnote', node('paragraph', ['outer', note('inner')]), { id: 'o' })
    const [block] = await blocksOf(p(['x', outer], { id: 'p' }))
    expect(JSON.stringify(block)).toMatch(/"outer".*" \[".*"inner".*"\]"/)
    expect(await findingsOf(p(['x', outer], { id: 'p' }))).toMatchObject([
      { code: 'nesting-flattened', blockId: 'p' },
    ])
  })
})

describe('references and links', () => {
  it('carry the number or the title of what they lead to', async () => {
    const [, , block] = await blocksOf(
      h(1, 'First part', { id: 'h' }),
      n('words', 1, { id: 'n' }),
      p([xref('h'), xref('h', 'title'), xref('n')]),
    )
    expect(block).toMatchObject({
      inlines: [
        { t: 'reference', to: 'b-h', text: 'I' },
        { t: 'reference', to: 'b-h', text: 'First part' },
        { t: 'reference', to: 'b-n', text: '1' },
      ],
    })
  })

  it('show where they lead nowhere, and preflight says so', async () => {
    const content = p(
      [xref('gone'), node('recordLink', [], { recordId: ids.work, kind: 'meeting', label: 'Old title' })],
      {
        id: 'p',
      },
    )
    const { data, findings } = await prepared([content])
    expect(words(data.blocks[0])).toBe('[?]Old title')
    expect(findings).toMatchObject([
      { code: 'dangling-reference', severity: 'error', blockId: 'p' },
      { code: 'dangling-link', severity: 'warning', blockId: 'p', values: { label: 'Old title' } },
    ])
  })

  it('show a record under its present title', async () => {
    const link = node('recordLink', [], { recordId: ids.work, kind: 'meeting', label: 'Old title' })
    const input = { ...inputOf(documentRecord(), body(p([link]))), titleOf: () => 'New title' }
    const { data, findings } = await prepare(input, coverage)
    expect(words(data.blocks[0])).toBe('New title')
    expect(findings).toEqual([])
  })
})

describe('lists', () => {
  it('carry their markers finished: start, type, boxes', async () => {
    const ordered = (attrs: Record<string, JsonValue>) =>
      node('orderedList', [li('x'), li('y')], { id: 'l', ...attrs })
    const tasks = node('taskList', [node('taskItem', p('x'), { checked: true }), node('taskItem', p('y'))], {
      id: 't',
    })
    const markers = (block: Block | undefined) =>
      block?.t === 'list' ? block.items.map(({ marker }) => marker) : []
    const [a, b, c, d] = await blocksOf(
      ordered({ start: 7 }),
      ordered({ type: 'a', start: 26 }),
      ordered({ type: 'i', start: 3 }),
      tasks,
    )
    expect([a, b, c, d].map(markers)).toEqual([
      ['7.', '8.'],
      ['z.', 'aa.'],
      ['iii.', 'iv.'],
      ['☑', '☐'],
    ])
  })

  it('take attributes that do not fit for their defaults', async () => {
    const [block] = await blocksOf(node('orderedList', [li('x')], { id: 'l', start: 'seven', type: 'Z' }))
    expect(block).toMatchObject({ items: [{ marker: '1.' }] })
  })
})

describe('tables', () => {
  const tableOf = async (...rows: DocumentNode[]) => {
    const [block] = await blocksOf(node('table', rows, { id: 't' }))
    return block as Table
  }
  const places = (table: Table) => table.cells.map(({ x, y, colspan, rowspan }) => [x, y, colspan, rowspan])

  it('put each cell at the next free place and cut spans that would overlap or run out', async () => {
    const table = await tableOf(
      row(cell('a', { rowspan: 2 }), cell('b', { colspan: 2 })),
      row(cell('c', { rowspan: 9 }), cell('d')),
      row(cell('e', { colspan: 3 })),
    )
    // "e" would reach over "c", which comes down from above: it is cut to the one free column.
    expect(places(table)).toEqual([
      [0, 0, 1, 2],
      [1, 0, 2, 1],
      [1, 1, 1, 2],
      [2, 1, 1, 1],
      [0, 2, 1, 1],
    ])
    expect(table.columns).toHaveLength(3)
  })

  it('repeat their header rows, but not those with a note or a link, nor half a merged cell', async () => {
    expect(await tableOf(row(th('a')), row(th('b')), row(cell('c')))).toMatchObject({
      headerRows: 2,
      repeatHeader: true,
    })
    expect(await tableOf(row(th(['a', note('x')])), row(cell('c')))).toMatchObject({
      headerRows: 1,
      repeatHeader: false,
    })
    expect(await tableOf(row(th('a', { rowspan: 2 }), th('b')), row(cell('c')))).toMatchObject({
      headerRows: 0,
    })
    expect(await tableOf(row(th('a')), row(th('b')))).toMatchObject({ headerRows: 0 })
  })

  it('share the width as the author dragged it, or by the words', async () => {
    const dragged = await tableOf(row(cell('a', { colwidth: [100] }), cell('b', { colwidth: [300] })))
    expect(dragged.columns).toEqual([100, 300])
    const [narrow = 0, wide = 0] = (
      await tableOf(row(cell('2001'), cell('A good many words in this column here')))
    ).columns
    expect(wide).toBeGreaterThan(narrow * 2)
  })

  it('keep merged rows on one page where they are few and short', async () => {
    const merged = (rows: number, words: string) => [
      row(cell('a', { rowspan: rows }), cell(words)),
      ...Array.from({ length: rows - 1 }, () => row(cell(words))),
    ]
    const together = async (rows: number, words: string) =>
      (await tableOf(...merged(rows, words))).cells[0]?.together
    expect(await together(3, 'short')).toBe(true)
    expect(await together(3, 'long '.repeat(200))).toBe(false)
    expect(await together(20, 'short')).toBe(false)
    expect((await tableOf(row(cell('a')))).cells[0]?.together).toBe(false)
  })

  it('line figures up at the end of their column', async () => {
    const table = await tableOf(
      row(th('a'), th('b')),
      row(cell('12.4 %'), cell('MIDSA')),
      row(cell('–'), cell('1996')),
    )
    expect(table.cells.map(({ align }) => align)).toEqual(['end', 'start', 'end', 'start', 'end', 'start'])
  })

  it('are turned when their words need more than an upright page', async () => {
    const columns = Array.from({ length: 9 }, (_, index) => cell(`considerable${index}`))
    expect(await tableOf(row(...columns))).toMatchObject({ landscape: true })
    expect(await tableOf(row(cell('a'), cell('b')))).toMatchObject({ landscape: false })
  })
})

describe('figures', () => {
  const figure = (attrs: Record<string, JsonValue>, caption = '') =>
    node('figure', caption, { id: 'f', asset: sha, ...attrs })

  it('fit the width asked for and never more than the page', async () => {
    const at = async (width: number, height: number, percent: number) =>
      (
        await prepared([figure({ alt: 'x', width: percent })], documentRecord(), {
          [sha]: pngOf(width, height),
        })
      ).data.blocks[0]
    expect(await at(200, 100, 50)).toMatchObject({ width: 192.5, height: 96.25 })
    expect(await at(10, 1000, 100)).toMatchObject({ height: 520, width: 5.2 })
  })

  it('are described by their caption when nobody described them, and preflight asks for better', async () => {
    const { data, findings } = await prepared([figure({}, 'A caption')], documentRecord(), {
      [sha]: pngOf(2, 2),
    })
    expect(data.blocks).toMatchObject([{ alt: 'A caption', caption: { number: 'Figure 1' } }])
    expect(findings).toEqual([{ code: 'missing-alt', severity: 'error', blockId: 'f', values: {} }])
  })

  it('may be decoration, which needs no words', async () => {
    const { data, findings } = await prepared([figure({ decorative: true })], documentRecord(), {
      [sha]: pngOf(2, 2),
    })
    expect(data.blocks).toMatchObject([{ alt: null }])
    expect(findings).toEqual([])
  })

  it('leave a sign in the place of a picture that is not there', async () => {
    const { data, findings, files } = await prepared([figure({ alt: 'x' })])
    expect(data.blocks).toMatchObject([{ image: null, instead: 'This picture cannot be shown' }])
    expect(findings).toMatchObject([{ code: 'bad-image', values: { reason: 'missing' } }])
    expect(files).toEqual([])
  })
})

describe('the record', () => {
  it('is watermarked and named by its clearance until it is final', async () => {
    const draft = (await prepared([], documentRecord())).data
    const final = (await prepared([], documentRecord({ status: 'final' }))).data
    expect([draft.watermark, draft.front.status]).toEqual(['DRAFT', 'Draft'])
    expect([final.watermark, final.front.status]).toEqual([null, ''])
  })

  it('says when it has more words than it may', async () => {
    const { findings } = await prepared(
      [p(['one two three', note('four five')])],
      documentRecord({ wordLimit: 4 }),
    )
    expect(findings).toEqual([
      { code: 'word-limit-exceeded', severity: 'warning', blockId: null, values: { words: '5', limit: '4' } },
    ])
  })

  it('must have a title that can be printed', async () => {
    const { data, findings } = await prepared([], documentRecord({ title: '\u0001' }))
    expect(data.front.title).toBe('Untitled document')
    expect(findings.map(({ code }) => code)).toContain('no-title')
  })

  it('takes the date of its masthead, and else of its last change, never of today', async () => {
    const dated = documentRecord()
    const { date: _, ...masthead } = dated.masthead
    expect((await prepared([], dated)).data.meta.date).toEqual([2018, 10, 9])
    expect((await prepared([], { ...dated, masthead })).data.meta.date).toEqual([2026, 4, 20])
  })
})

it('keeps content it does not know in sight', async () => {
  const { data, findings } = await prepared([
    node('hologram', [], { id: 'x' }),
    node('unknownBlock', [], { id: 'y', json: '{}' }),
    p([node('sparkle')], { id: 'z' }),
  ])
  expect(data.blocks).toMatchObject([
    { t: 'placeholder' },
    { t: 'placeholder' },
    { inlines: [{ t: 'placeholder' }] },
  ])
  expect(findings.map(({ code, blockId }) => `${code} ${blockId}`)).toEqual([
    'unknown-content x',
    'unknown-content y',
    'unknown-content z',
  ])
})
