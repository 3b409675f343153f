import { describe, expect, it } from 'vitest'
import { aDocument } from '../../../tests/builders/records.ts'
import { summarize } from '../../model/summarize.ts'
import type { DocumentBody, DocumentNode } from '../body.ts'
import { compareBodies } from '../compare/compare-bodies.ts'
import { mergeBodies } from '../merge/merge-bodies.ts'
import { normalizeBody } from '../normalize-body.ts'
import { redactDocument } from '../redact/redact-document.ts'
import { asItStands, settleSuggestions } from './settle-suggestions.ts'
import { suggestionsIn } from './suggestions-in.ts'

const by = (id: string) => ({ id, author: 'Ana', at: '2026-11-23T01:00:00.000Z' })
const ins = (id: string) => ({ type: 'insertion', attrs: by(id) })
const del = (id: string) => ({ type: 'deletion', attrs: by(id) })
const text = (words: string, ...marks: { type: string; attrs: ReturnType<typeof by> }[]): DocumentNode => ({
  type: 'text',
  text: words,
  ...(marks.length > 0 ? { marks } : {}),
})
const line = (id: string, content: DocumentNode[], ...marks: ReturnType<typeof ins>[]): DocumentNode => ({
  type: 'paragraph',
  attrs: { id, dir: null },
  content,
  ...(marks.length > 0 ? { marks } : {}),
})
const item = (content: DocumentNode[], ...marks: ReturnType<typeof ins>[]): DocumentNode => ({
  type: 'listItem',
  content,
  ...(marks.length > 0 ? { marks } : {}),
})
const doc = (...content: DocumentNode[]): DocumentBody => ({ type: 'doc', content })

describe('an answer to suggestions', () => {
  const body = doc(
    line('a', [text('Keep '), text('old', del('1')), text('new', ins('1')), text(' words')]),
    line('b', [text('added', ins('2'))], ins('2')),
    { type: 'horizontalRule', attrs: { id: 'c' }, marks: [del('3')] },
    line('d', [text('end')]),
  )

  it('leaves the text as it was, or as it was meant to be, and nothing of the suggestions', () => {
    expect(settleSuggestions(body, 'reject')).toEqual(
      doc(
        line('a', [text('Keep old words')]),
        { type: 'horizontalRule', attrs: { id: 'c' } },
        line('d', [text('end')]),
      ),
    )
    expect(settleSuggestions(body, 'accept')).toEqual(
      doc(line('a', [text('Keep new words')]), line('b', [text('added')]), line('d', [text('end')])),
    )
  })

  it('is for those that are meant only', () => {
    const one = settleSuggestions(body, 'accept', (id) => id === '1')
    expect(suggestionsIn(one).map(({ id }) => id)).toEqual(['2', '3'])
    expect(one.content.slice(1)).toEqual(body.content.slice(1))
    expect(one.content[1]).toBe(body.content[1])
  })

  it('is the very same body where nothing is suggested', () => {
    const plain = doc(line('a', [text('x')]))
    expect(asItStands(plain)).toBe(plain)
  })

  it('joins what a struck out beginning divides, in lists too, and keeps what cannot be empty', () => {
    const joined = doc(line('a', [text('One')]), line('b', [text('Two')], del('1')), {
      type: 'bulletList',
      attrs: { id: 'l' },
      content: [item([line('c', [text('three')])]), item([line('d', [text('four')])], del('1'))],
    })
    expect(settleSuggestions(joined, 'accept')).toEqual(
      doc(line('a', [text('OneTwo')]), {
        type: 'bulletList',
        attrs: { id: 'l' },
        content: [item([line('c', [text('threefour')])])],
      }),
    )
    const gone = doc(line('a', [text('all', del('1'))], del('1')))
    expect(settleSuggestions(gone, 'accept')).toEqual(
      doc({ type: 'paragraph', attrs: { id: 'a', dir: null } }),
    )
    const list = doc(line('a', [text('x')]), {
      type: 'bulletList',
      attrs: { id: 'l' },
      content: [item([line('c', [text('y', del('1'))])], del('1'))],
    })
    expect(settleSuggestions(list, 'accept')).toEqual(doc(line('a', [text('x')])))
  })
})

describe('open suggestions', () => {
  it('are named with their words and the block they begin in', () => {
    const note = { type: 'footnote', attrs: { id: 'n' }, content: [line('m', [text('see', ins('2'))])] }
    const body = doc(line('a', [text('old', del('1')), text('new', ins('1')), note]))
    expect(suggestionsIn(body)).toEqual([
      { ...by('1'), deleted: 'old', inserted: 'new', blockId: 'a' },
      { ...by('2'), deleted: '', inserted: 'see', blockId: 'a' },
    ])
  })

  it('stay suggestions when they are read with what is wrong in them', () => {
    const marks = [{ type: 'insertion', attrs: { id: 7, at: 'yesterday' } }]
    const { body, findings } = normalizeBody(doc(line('a', [{ type: 'text', text: 'x', marks }])), {
      newBlockId: () => 'n',
    })
    expect(findings).toMatchObject([{ code: 'bad-attributes' }])
    expect(asItStands(body).content[0]).not.toHaveProperty('content')
  })

  it('of two laptops in different paragraphs are both kept', () => {
    const [a, b] = [line('a', [text('first')]), line('b', [text('second')])]
    const ours = doc(line('a', [text('first', del('1')), text('1st', ins('1'))]), b)
    const theirs = doc(a, line('b', [text('second', del('2'))], del('2')))
    const { body, conflicts } = mergeBodies(doc(a, b), ours, theirs)
    expect(conflicts).toEqual([])
    expect(suggestionsIn(body).map(({ id }) => id)).toEqual(['1', '2'])
    expect(body).toEqual(doc(ours.content[0]!, theirs.content[1]!))
  })

  it('of a line or a block, made or answered on one laptop, go together with what was written on another', () => {
    const [one, two] = [line('a', [text('One')]), line('b', [text('Two')])]
    const quote = (words: string, ...marks: ReturnType<typeof ins>[]): DocumentNode => ({
      type: 'blockquote',
      attrs: { id: 'q' },
      content: [line('c', [text(words)]), ...(words === 'said' ? [] : [line('d', [text('more')])])],
      ...(marks.length > 0 ? { marks } : {}),
    })
    const plain = doc(one, two, quote('said'))
    const struck = doc(one, line('b', [text('Two')], del('1')), quote('said', del('2')))
    const written = (...marks: ReturnType<typeof ins>[][]) =>
      doc(one, line('b', [text('Two and three')], ...(marks[0] ?? [])), quote('Said', ...(marks[1] ?? [])))
    for (const swap of [false, true]) {
      const merge = (base: DocumentBody, ours: DocumentBody, theirs: DocumentBody) =>
        mergeBodies(base, swap ? theirs : ours, swap ? ours : theirs)
      const made = merge(plain, written(), struck)
      expect(made).toEqual({ body: written([del('1')], [del('2')]), conflicts: [] })
      const answered = merge(struck, written([del('1')], [del('2')]), plain)
      expect(answered).toEqual({ body: written(), conflicts: [] })
    }
  })

  it('are seen where two versions are held side by side', () => {
    const before = doc(line('a', [text('One two')]))
    const after = doc(line('a', [text('One '), text('two', del('1')), text('three', ins('1'))]))
    expect(compareBodies(before, after).words).not.toEqual(compareBodies(before, before).words)
  })

  it('count no words, make no action and link to nothing', () => {
    const action: DocumentNode = {
      type: 'action',
      attrs: { id: 'x', dir: null, owner: null, due: null, state: 'open' },
      content: [text('do it', ins('1'))],
      marks: [ins('1')],
    }
    const summary = summarize(
      aDocument(1),
      doc(line('a', [text('two words'), text(' more', ins('1'))]), action),
    )
    expect(summary).toMatchObject({ words: 2, blocks: [] })
  })

  it('hide nothing from redaction: words stand together again, and what was struck out goes with the rest', () => {
    const body = doc(
      line('a', [text('Maria '), text('Luz ', ins('1')), text('Quispe'), text(' of Arcadia', del('2'))]),
    )
    const passages = [
      { id: 'p', text: 'Maria Quispe', reason: '' },
      { id: 'q', text: 'Arcadia', reason: '' },
    ]
    const said = JSON.stringify(redactDocument(aDocument(1, { redaction: { passages } }), body).body)
    expect(said).not.toMatch(/Maria|Luz|Quispe|Arcadia/)
  })
})
