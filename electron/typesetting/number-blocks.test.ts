import { describe, expect, it } from 'vitest'
import type { DocumentBody } from '../../shared/document/body.ts'
import { numberBlocks, toLetters, toRoman } from './number-blocks.ts'
import { body, cell, h, n, node, p, row, th } from './sample-document.test-kit.ts'

const options = { language: 'en', numbered: true, words: { table: 'Table', figure: 'Figure' } } as const
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
    expect(printed(content, { numbered: false })).toEqual(['(a)', '(i)', '(a)', '(b)'])
    expect(
      numberBlocks(body(h(1, 'A title', { id: 'a' })), { ...options, numbered: false }).targets.get('a'),
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

it('writes Roman numerals and letters beyond the alphabet', () => {
  expect([1, 4, 9, 14, 40, 90, 400, 1999, 4000].map(toRoman)).toEqual([
    'I',
    'IV',
    'IX',
    'XIV',
    'XL',
    'XC',
    'CD',
    'MCMXCIX',
    '4000',
  ])
  expect([1, 26, 27, 52, 53].map(toLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA'])
})
