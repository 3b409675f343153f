import { describe, expect, it } from 'vitest'
import type { DocumentBody, DocumentNode } from './body.ts'
import { createNumbering, numberBody, referenceText, type NumberingOptions } from './numbering.ts'
import { toLetters, toRoman } from './numerals.ts'
import { outlineOf } from './outline.ts'

const english: NumberingOptions = { language: 'en', numbering: 'continuous' }
const body = (...content: DocumentNode[]): DocumentBody => ({ type: 'doc', content })
const words = (text: string): DocumentNode[] => (text === '' ? [] : [{ type: 'text', text }])
const heading = (id: string, level: number, text = id): DocumentNode => ({
  type: 'heading',
  attrs: { id, level },
  content: words(text),
})
const numbered = (id: string, level = 1): DocumentNode => ({
  type: 'numberedParagraph',
  attrs: { id, level },
  content: words(`About ${id}`),
})
const table = (id: string, caption: string | null, ...content: DocumentNode[]): DocumentNode => ({
  type: 'table',
  attrs: { id, caption },
  content: [{ type: 'tableRow', content: [{ type: 'tableCell', content }] }],
})
const figure = (id: string, caption: string): DocumentNode => ({
  type: 'figure',
  attrs: { id },
  content: words(caption),
})
const printed = (of: DocumentBody, options = english) =>
  [...numberBody(of, options).targets.values()].map((target) => target.printed)
const cited = (of: DocumentBody, options = english) =>
  [...numberBody(of, options).targets.values()].map((target) => target.cited)

describe('numbers of headings', () => {
  const headings = body(
    heading('one', 1),
    heading('two', 2),
    heading('three', 3),
    heading('four', 4),
    heading('five', 4),
    heading('six', 2),
    heading('seven', 1),
    heading('eight', 2),
  )

  it('print as I., A., 1., (a) and begin again below a new one', () => {
    expect(printed(headings)).toEqual(['I.', 'A.', '1.', '(a)', '(b)', 'B.', 'II.', 'A.'])
  })

  it('are cited with those above them', () => {
    expect(cited(headings)).toEqual(['I', 'I.A', 'I.A.1', 'I.A.1 (a)', 'I.A.1 (b)', 'I.B', 'II', 'II.A'])
  })

  it('skip a level that is not there', () => {
    expect(cited(body(heading('a', 1), heading('b', 4), heading('c', 3)))).toEqual(['I', 'I (a)', 'I.1'])
  })

  it('pass over empty headings and those in table cells', () => {
    const of = body(heading('a', 1, ' '), table('t', null, heading('cell', 1)), heading('b', 1))
    expect(numberBody(of, english).targets.get('b')?.printed).toBe('I.')
    expect(numberBody(of, english).targets.get('cell')?.printed).toBeNull()
  })

  it('are not given without continuous numbering', () => {
    expect(printed(headings, { language: 'en', numbering: 'none' }).every((number) => number === null)).toBe(
      true,
    )
  })
})

describe('numbers of paragraphs', () => {
  const paragraphs = body(
    numbered('a'),
    numbered('b', 2),
    numbered('c', 2),
    numbered('d', 3),
    heading('between', 1),
    numbered('e'),
    numbered('f', 2),
  )

  it('run through the whole document, with (a) and (i) below', () => {
    expect(printed(paragraphs)).toEqual(['1.', '(a)', '(b)', '(i)', 'I.', '2.', '(a)'])
    expect(cited(paragraphs)).toEqual(['1', '1 (a)', '1 (b)', '1 (b) (i)', 'I', '2', '2 (a)'])
  })

  it.each(['fr', 'es'] as const)('close sub-levels with one bracket in %s', (language) => {
    expect(cited(paragraphs, { language, numbering: 'continuous' })[3]).toBe('1 b) i)')
  })

  it('keep only their letters without continuous numbering', () => {
    expect(printed(paragraphs, { language: 'en', numbering: 'none' })).toEqual([
      null,
      '(a)',
      '(b)',
      '(i)',
      null,
      null,
      '(a)',
    ])
  })

  it('count inside quotes and cells too', () => {
    const of = body(
      numbered('a'),
      { type: 'blockquote', content: [numbered('b')] },
      table('t', null, numbered('c')),
    )
    expect(numberBody(of, english).targets.get('c')?.printed).toBe('3.')
  })
})

describe('numbers of tables, figures and footnotes', () => {
  it('are given to what has a caption, in a row of its own, in the words of the language', () => {
    const of = body(
      table('t1', 'One'),
      figure('f1', 'A'),
      table('t2', null),
      figure('f2', ''),
      table('t3', 'Two'),
    )
    expect(printed(of)).toEqual(['Table 1', 'Figure 1', null, null, 'Table 2'])
    expect(printed(of, { language: 'es', numbering: 'none' })[4]).toBe('Cuadro 2')
  })

  it('follow the reading order of footnotes, wherever they stand', () => {
    const note = (id: string): DocumentNode => ({
      type: 'footnote',
      attrs: { id },
      content: [{ type: 'paragraph' }],
    })
    const of = body(
      { type: 'paragraph', content: [note('x')] },
      table('t', null, { type: 'paragraph', content: [note('y')] }),
      { type: 'paragraph', content: [note('z')] },
    )
    expect([...numberBody(of, english).footnotes]).toEqual([
      ['x', 1],
      ['y', 2],
      ['z', 3],
    ])
  })
})

describe('a reference', () => {
  const { targets } = numberBody(body(heading('h', 1, 'Opening'), table('t', null), numbered('p')), english)

  it('shows number or title, and follows when things move', () => {
    expect(referenceText(targets.get('h'), 'number')).toBe('I')
    expect(referenceText(targets.get('h'), 'title')).toBe('Opening')
    const moved = numberBody(body(numbered('p0'), numbered('p')), english).targets
    expect(referenceText(targets.get('p'), 'number')).toBe('1')
    expect(referenceText(moved.get('p'), 'number')).toBe('2')
  })

  it('shows nothing where its target is gone or has neither number nor title', () => {
    expect(referenceText(targets.get('gone'), 'number')).toBeNull()
    expect(referenceText(targets.get('t'), 'number')).toBeNull()
  })
})

describe('numerals', () => {
  it('are Roman up to 3,999', () => {
    expect([1, 4, 9, 14, 40, 90, 400, 1994, 3999, 4000].map(toRoman)).toEqual([
      'I',
      'IV',
      'IX',
      'XIV',
      'XL',
      'XC',
      'CD',
      'MCMXCIV',
      'MMMCMXCIX',
      '4000',
    ])
  })

  it('double the letter after z', () => {
    expect([1, 26, 27, 28, 53].map(toLetters)).toEqual(['a', 'z', 'aa', 'bb', 'aaa'])
  })
})

describe('the outline', () => {
  it('lists headings with numbers, each at most one deeper than the one above it', () => {
    const of = body(
      heading('a', 1),
      heading('b', 4),
      heading('c', 2),
      heading('', 2, ''),
      heading('d', 3),
      heading('e', 1),
    )
    expect(outlineOf(of, english).map((entry) => [entry.number, entry.title, entry.depth])).toEqual([
      ['I.', 'a', 0],
      ['(a)', 'b', 1],
      ['A.', 'c', 1],
      ['1.', 'd', 2],
      ['II.', 'e', 0],
    ])
  })

  it('keeps titles where nothing is numbered', () => {
    const of = body(heading('a', 2), heading('b', 1))
    expect(
      outlineOf(of, { language: 'fr', numbering: 'none' }).map((entry) => [entry.number, entry.depth]),
    ).toEqual([
      [null, 0],
      [null, 0],
    ])
  })
})

it('counts blocks one by one, as an editor meets them', () => {
  const next = createNumbering(english)
  expect(next({ type: 'numberedParagraph', level: 1 }).printed).toBe('1.')
  expect(next({ type: 'figure', isEmpty: false }).printed).toBe('Figure 1')
  expect(next({ type: 'numberedParagraph', level: 2 }).printed).toBe('(a)')
})
