import { describe, expect, it } from 'vitest'
import type { DocumentNode } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { textOf, walk } from '../../shared/document/walk.ts'
import {
  action,
  bullets,
  callout,
  compose,
  decision,
  figure,
  heading,
  numbered,
  pageBreak,
  paragraph,
  quote,
  steps,
  sub,
  table,
  tasks,
} from './prose.ts'

const links = {
  geneva: { id: '019b0000-0000-7000-8000-000000000001', kind: 'meeting', title: 'Geneva' },
} as const
const inlineOf = (text: string): DocumentNode[] => compose([paragraph(text)], links).content[0]?.content ?? []
const strip = (nodes: DocumentNode[]) =>
  nodes.map(({ type, text, marks }) => [type, text, marks?.map((m) => m.type)])

describe('prose', () => {
  it('makes bodies in which nothing needs repair, whatever blocks they are made of', () => {
    const body = compose(
      [
        heading(1, 'A'),
        numbered('One{note: with a **note**}', 'one'),
        sub('(a) see {see: one}'),
        paragraph('**Bold**, __italic__, {fr: français}, {@geneva}'),
        quote('Said'),
        callout('recommendation', 'Do', 'this'),
        decision('Agreed', '2018-10-09'),
        action('Write', { owner: 'Rapporteur', due: '2018-10-10', state: 'done' }),
        bullets('x', 'y'),
        steps('first', 'second'),
        tasks(['done', true], ['open', false]),
        table('T', { head: [['a', 'b']], rows: [[{ text: 'c', colspan: 2 }]], widths: [100, 200] }),
        figure('a'.repeat(64), { alt: 'A picture', caption: 'Its caption' }),
        pageBreak(),
      ],
      links,
    )
    expect(normalizeBody(body, { newBlockId: () => 'never' })).toEqual({ body, findings: [] })
  })

  it('reads bold, italic and their nesting', () => {
    expect(strip(inlineOf('a **b __c__** d'))).toEqual([
      ['text', 'a ', undefined],
      ['text', 'b ', ['bold']],
      ['text', 'c', ['bold', 'italic']],
      ['text', ' d', undefined],
    ])
  })

  it('sets a footnote where it is written and keeps it out of the running text', () => {
    const [text, footnote] = inlineOf('Resolution{note: Council resolution No. 1310.}')
    expect([text?.text, footnote?.type]).toEqual(['Resolution', 'footnote'])
    expect(textOf(footnote!, { footnotes: true })).toBe('Council resolution No. 1310.')
  })

  it('writes references and links to records as nodes, not as text', () => {
    const [, reference, , link] = inlineOf('See {see: local} and {@geneva}')
    expect(reference?.attrs).toEqual({ target: 'local', form: 'number' })
    expect(link?.attrs).toEqual({ recordId: links.geneva.id, kind: 'meeting', label: 'Geneva' })
  })

  it('refuses a link to a record that was not handed over', () => {
    expect(() => inlineOf('{@vienna}')).toThrow(/vienna/)
  })

  it('leaves signs that are no markup as they are', () => {
    expect(textOf(compose([paragraph('5 * 3, snake_case, {braces} and a/b')]))).toBe(
      '5 * 3, snake_case, {braces} and a/b',
    )
  })

  it('gives every block an id of its own and keeps those that were given', () => {
    const body = compose([heading(1, 'A', 'start'), bullets('x', 'y'), numbered('z{note: n}')])
    const ids = [...walk(body)].flatMap(({ node }) =>
      node.attrs && 'id' in node.attrs ? [node.attrs['id']] : [],
    )
    expect(ids).toContain('start')
    expect(ids.length).toBe(7)
    expect(new Set(ids).size).toBe(ids.length)
  })

  it('sets column widths only in rows without spans', () => {
    const body = compose([
      table('T', { head: [['a', 'b']], rows: [[{ text: 'c', colspan: 2 }]], widths: [100, 200] }),
    ])
    const cells = [...walk(body)].flatMap(({ node }) =>
      node.attrs && 'colwidth' in node.attrs ? [node.attrs['colwidth']] : [],
    )
    expect(cells).toEqual([[100], [200], null])
  })
})
