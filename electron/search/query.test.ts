import { describe, expect, it } from 'vitest'
import { parseQuery, type Phrase } from './query.ts'

const written = ({ words, prefix }: Phrase) => words.join(' ') + (prefix ? '*' : '')
const terms = (text: string) => parseQuery(text).terms.map(({ forms }) => forms.map(written).join(' | '))

describe('what a query asks for', () => {
  it.each([
    ['labour mobility', ['labour', 'mobility*']],
    ['labour mobility ', ['labour', 'mobility']],
    ['"labour mobility"', ['labour mobility']],
    ['policy "labour mobility" x', ['policy', 'labour mobility', 'x*']],
    ['"labour mobility', ['labour', 'mobility*']],
    ['"labour mobility"x', ['labour mobility', 'x*']],
    ["l'organisation ", ['organisation']],
    ['co-operation ', ['cooperation | co operation']],
    ['C/115/1', ['c1151* | c 115 1*']],
    ['国际移民', ['国际 际移 移民']],
    ['国', ['国*']],
    ['الهجرة ', ['الهجره | هجره']],
    ['again again ', ['again']],
    ['', []],
    ['" " - "" --', []],
  ])('%s', (text, expected) => {
    expect(terms(text)).toEqual(expected)
  })

  it('leaves out what a minus stands before', () => {
    const { terms: asked, excluded } = parseQuery('compact -return -"global view" e-mail ')
    expect(asked).toHaveLength(2)
    expect(excluded.map(written)).toEqual(['return', 'global view'])
  })

  it.each([
    ['migration', true],
    ['the', false],
    ['MIDWA', false],
    ['midwa', true],
    ['rev2014', false],
    ['"migration"', false],
  ])('%s may be misspelt: %s', (text, may) => {
    expect(parseQuery(text).terms[0]!.fuzzy !== null).toBe(may)
  })
})
