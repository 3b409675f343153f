import { describe, expect, it } from 'vitest'
import { parseQueryText, readFlag, readKey, readYears, type QueryPart } from './query-language.ts'

const written = (part: QueryPart) => {
  const minus = part.negated ? '-' : ''
  if (part.type === 'filter') return `${minus}${part.key}=${part.value}`
  return part.type === 'phrase' ? `${minus}"${part.text}"` : minus + part.text
}
const parts = (text: string) => parseQueryText(text).map(written)

describe('a query', () => {
  it.each([
    ['labour mobility', ['labour', 'mobility']],
    ['"labour mobility" -return', ['"labour mobility"', '-return']],
    ['« mobilité de la main-d’œuvre »', ['"mobilité de la main-d’œuvre"']],
    ['-"global view"', ['-"global view"']],
    ['type:report status:draft', ['type=report', 'status=draft']],
    ['année:2014..2018', ['year=2014..2018']],
    ['annee:2014', ['year=2014']],
    ['año:2014', ['year=2014']],
    ['tag:"trade policy" tipo:informe', ['tag=trade policy', 'type=informe']],
    ['étiquette:« régime foncier »', ['tag=régime foncier']],
    ['-type:note', ['-type=note']],
    ['mécanisme:MIDSA', ['mechanism=MIDSA']],
    ['tag：社会保护', ['tag=社会保护']],
    ['in:title migration', ['in=title', 'migration']],
    ['dans:titre es:mío con:anexo', ['in=titre', 'is=mío', 'has=anexo']],
  ])('%s', (text, expected) => {
    expect(parts(text)).toEqual(expected)
  })

  it.each([
    ['year:abc', ['year abc']],
    ['tag:', ['tag']],
    ['type: report', ['type', 'report']],
    ['in:middle', ['in middle']],
    ['colour:red', ['colour red']],
    ['12:30', ['12:30']],
    ['https://iom.int', ['https //iom.int']],
    ['"unclosed phrase', ['unclosed', 'phrase']],
    ['tag:"unclosed value', ['tag', 'unclosed', 'value']],
    ['""', []],
    ['-', []],
    ['- -- "" «»', []],
    ['', []],
  ])('%s, which makes no sense, is read as words', (text, expected) => {
    expect(parts(text)).toEqual(expected)
  })

  it('says where each part stands', () => {
    const text = 'a  -type:note "b c"'
    expect(parseQueryText(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'a',
      '-type:note',
      '"b c"',
    ])
  })

  it('never fails, whatever is typed', () => {
    const signs = [
      '"',
      '-',
      ':',
      '«',
      '»',
      'type',
      'year',
      '2014',
      '..',
      ' ',
      '(',
      '*',
      '\\',
      '\u0000',
      '😀',
      '国',
    ]
    for (let seed = 0; seed < 3000; seed += 1) {
      let left = seed * 7919
      const text = Array.from({ length: 6 }, () => {
        left = (left * 31 + 17) % 1_000_003
        return signs[left % signs.length]
      }).join('')
      expect(() => parseQueryText(text)).not.toThrow()
    }
  })
})

describe('the pieces', () => {
  it.each([
    ['2014', [2014, 2014]],
    ['2014..2018', [2014, 2018]],
    ['2018-2014', [2014, 2018]],
    ['2014..', [2014, 9999]],
    ['..2018', [0, 2018]],
    ['14', null],
    ['..', null],
    ['2014x', null],
    ['', null],
  ])('years %s', (text, expected) => {
    expect(readYears(text)).toEqual(expected)
  })

  it('knows keys in three languages, with and without accents', () => {
    expect(['statut', 'estado', 'STATUS', 'état', 'nothing'].map(readKey)).toEqual([
      'status',
      'status',
      'status',
      'status',
      null,
    ])
  })

  it('knows flags in three languages, in either number', () => {
    expect(['annex', 'annexes', 'anexo', 'échéance', 'x'].map((each) => readFlag('has', each))).toEqual([
      'annex',
      'annex',
      'annex',
      'deadline',
      null,
    ])
  })
})
