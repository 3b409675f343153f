import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { violations } from '../bodies.test-kit.ts'
import type { DocumentBody, DocumentNode } from '../body.ts'
import { after, anyBase, anyDeeds, body, grid, line, lines, list, tidy, wordsOf } from './bodies.test-kit.ts'
import { mergeBodies } from './merge-bodies.ts'

const start = body(line('a', 'alpha'), line('b', 'beta'), line('c', 'gamma'), line('d', 'delta'))
const merged = (ours: DocumentBody, theirs: DocumentBody, base: DocumentBody | null = start) => {
  const { body: result, conflicts } = mergeBodies(base, ours, theirs)
  return { lines: lines(result), conflicts, body: result }
}

const anyThree = fc
  .tuple(anyBase, anyDeeds, anyDeeds)
  .map(([base, ours, theirs]) => ({ base, ours: after(base, ours, 'o'), theirs: after(base, theirs, 't') }))

describe('merging whatever two people did to one text', () => {
  const runs = { numRuns: 120 }

  it('takes the only side that changed as it is', () => {
    fc.assert(
      fc.property(anyThree, ({ base, ours }) => {
        expect(mergeBodies(base, ours, base)).toEqual({ body: ours, conflicts: [] })
        expect(mergeBodies(base, base, ours)).toEqual({ body: ours, conflicts: [] })
        expect(mergeBodies(base, ours, ours)).toEqual({ body: ours, conflicts: [] })
      }),
      runs,
    )
  })

  it('loses no word that a side wrote, and none that both kept', () => {
    fc.assert(
      fc.property(anyThree, ({ base, ours, theirs }) => {
        const { body: result, conflicts } = mergeBodies(base, ours, theirs)
        const there = wordsOf(result, ...conflicts.flatMap((each) => [each.ours, each.theirs]))
        const [before, own, other] = [wordsOf(base), wordsOf(ours), wordsOf(theirs)]
        const due = [...own, ...other].filter(
          (word) => !before.has(word) || (own.has(word) && other.has(word)),
        )
        expect(due.filter((word) => !there.has(word))).toEqual([])
      }),
      runs,
    )
  })

  it('finds the same questions and the same words whichever side is called ours', () => {
    fc.assert(
      fc.property(anyThree, ({ base, ours, theirs }) => {
        const [one, two] = [mergeBodies(base, ours, theirs), mergeBodies(base, theirs, ours)]
        const asked = (id: string, o: DocumentNode | null, t: DocumentNode | null) =>
          JSON.stringify(o && t ? [id, o, t] : [id, o !== null, t !== null])
        const questions = one.conflicts.map(({ id, ours: o, theirs: t }) => asked(id, o, t))
        const mirrored = two.conflicts.map(({ id, ours: o, theirs: t }) => asked(id, t, o))
        expect(mirrored.toSorted()).toEqual(questions.toSorted())
        if (questions.length === 0) expect(wordsOf(two.body)).toEqual(wordsOf(one.body))
      }),
      runs,
    )
  })

  it('gives a body of the schema, and says where each question stands in it', () => {
    fc.assert(
      fc.property(anyThree, ({ base, ours, theirs }) => {
        const { body: result, conflicts } = mergeBodies(base, ours, theirs)
        expect(violations(result)).toEqual([])
        for (const each of conflicts) {
          const kept = at(result, each.at)
          expect(wordsOf(kept)).toEqual(wordsOf(each.ours ?? each.theirs))
        }
      }),
      runs,
    )
  })
})

describe('a merge of two texts', () => {
  it('takes a change of each side', () => {
    const result = merged(
      body(line('a', 'alpha!'), line('b', 'beta'), line('x', 'ours'), line('c', 'gamma'), line('d', 'delta')),
      body(line('a', 'alpha'), line('c', 'gamma?'), line('d', 'delta'), line('y', 'theirs')),
    )
    expect(result.lines).toEqual(['a: alpha!', 'x: ours', 'c: gamma?', 'd: delta', 'y: theirs'])
    expect(result.conflicts).toEqual([])
  })

  it('follows a move, and what was written in the block meanwhile', () => {
    const result = merged(
      body(line('d', 'delta'), line('a', 'alpha'), line('b', 'beta'), line('c', 'gamma')),
      body(line('a', 'alpha'), line('b', 'beta'), line('c', 'gamma'), line('d', 'delta, told')),
    )
    expect(result.lines).toEqual(['d: delta, told', 'a: alpha', 'b: beta', 'c: gamma'])
    expect(result.conflicts).toEqual([])
  })

  it('puts what both wrote at one place ours first, and the same words once', () => {
    const [a, b, c, d] = start.content as [DocumentNode, DocumentNode, DocumentNode, DocumentNode]
    const result = merged(
      body(a, line('x', 'ours'), line('s', 'the same'), b, c, d),
      body(a, line('z', 'the same'), line('y', 'theirs'), b, c, d),
    )
    expect(result.lines).toEqual([
      'a: alpha',
      'x: ours',
      's: the same',
      'y: theirs',
      'b: beta',
      'c: gamma',
      'd: delta',
    ])
  })

  it('asks about a block that both changed, and keeps both texts', () => {
    const ours = body(line('a', 'alpha, ours'), ...start.content.slice(1))
    const theirs = body(line('a', 'alpha, theirs'), ...start.content.slice(1))
    const result = merged(ours, theirs)
    expect(result.lines[0]).toBe('a: alpha, ours')
    expect(result.conflicts).toEqual([
      { id: 'a', base: start.content[0], ours: ours.content[0], theirs: theirs.content[0], at: [0] },
    ])
  })

  it('asks where one changed what the other deleted, and lets it stand meanwhile', () => {
    const theirs = body(...start.content.slice(0, 2), line('c', 'gamma, told'), ...start.content.slice(3))
    const ours = body(...start.content.slice(0, 2), ...start.content.slice(3))
    const result = merged(ours, theirs)
    expect(result.lines).toEqual(['a: alpha', 'b: beta', 'c: gamma, told', 'd: delta'])
    expect(result.conflicts).toMatchObject([{ id: 'c', ours: null, theirs: { attrs: { id: 'c' } }, at: [2] }])
    expect(merged(theirs, ours).conflicts).toMatchObject([{ id: 'c', theirs: null, at: [2] }])
  })

  it('sees an attribute and a text of one block as two changes', () => {
    const action = (text: string, due: string) =>
      line('a', text, 'action', { owner: null, due, state: 'open' })
    const base = body(action('Send it', '2026-01-01'))
    const result = merged(
      body(action('Send it all', '2026-01-01')),
      body(action('Send it', '2026-02-01')),
      base,
    )
    expect(result.body.content).toEqual([action('Send it all', '2026-02-01')])
    expect(result.conflicts).toEqual([])
    const both = merged(body(action('Send it', '2026-03-01')), body(action('Send it', '2026-02-01')), base)
    expect(both.conflicts).toHaveLength(1)
  })

  it('merges lists by item and tables by row and cell', () => {
    const base = body(list('l', 'one', 'two', 'three'), grid('g', ['k', 'v'], ['m', 'w']))
    const ours = body(list('l', 'one', 'two mine', 'three'), grid('g', ['k!', 'v'], ['m', 'w']))
    const theirs = body(
      list('l', 'one', 'two', 'four', 'three'),
      grid('g', ['k', 'v'], ['m', 'w!'], ['n', 'u']),
    )
    const result = merged(ours, theirs, base)
    expect(result.lines).toEqual([
      'one: one',
      'two: two mine',
      'four: four',
      'three: three',
      'g-0-0: k!',
      'g-0-1: v',
      'g-1-0: m',
      'g-1-1: w!',
      'g-2-0: n',
      'g-2-1: u',
    ])
    expect(result.conflicts).toEqual([])
  })

  it('asks about the whole table when one side changed its columns and the other its rows', () => {
    const base = body(grid('g', ['k', 'v']))
    const wider = body(grid('g', ['k', 'v', 'new']))
    const result = merged(wider, body(grid('g', ['k', 'v'], ['m', 'w'])), base)
    expect(result.body).toEqual(wider)
    expect(result.conflicts).toMatchObject([{ id: 'g', at: [0] }])
    expect(wordsOf(result.conflicts[0]?.theirs ?? null)).toContain('w')
    expect(merged(wider, body(grid('g', ['k', 'v!'])), base)).toMatchObject({
      lines: ['g-0-0: k', 'g-0-1: v!', 'g-0-2: new'],
      conflicts: [],
    })
  })

  it('asks about a list that one side made another kind of list and the other added to', () => {
    const base = body(list('l', 'one', 'two'))
    const items = (node: DocumentNode) => (node.content ?? []).map((item) => ({ ...item, type: 'taskItem' }))
    const ticked = { ...list('l', 'one', 'two'), type: 'taskList', content: items(list('l', 'one', 'two')) }
    const result = merged(body(ticked), body(list('l', 'one', 'new', 'two')), base)
    expect(violations(tidy(result.body))).toEqual([])
    expect(result.conflicts).toMatchObject([{ id: 'l' }])
    expect(result.body).toEqual(body(ticked))
  })

  it('carries words into a box that the other side has drawn around them', () => {
    const boxed = body(
      { type: 'callout', attrs: { id: 'k', tone: 'note' }, content: start.content.slice(0, 2) },
      ...start.content.slice(2),
    )
    const result = merged(boxed, body(line('a', 'alpha, told'), ...start.content.slice(1)))
    expect(result.body.content[0]?.content).toEqual([line('a', 'alpha, told'), line('b', 'beta')])
    expect(result.conflicts).toEqual([])
  })

  it('knows a block by its words where it came back under another id, and leaves it that id', () => {
    const theirs = body(
      line('t1', 'alpha'),
      line('t2', 'beta, told'),
      line('t3', 'gamma'),
      line('t4', 'delta'),
    )
    const ours = body(line('a', 'alpha'), line('b', 'beta'), line('c', 'gamma, mine'), line('d', 'delta'))
    const result = merged(ours, theirs)
    expect(result.lines).toEqual(['t1: alpha', 't2: beta, told', 't3: gamma, mine', 't4: delta'])
    expect(result.conflicts).toEqual([])
  })

  it('without a common ancestor keeps all and asks about every block of one id and two texts', () => {
    const result = merged(
      body(line('a', 'one'), line('o', 'ours')),
      body(line('a', 'two'), line('t', 'theirs')),
      null,
    )
    expect(result.lines).toEqual(['a: one', 'o: ours', 't: theirs'])
    expect(result.conflicts).toMatchObject([{ id: 'a', base: null }])
  })

  it('leaves an empty paragraph where each deleted what the other kept', () => {
    const base = body(line('a', 'alpha'), line('b', 'beta'))
    expect(merged(body(line('a', 'alpha')), body(line('b', 'beta')), base).lines).toEqual(['a: '])
  })

  it('gives blocks that come to stand in two places ids of their own', () => {
    const box = (id: string, tone: string) =>
      body({ type: 'callout', attrs: { id, tone }, content: [line('a', 'alpha')] })
    const result = merged(box('o', 'note'), box('t', 'important'), body(line('a', 'alpha')))
    expect(result.lines).toEqual(['a: alpha', 'a-2: alpha'])
  })
})

function at(root: DocumentNode, path: readonly number[]): DocumentNode | null {
  return path.reduce<DocumentNode | null>((node, index) => node?.content?.[index] ?? null, root)
}
