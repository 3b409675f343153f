import { describe, expect, it } from 'vitest'
import { readQuery, type Phrase } from './query.ts'
import { maskOf } from '../search-fields.ts'

const written = ({ words, prefix }: Phrase) => words.join(' ') + (prefix ? '*' : '')
const terms = (text: string) => readQuery(text).query.terms.map(({ forms }) => forms.map(written).join(' | '))

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
    const { terms: asked, excluded } = readQuery('compact -return -"global view" e-mail ').query
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
    expect(readQuery(text).query.terms[0]!.fuzzy !== null).toBe(may)
  })

  it('keeps filters apart from words, and turns those on fields into conditions of the words', () => {
    const { query, filters } = readQuery('type:report in:title migration year:2014..2018')
    expect(filters.map(({ key, value }) => [key, value])).toEqual([
      ['type', 'report'],
      ['year', '2014..2018'],
    ])
    expect(query.terms).toHaveLength(1)
    expect(query.terms[0]!.fields).toBe(maskOf('title', 'symbol', 'names'))
    const named = readQuery('personne:"Ana Touré"').query.terms
    expect(named.map(({ forms, fields }) => [written(forms[0]!), fields])).toEqual([
      ['ana', maskOf('people', 'tags')],
      ['toure', maskOf('people', 'tags')],
    ])
  })
})
