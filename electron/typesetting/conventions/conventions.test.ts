import { describe, expect, it } from 'vitest'
import type { DocumentNode } from '../../../shared/document/body.ts'
import { aThread, commented } from '../../../shared/document/comments/comments.test-kit.ts'
import { threadsOf } from '../../../shared/document/comments/passages.ts'
import { suggestionsIn } from '../../../shared/document/suggestions/suggestions-in.ts'
import { documentV1, type DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { Language } from '../../../shared/model/languages.ts'
import { createFindingList } from '../finding-list.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  li,
  n,
  node,
  note,
  p,
  row,
  text,
  th,
} from '../sample-document.test-kit.ts'
import { checkConventions } from './conventions.ts'
import { isWellFormedSymbol } from './masthead.ts'
import type { Paper } from './paper.ts'

type Around = Partial<Pick<Paper, 'bearersOf' | 'distributionOf'>> & { record?: DocumentV1 }

function check(content: readonly DocumentNode[], around: Around = {}) {
  const findings = createFindingList()
  checkConventions({
    record: around.record ?? documentRecord(),
    body: body(...content),
    bearersOf: around.bearersOf ?? (() => []),
    distributionOf: around.distributionOf ?? (() => null),
    threads: threadsOf(body(...content)),
    suggestions: suggestionsIn(body(...content)),
    findings,
  })
  return findings.all()
}
const codes = (content: readonly DocumentNode[], around: Around = {}) =>
  check(content, around).map(({ code, blockId }) => (blockId === null ? code : `${code} ${blockId}`))
const at = { id: 'x' }
const link = (words: string) => text(words, { type: 'link', attrs: { href: 'https://example.org/a' } })
const inLanguage = (language: Language) => ({ record: documentRecord({ language }) })
const withMasthead = (
  masthead: Partial<DocumentV1['masthead']>,
  type: DocumentV1['type'] = 'final-report',
) => {
  const record = documentRecord({ type })
  return { record: documentV1.parse({ ...record, masthead: { ...record.masthead, ...masthead } }) }
}

describe('a paper as the manual wants it', () => {
  const clean = [
    h(1, 'Introduction'),
    n('The workshop was held in Geneva in 2018. It drew 600 participants.'),
    n(['Viet Nam, Türkiye and Côte d’Ivoire spoke.', note('Statement of 8 October.')]),
    n('(Text in brackets opens a paragraph now and then.)'),
    n('1,200 cities took part, and 12 mechanisms.'),
    h(1, 'Discussion'),
    h(2, 'Cities'),
    n(['The report is ', link('on the site of the Dialogue'), '.']),
    h(2, 'Regions'),
    n([text('That States name one body for coordination.', 'bold')]),
    node('callout', [p([text('Name one body', 'bold'), ' for it.'])], { tone: 'recommendation' }),
    node('bulletList', [li('first'), li('second')]),
    node('table', [row(th('State'), th('Year')), row(cell([text('France', 'bold')]), cell('2001'))]),
    p(['As the Russian Federation and Iran (Islamic Republic of) said.']),
    p(text('الحوار الدولي بشأن الهجرة', { type: 'language', attrs: { tag: 'ar' } })),
    p(['The word ', text('الحوار', { type: 'language', attrs: { tag: 'ar' } }), ' means dialogue.']),
  ]

  it('is left in peace', () => {
    expect(check(clean)).toEqual([])
  })

  it('is left in peace in French and Spanish too', () => {
    const french = [n('La Fédération de Russie et la République-Unie de Tanzanie ont pris la parole.')]
    const spanish = [n('Hablaron la República Árabe Siria y Bolivia (Estado Plurinacional de).')]
    expect(check(french, inLanguage('fr'))).toEqual([])
    expect(check(spanish, inLanguage('es'))).toEqual([])
  })
})

describe('headings', () => {
  it('must not stand alone below another', () => {
    const alone = [h(1, 'a'), h(2, 'b', at), n('x'), h(1, 'c'), h(2, 'd'), h(2, 'e')]
    expect(codes(alone)).toEqual(['lone-subheading x'])
  })

  it('are no paragraphs in bold', () => {
    expect(codes([p([text('Main findings', 'bold')], at)])).toEqual(['faked-heading x'])
    expect(codes([p([text('A whole sentence in bold is none.', 'bold')], at)])).toEqual([])
  })

  it('are not shouted', () => {
    expect(codes([h(1, 'MAIN FINDINGS', at)])).toEqual(['heading-capitals x'])
    expect(codes([h(1, 'IOM and ILO'), h(1, 'MIDSA')])).toEqual([])
  })
})

describe('numbers', () => {
  it.each([
    '1. First',
    '12) Twelfth',
    '(a) letter',
    'a) lettre',
    '(iv) four',
    '• point',
    '– dash',
    '- hyphen',
  ])('typed by hand are found: %s', (typed) => {
    expect(codes([p(typed, at)])).toEqual(['faked-numbering x'])
  })

  it('are found before a numbered heading and a numbered paragraph', () => {
    expect(codes([h(1, 'II. Discussion', at)])).toEqual(['faked-numbering x'])
    expect(codes([n('14. The delegate said', 1, at)])).toEqual(['faked-numbering x'])
  })

  it('are left where headings have none of their own', () => {
    expect(codes([h(1, 'II. Discussion')], { record: documentRecord({ numbering: 'none' }) })).toEqual([])
  })
})

describe('emphasis', () => {
  it('is not made by bold inside a paragraph', () => {
    expect(codes([n(['This is ', text('very', 'bold'), ' important.'], 1, at)])).toEqual(['bold-text x'])
  })

  it('is free in a note, which nobody publishes', () => {
    const record = documentRecord({ type: 'note' })
    expect(codes([p(['This is ', text('very', 'bold'), ' important.'], at)], { record })).toEqual([])
  })
})

describe('links', () => {
  it.each(['here', 'Click here', 'ici', 'en savoir plus', 'aquí', 'هنا', '这里', 'здесь', '“here”'])(
    'say where they go, not “%s”',
    (words) => {
      expect(codes([p(['See ', link(words), '.'], at)])).toEqual(['link-text x'])
    },
  )

  it('are looked at in footnotes, and shown at the paragraph', () => {
    const footnote = node('footnote', [p([link('here')])], { id: 'f' })
    expect(codes([n(['Words.', footnote], 1, at)])).toEqual(['link-text x'])
  })

  it('are one link where their words differ in other marks', () => {
    const both = [
      link('the '),
      text('report', 'italic', { type: 'link', attrs: { href: 'https://example.org/a' } }),
    ]
    expect(codes([p(both, at)])).toEqual([])
  })

  it('do not lead from a general paper to a restricted one', () => {
    const recordId = '01920000-0000-7000-8000-000000000009'
    const leading = [p([node('recordLink', [], { recordId, kind: 'document', label: 'Annex 2' })], at)]
    expect(check(leading, { distributionOf: () => 'restricted' })).toEqual([
      expect.objectContaining({
        code: 'restricted-annex',
        blockId: 'x',
        values: { title: 'Annex 2', distribution: 'restricted' },
      }),
    ])
    expect(codes(leading, { distributionOf: () => 'limited' })).toEqual([])
    const restricted = withMasthead({ distribution: 'restricted' })
    expect(codes(leading, { ...restricted, distributionOf: () => 'restricted' })).toEqual([])
  })
})

it('finds a table without header cells, at the side or on top', () => {
  expect(codes([node('table', [row(cell('a'), cell('b'))], at)])).toEqual(['table-without-header x'])
  const sided = [row(th('a'), cell('b')), row(th('c'), cell('d'))]
  expect(codes([node('table', sided, at)])).toEqual([])
})

describe('the masthead', () => {
  it('is whole in an official paper', () => {
    const bare = withMasthead({ organ: undefined, symbol: '', date: undefined })
    expect(codes([], bare)).toEqual(['masthead-organ', 'masthead-symbol', 'masthead-date'])
    expect(codes([], withMasthead({ organ: undefined, symbol: '' }, 'note'))).toEqual([])
  })

  it.each([
    ['C/115/1/Rev.2', true],
    ['C/114/L/6/Rev.1', true],
    ['C/Sp/7/L/1', true],
    ['MC/INF/293', true],
    ['IDM/2018/WS.2/R.1', true],
    ['A/RES/73/195', true],
    ['C/115/1/rev2', false],
    ['C/115/1/Rev. 2', false],
    ['c/115/1', false],
    ['C/115//1', false],
    ['C/115/', false],
    ['C115', false],
    ['C/115/1/Revised', false],
  ])('bears a symbol that is well formed: %s %s', (symbol, wellFormed) => {
    expect(isWellFormedSymbol(symbol)).toBe(wellFormed)
    expect(codes([], withMasthead({ symbol }))).toEqual(wellFormed ? [] : ['symbol-malformed'])
  })

  it('shares its symbol with no other paper', () => {
    const found = check([], { bearersOf: (symbol) => (symbol === 'IDM/2018/WS.2/R.1' ? ['Another'] : []) })
    expect(found).toMatchObject([
      { code: 'symbol-duplicate', severity: 'error', values: { title: 'Another' } },
    ])
  })
})

describe('States', () => {
  it.each([
    ['en', 'Turkey and Vietnam', ['Viet Nam', 'Türkiye']],
    ['en', 'Bolivia', ['Bolivia (Plurinational State of)']],
    ['en', 'from Ivory Coast', ["Côte d'Ivoire"]],
    ['fr', 'la Russie', ['Fédération de Russie']],
    ['fr', 'l’Iran', ["Iran (République islamique d')"]],
    ['es', 'Costa de Marfil', ["Côte d'Ivoire"]],
  ] as const)('are called by their official names in %s: %s', (language, words, official) => {
    const found = check([p(words, at)], inLanguage(language))
    expect(found.map(({ values }) => values['official'])).toEqual(official)
  })

  it.each(['Turkeys are birds', 'the Macedonian front', 'Iranian nationals', 'Russian', 'North Macedonia'])(
    'are not seen where there are none: %s',
    (words) => {
      expect(codes([p(words)])).toEqual([])
    },
  )
})

it('finds a passage in another script that does not say its language', () => {
  expect(codes([p('الحوار الدولي بشأن الهجرة', at)])).toEqual(['language-not-set x'])
  expect(codes([p('International Dialogue on Migration', at)], inLanguage('ar'))).toEqual([
    'language-not-set x',
  ])
  expect(codes([p('OIM و IOM والحوار الدولي بشأن الهجرة')], inLanguage('ar'))).toEqual([])
})

describe('what is said about a paper', () => {
  it('is named with its place and who spoke last, until it is settled', () => {
    const settled = { ...aThread('t2', 'Done?'), resolved: { by: 'Ben', at: '2026-11-20T12:00:00.000Z' } }
    const long = aThread('t3', 'Long')
    const found = check([
      commented('x', ['States ', ['welcomed', aThread('t1', 'All?', 'Most')], [' it', settled]]),
      commented('y', [['word '.repeat(40), long]]),
    ])
    expect(found).toEqual([
      {
        code: 'open-comment',
        severity: 'warning',
        blockId: 'x',
        values: { text: 'welcomed', name: 'Ana', id: 't1' },
      },
      {
        code: 'open-comment',
        severity: 'warning',
        blockId: 'y',
        values: { text: expect.stringMatching(/^(word ){15}word…$/), name: 'Ana', id: 't3' },
      },
    ])
  })
})
