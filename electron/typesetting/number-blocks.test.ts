import { describe, expect, it } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import { numberBody } from '../../shared/document/numbering.ts'
import { numberBlocks } from './number-blocks.ts'
import { body, cell, h, n, node, p, row, th } from './sample-document.test-kit.ts'

const options = { language: 'en', numbering: 'continuous' } as const
const printed = (content: DocumentBody, changes: Partial<Parameters<typeof numberBlocks>[1]> = {}) => [
  ...numberBlocks(content, { ...options, ...changes }).printed.values(),
]

describe('headings', () => {
  it('are numbered I., A., 1., (a), each level starting again below the one above', () => {
    const content = body(
      h(1, 'a'),
      h(2, 'b'),
      h(3, 'c'),
      h(4, 'd'),
      h(4, 'e'),
      h(2, 'f'),
      h(1, 'g'),
      h(2, 'h'),
    )
    expect(printed(content)).toEqual(['I.', 'A.', '1.', '(a)', '(b)', 'B.', 'II.', 'A.'])
  })

  it('are passed over when empty, and inside tables', () => {
    const table = node('table', row(node('tableCell', h(1, 'in a cell'))), { id: 't' })
    expect(printed(body(h(1, ' '), table, h(1, 'real')))).toEqual(['I.'])
  })

  it('are cited with the numbers above them', () => {
    const content = body(
      h(1, 'a', { id: 'a' }),
      h(2, 'b', { id: 'b' }),
      h(3, 'c', { id: 'c' }),
      h(4, 'd', { id: 'd' }),
    )
    const { targets } = numberBlocks(content, options)
    expect(['a', 'b', 'c', 'd'].map((id) => targets.get(id)?.number)).toEqual([
      'I',
      'I.A',
      'I.A.1',
      'I.A.1 (a)',
    ])
  })
})

describe('paragraphs', () => {
  const content = body(
    n('x'),
    n('y', 2, { id: 'y' }),
    n('z', 3, { id: 'z' }),
    h(1, 'h'),
    n('w'),
    n('v', 2),
    n('u', 2),
  )

  it('run on through the whole document, across headings', () => {
    expect(printed(content)).toEqual(['1.', '(a)', '(i)', 'I.', '2.', '(a)', '(b)'])
  })

  it('are cited as readers cite them', () => {
    const { targets } = numberBlocks(content, options)
    expect(targets.get('y')).toEqual({ number: '1 (a)', title: 'y' })
    expect(targets.get('z')?.number).toBe('1 (a) (i)')
  })

  it('close with one bracket in French and Spanish', () => {
    expect(printed(content, { language: 'fr' })).toEqual(['1.', 'a)', 'i)', 'I.', '2.', 'a)', 'b)'])
  })

  it('keep only their sub-numbers where the document has no numbering', () => {
    expect(printed(content, { numbering: 'none' })).toEqual(['(a)', '(i)', '(a)', '(b)'])
    expect(
      numberBlocks(body(h(1, 'A title', { id: 'a' })), { ...options, numbering: 'none' }).targets.get('a'),
    ).toEqual({
      number: null,
      title: 'A title',
    })
  })
})

it('numbers only captioned tables and figures, each in their own row', () => {
  const table = (caption: string | null) => node('table', row(th('a'), cell('b')), { id: 't', caption })
  const figure = (caption: string) => node('figure', caption, { id: 'f' })
  expect(printed(body(table('One'), table(null), figure('One'), figure(''), table('Two'), p('x')))).toEqual([
    'Table 1',
    'Figure 1',
    'Table 2',
  ])
})

it('cites a table or figure without caption by its word', () => {
  const content = body(
    node('table', row(cell('b')), { id: 't', caption: null }),
    node('figure', '', { id: 'f' }),
  )
  const { targets } = numberBlocks(content, { ...options, language: 'es' })
  expect([targets.get('t')?.number, targets.get('f')?.number]).toEqual(['Cuadro', 'Figura'])
})

describe.each(['en', 'fr', 'ar'] as const)('in %s', (language) => {
  it.each(['continuous', 'none'] as const)('cites as the editor does (%s)', (numbering) => {
    const content = body(
      h(1, 'a', { id: 'a' }),
      h(2, 'b', { id: 'b' }),
      h(4, 'c', { id: 'c' }),
      n('p', 1, { id: 'p' }),
      n('q', 2, { id: 'q' }),
      n('r', 3, { id: 'r' }),
      node('table', row(cell('x')), { id: 't', caption: 'One' }),
    )
    const printedHere = numberBlocks(content, { language, numbering }).targets
    const inEditor = numberBody(content, { language, numbering }).targets
    for (const id of ['a', 'b', 'c', 'p', 'q', 'r', 't'])
      expect(printedHere.get(id)?.number).toBe(inEditor.get(id)?.cited)
  })
})

it('sets a fourth-level heading apart in French, whose brackets do not open', () => {
  const content = body(h(1, 'a'), h(4, 'b', { id: 'b' }))
  expect(numberBlocks(content, { ...options, language: 'fr' }).targets.get('b')?.number).toBe('I a)')
})
