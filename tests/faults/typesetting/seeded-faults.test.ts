import { afterAll, describe, expect, it } from 'vitest'
import type { DocumentNode } from '../../../shared/document/body.ts'
import { aThread, commented } from '../../../shared/document/comments/comments.test-kit.ts'
import type { DocumentV1 } from '../../../shared/model/document/v1.ts'
import { createInProcessCompiler } from '../../../electron/typesetting/in-process-compiler.ts'
import { locateResources } from '../../../electron/typesetting/locate-resources.ts'
import {
  body,
  cell,
  documentRecord,
  h,
  inputOf,
  n,
  node,
  note,
  p,
  row,
  text,
  th,
  xref,
} from '../../../electron/typesetting/sample-document.test-kit.ts'
import { pngOf, sha } from '../../../electron/typesetting/sample-image.test-kit.ts'
import { createTypesetting } from '../../../electron/typesetting/typesetting.ts'

const resources = locateResources(import.meta.dirname)
const typesetting = createTypesetting({ compiler: createInProcessCompiler(resources), resources })
afterAll(() => typesetting.close())

const link = (words: string, href = 'https://example.org/') => text(words, { type: 'link', attrs: { href } })
const suggested = (type: 'insertion' | 'deletion') => ({
  type,
  attrs: { id: 's', author: 'Ana', at: '2026-11-23T01:00:00.000Z' },
})
const table = (...rows: DocumentNode[]) => node('table', rows, { id: 'x' })

/** A document with nothing to remark, in whose middle a fault is planted. */
const around = (...planted: DocumentNode[]) => [
  h(1, 'Introduction', { id: 'h1' }),
  n('The workshop was held in Geneva in 2018. It drew 600 participants.', 1, { id: 'p1' }),
  n(['See paragraph ', xref('p1'), '.', note('Statement of 8 October.')]),
  ...planted,
  h(1, 'Discussion'),
  h(2, 'Cities'),
  node('table', [row(th('State'), th('Year')), row(cell('France'), cell('2001'))], {
    id: 't',
    caption: 'Members',
  }),
  node('figure', 'Interventions', { id: 'f', asset: sha, alt: 'Bars by group' }),
  h(2, 'Regions'),
  n(['The report is ', link('on the site of the Dialogue'), '.']),
]

type Fault = { code: string; planted?: DocumentNode[]; record?: Partial<DocumentV1>; inBlock?: string }
const at = { id: 'x' }
const { masthead } = documentRecord()
const blocks = (code: string, variants: readonly DocumentNode[][]): Fault[] =>
  variants.map((planted) => ({ code, planted, inBlock: 'x' }))

const faults: Fault[] = [
  ...blocks('missing-alt', [
    [node('figure', [], { ...at, asset: sha, alt: '' })],
    [node('figure', 'A caption is no description', { ...at, asset: sha, alt: '  ' })],
  ]),
  ...blocks('bad-image', [
    [node('figure', 'Lost', { ...at, asset: 'f'.repeat(64), alt: 'A chart' })],
    [node('figure', 'Never there', { ...at, asset: null, alt: 'A chart' })],
  ]),
  ...blocks('empty-heading', [[h(1, '', at)], [h(1, '   ', at)]]),
  ...blocks('heading-skipped', [
    [h(3, 'Too deep', at), h(3, 'As deep')],
    [h(4, 'Deeper', at), h(4, 'As deep')],
  ]),
  ...blocks('open-suggestion', [
    [n(['It drew ', text('over ', suggested('insertion')), '600 people.'], 1, at)],
    [n([text('Some', suggested('deletion')), ' stayed.'], 1, at)],
    [{ ...n('A whole paragraph.', 1, at), marks: [suggested('deletion')] }],
  ]),
  ...blocks('open-comment', [
    [commented('x', ['It drew ', ['600 people', aThread('t1', 'Not 602?')], '.'], 'numberedParagraph')],
    [h(1, 'Discussion'), commented('x', [['All of a paragraph.', aThread('t1', 'Agreed?', 'Yes')]])],
  ]),
  ...blocks('lone-subheading', [[h(2, 'Alone', at)]]),
  ...blocks('heading-capitals', [[h(1, 'WHAT WAS SAID IN GENEVA', at)]]),
  ...blocks('faked-heading', [[p(text('Conclusions', 'bold'), at)]]),
  ...blocks('faked-numbering', [
    [n('12. The workshop was held.', 1, at)],
    [n('(a) The workshop was held.', 1, at)],
  ]),
  ...blocks('bold-text', [[n(['This is ', text('very', 'bold'), ' new.'], 1, at)]]),
  ...blocks('link-text', [
    [n(['Read it ', link('here'), '.'], 1, at)],
    [n(['', link('Click here'), ' for more.'], 1, at)],
  ]),
  ...blocks('unsafe-link', [[n(['', link('the site of the Dialogue', 'javascript:alert(1)'), '.'], 1, at)]]),
  ...blocks('dangling-reference', [[n(['See ', xref('gone'), '.'], 1, at)]]),
  ...blocks('table-without-header', [
    [table(row(cell('State'), cell('Year')), row(cell('France'), cell('2001')))],
  ]),
  ...blocks('language-not-set', [
    [n('الحوار الدولي بشأن الهجرة', 1, at)],
    [n('Международный диалог по миграции', 1, at)],
  ]),
  ...blocks('state-name', [[n('Turkey spoke first.', 1, at)], [n('Swaziland and Chad spoke.', 1, at)]]),
  ...blocks('uncovered-characters', [
    [n('ภาษาไทย', 1, at)],
    [n('A parrot: 🦜', 1, at)],
    [n('\ue000', 1, at)],
  ]),
  ...blocks('characters-removed', [[n('bell\u0007', 1, at)], [n('not a letter \ufffe', 1, at)]]),
  ...blocks('unknown-content', [[node('chart', [], at)]]),
  { code: 'masthead-organ', record: { masthead: { ...masthead, organ: '' } } },
  { code: 'masthead-symbol', record: { masthead: { ...masthead, symbol: '' } } },
  { code: 'symbol-malformed', record: { masthead: { ...masthead, symbol: 'report no. 5' } } },
  { code: 'no-title', record: { title: '\u0007' } },
  {
    code: 'word-limit-exceeded',
    record: { settings: { numbering: 'continuous', contents: true, wordLimit: 5 } },
  },
]

const inputWith = ({ planted = [], record = {} }: Pick<Fault, 'planted' | 'record'>) =>
  inputOf({ ...documentRecord(), ...record }, body(...around(...planted)), { [sha]: pngOf(40, 30) })

describe('faults planted in a clean document', () => {
  it('are all found before typesetting, at their places', async () => {
    const missed: string[] = []
    for (const { code, inBlock = null, ...fault } of faults) {
      const found = await typesetting.preflight(inputWith(fault))
      if (!found.some((each) => each.code === code && each.blockId === inBlock)) {
        missed.push(`${code} ${JSON.stringify(fault.planted ?? fault.record).slice(0, 120)}`)
      }
    }
    expect(missed).toEqual([])
  })

  it('never stop the file, and never meet a reader in the typesetter’s own words', async () => {
    const planted = faults.flatMap((fault) => fault.planted ?? [])
    const { pages } = await typesetting.typeset(inputWith({ planted }), { standard: 'ua-1+a-2a' })
    expect(pages).toBeGreaterThan(2)
  })

  it('are not seen where there are none', async () => {
    expect(await typesetting.preflight(inputWith({}))).toEqual([])
  })
})
