import { describe, expect, it } from 'vitest'
import { firstOf, highlight, snippet } from './highlight.ts'

const marks = (words: string[], prefixes: string[] = []) => ({ words: new Set(words), prefixes })
const shown = ({ text, ranges }: { text: string; ranges: [number, number][] }) =>
  ranges.map(([from, to]) => text.slice(from, to))

describe('highlight', () => {
  it.each([
    ['L’Étude de la Straße', marks(['etude', 'strasse']), ['Étude', 'Straße']],
    ['Migration and migrants', marks([], ['migr']), ['Migration', 'migrants']],
    ['see C/115/1/Rev.2 there', marks([], ['c1151']), ['C/115/1/Rev.2']],
    ['国际移民问题', marks(['移民', '民问']), ['移民问']],
    ['国际移民问题', marks([], ['民']), ['民']],
    ['国际移\n民', marks([], ['移']), ['移']],
    ['ناقش الهجرة', marks(['هجره']), ['الهجرة']],
    ['nothing', marks(['else']), []],
    ['nothing', marks([]), []],
  ])('%s', (text, wanted, expected) => {
    expect(shown(highlight(text, wanted))).toEqual(expected)
  })
})

describe('snippet', () => {
  it('shows where most of the words stand together', () => {
    const text = `pensions ${'filler '.repeat(100)}portable pensions of nurses ${'filler '.repeat(100)}nurses`
    const result = snippet(text, marks(['pensions', 'nurses', 'portable']))
    expect(shown(result)).toEqual(['portable', 'pensions', 'nurses'])
    expect(result.text.length).toBeLessThan(260)
    expect(result.text).toMatch(/^….*…$/)
  })

  it('begins at the beginning where nothing is to be marked', () => {
    expect(snippet('One.\nTwo.', marks(['x']))).toEqual({ text: 'One. Two.', ranges: [] })
    expect(snippet('', marks(['x']))).toEqual({ text: '', ranges: [] })
  })

  it('never cuts a character in two', () => {
    for (let lead = 200; lead < 260; lead += 1) {
      const { text } = snippet(
        `${'x'.repeat(lead)}${'😀'.repeat(300)} word ${'😀'.repeat(300)}`,
        marks(['word']),
      )
      expect(() => encodeURIComponent(text)).not.toThrow()
    }
  })
})

describe('firstOf', () => {
  it('gives the word as the text writes it', () => {
    expect(firstOf('Une étude, l’ÉTUDE', new Set(['etude']))).toBe('étude')
    expect(firstOf('co-operation', new Set(['cooperation']))).toBe('co-operation')
    expect(firstOf('none', new Set(['etude']))).toBeNull()
  })
})
