import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { DocumentBody, DocumentNode } from '../body.ts'
import { after as afterDeeds, anyBase, anyDeeds, body, grid, line, list } from '../merge/bodies.test-kit.ts'
import { canonical } from '../merge/canonical.ts'
import { walk } from '../walk.ts'
import { compareBodies, comparing } from './compare-bodies.ts'
import { listChanges, type ComparedBlock, type Comparison } from './comparison.ts'

const compare = (before: DocumentNode | DocumentBody, after: DocumentNode | DocumentBody): Comparison =>
  compareBodies(
    before.type === 'doc' ? (before as DocumentBody) : body(before),
    after.type === 'doc' ? (after as DocumentBody) : body(after),
  )

/** A comparison in short: `=` same, `+` inserted, `-` deleted, `~` looks, `>` moved, `^` moved away. */
function told(blocks: readonly ComparedBlock[]): string[] {
  return blocks.flatMap((block) => {
    const sign = { same: '=', inserted: '+', deleted: '-', changed: '*', 'moved-away': '^' }[block.status]
    const text = block.runs
      ? block.runs
          .map(
            (run) =>
              `${{ same: '', inserted: '+', deleted: '-', format: '~' }[run.change]}[${textIn(run.nodes)}]`,
          )
          .join('')
      : textIn([block.after ?? block.before ?? { type: 'doc' }])
    const attributes = block.attributes.map(
      ({ name, before, after }) => ` ${name}:${JSON.stringify(before)}→${JSON.stringify(after)}`,
    )
    const own = `${block.moved ? '>' : ''}${sign} ${block.children ? (block.after?.type ?? '') : text}${attributes.join('')}`
    return [own, ...told(block.children ?? []).map((each) => `  ${each}`)]
  })
}

const textIn = (nodes: readonly DocumentNode[]): string =>
  nodes.map((node) => [...walk(node)].map((each) => each.node.text ?? '').join('')).join('')

describe('comparing two bodies', () => {
  it('finds nothing between a body and itself', () => {
    fc.assert(
      fc.property(anyBase, anyDeeds, (base, deeds) => {
        const one = afterDeeds(base, deeds, 'x')
        const result = compareBodies(one, structuredClone(one))
        expect(listChanges(result, false)).toEqual([])
        expect(result.words).toEqual({ inserted: 0, deleted: 0 })
      }),
      { numRuns: 60 },
    )
  })

  it('tells enough to write down either of the two from it', () => {
    fc.assert(
      fc.property(anyBase, anyDeeds, (before, deeds) => {
        const after = afterDeeds(before, deeds, 'x')
        const { blocks } = compareBodies(before, after)
        expect(rebuilt(blocks, 'after').map(canonical)).toEqual(after.content.map(canonical))
        const olds = blocks.filter((block) => !(block.moved || block.status === 'inserted'))
        expect(olds.map(({ before: old }) => canonical(old))).toEqual(before.content.map(canonical))
        expect(listChanges({ blocks, words: { inserted: 0, deleted: 0 } }, false).length > 0).toBe(
          canonical(before) !== canonical(after),
        )
      }),
      { numRuns: 200 },
    )
  })

  it('sees blocks come, go, move and change, and the words in them', () => {
    const before = body(line('a', 'One two three'), line('b', 'Bee'), line('c', 'Cee'), line('d', 'Dee'))
    const after = body(line('c', 'Cee'), line('a', 'One 2 three'), line('x', 'New'), line('d', 'Dee'))
    const result = compareBodies(before, after)
    expect(told(result.blocks)).toEqual([
      '>= Cee',
      '* [One ]-[two]+[2][ three]',
      '- Bee',
      '^ Cee',
      '+ New',
      '= Dee',
    ])
    expect(result.words).toEqual({ inserted: 2, deleted: 2 })
    expect(listChanges(result, false).map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'b0 moved',
      'b1.1 words',
      'd1 deleted',
      'b2 inserted',
    ])
  })

  it('reads words replaced one after the other as one replacement', () => {
    const result = compare(
      line('a', 'The cat sat on the mat today'),
      line('a', 'The dog lay on the mat today'),
    )
    expect(told(result.blocks)).toEqual(['* [The ]-[cat sat]+[dog lay][ on the mat today]'])
    expect(listChanges(result, false)).toHaveLength(1)
  })

  it('compares words in scripts without spaces', () => {
    const result = compare(line('a', '各国代表讨论了移民数据'), line('a', '各国代表讨论了移民政策'))
    expect(result.words.inserted).toBeGreaterThan(0)
    expect(result.blocks[0]?.runs?.[0]).toMatchObject({ change: 'same' })
    const arabic = compare(line('a', 'ناقشت الدول البيانات'), line('a', 'ناقشت الدول السياسات'))
    expect(told(arabic.blocks)).toEqual(['* [ناقشت الدول ]-[البيانات]+[السياسات]'])
  })

  it('tells another kind, level, owner or date of a block apart from its words', () => {
    const state = { owner: 'Ana', due: '2026-01-01', state: 'open' }
    expect(
      told(
        compare(line('a', 'Text', 'heading', { level: 1 }), line('a', 'Text', 'heading', { level: 2 }))
          .blocks,
      ),
    ).toEqual(['* [Text] level:1→2'])
    expect(told(compare(line('a', 'Text', 'heading', { level: 1 }), line('a', 'Text')).blocks)).toEqual([
      '* [Text] type:"heading"→"paragraph"',
    ])
    const action = compare(
      line('a', 'Send', 'action', state),
      line('a', 'Send it', 'action', { ...state, owner: 'Ben', due: null }),
    )
    expect(told(action.blocks)).toEqual(['* [Send]+[ it] owner:"Ana"→"Ben" due:"2026-01-01"→null'])
    expect(listChanges(action, false).map(({ kind }) => kind)).toEqual(['attributes', 'words'])
  })

  it('tells looks from words, and leaves them out where they are ignored', () => {
    const bold = (id: string, ...texts: [string, boolean][]): DocumentNode => ({
      type: 'paragraph',
      attrs: { id, dir: null },
      content: texts.map(([text, isBold]) => ({
        type: 'text',
        text,
        ...(isBold ? { marks: [{ type: 'bold' }] } : {}),
      })),
    })
    const result = compare(
      line('a', 'One two three'),
      bold('a', ['One ', false], ['two', true], [' three', false]),
    )
    expect(told(result.blocks)).toEqual(['* [One ]~[two][ three]'])
    expect(listChanges(result, false)).toEqual([{ id: 'b0.1', kind: 'format' }])
    expect(listChanges(result, true)).toEqual([])
    expect(result.words).toEqual({ inserted: 0, deleted: 0 })
    const turned = compare(line('a', 'One'), line('a', 'One', 'paragraph', { dir: 'rtl' }))
    expect(listChanges(turned, true)).toEqual([])
    expect(listChanges(turned, false)).toHaveLength(1)
  })

  it('goes into lists, tables and quotations', () => {
    const before = body(list('l', 'one', 'two', 'three'), grid('g', ['k', 'v'], ['m', 'w']))
    const after = body(list('l', 'one', 'two more', 'four', 'three'), grid('g', ['k', 'v'], ['m', 'other w']))
    expect(told(compareBodies(before, after).blocks)).toEqual([
      '* bulletList',
      '  = one',
      '  * listItem',
      '    * [two]+[ more]',
      '  + four',
      '  = three',
      '* table',
      '  = kv',
      '  * tableRow',
      '    = m',
      '    * tableCell',
      '      * +[other ][w]',
    ])
  })

  it('shows a column that was put in as cells of each row', () => {
    const before = body(grid('g', ['k', 'v'], ['m', 'w']))
    const after = structuredClone(before)
    after.content[0]?.content?.forEach((row, n) =>
      row.content?.splice(1, 0, { type: 'tableCell', content: [line(`new${n}`, 'new')] }),
    )
    expect(told(compareBodies(before, after).blocks)).toEqual([
      '* table',
      '  * tableRow',
      '    = k',
      '    + new',
      '    = v',
      '  * tableRow',
      '    = m',
      '    + new',
      '    = w',
    ])
  })

  it('goes into notes, and sees those that came or went', () => {
    const noted = (text: string): DocumentNode => ({
      ...line('a', 'Said'),
      content: [
        { type: 'text', text: 'Said' },
        { type: 'footnote', attrs: { id: 'f' }, content: [line('fp', text)] },
        { type: 'text', text: ' so' },
      ],
    })
    const result = compare(noted('An old source'), noted('A new source'))
    expect(told(result.blocks[0]?.runs?.find((run) => run.note)?.note ?? [])).toEqual([
      '* -[An old]+[A new][ source]',
    ])
    expect(listChanges(result, false)).toHaveLength(1)
    expect(result.words).toEqual({ inserted: 2, deleted: 2 })
    const added = compare(line('a', 'Said so'), noted('A source'))
    expect(listChanges(added, false)).toMatchObject([{ kind: 'words' }])
    expect(added.words).toEqual({ inserted: 2, deleted: 0 })
  })

  it('knows blocks again that came back under other ids, as they were or nearly', () => {
    const before = body(line('a', 'The first paragraph of it'), line('b', 'Second'), line('c', 'Third'))
    const after = body(
      line('x', 'The first paragraph of all'),
      line('y', 'Second'),
      line('z', 'Entirely other words'),
    )
    expect(told(compareBodies(before, after).blocks)).toEqual([
      '* [The first paragraph of ]-[it]+[all]',
      '= Second',
      '- Third',
      '+ Entirely other words',
    ])
  })

  it('does not take a picture or a rule for a line of text of the same id', () => {
    const result = compare({ type: 'horizontalRule', attrs: { id: 'a' } }, line('a', 'Words'))
    expect(result.blocks.map(({ status }) => status)).toEqual(['deleted', 'inserted'])
  })

  it('takes a line that is rewritten from end to end for one replacement, within bounds', () => {
    const words = (seed: string) => Array.from({ length: 4_000 }, (_, n) => `${seed}${n % 7919}`).join(' ')
    const [block] = compare(line('a', words('x')), line('a', words('y'))).blocks
    expect(block?.runs?.map(({ change }) => change)).toEqual(['deleted', 'inserted'])
  })

  it('says how far it is after each block, and can be left at any of them', () => {
    const steps = comparing(
      body(line('a', 'One'), line('b', 'Two')),
      body(line('a', 'One!'), line('b', 'Two')),
    )
    expect([steps.next().value, steps.next().value]).toEqual([0.5, 1])
    expect(steps.next()).toMatchObject({
      done: true,
      value: { blocks: [{ status: 'changed' }, { status: 'same' }] },
    })
  })
})

/** One of the two texts, out of what was told of the words and blocks alone. */
function rebuilt(blocks: readonly ComparedBlock[], side: 'before' | 'after'): DocumentNode[] {
  const gone = side === 'after' ? ['deleted', 'moved-away'] : ['inserted']
  return blocks.flatMap((block): DocumentNode[] => {
    const node = block[side]
    if (!node || gone.includes(block.status)) return []
    if (block.children) return [{ ...node, content: rebuilt(block.children, side) }]
    if (!block.runs) return [node]
    const runs = block.runs.filter(({ change }) => change !== (side === 'after' ? 'deleted' : 'inserted'))
    const parts = runs.flatMap((run) => (side === 'before' ? (run.before ?? run.nodes) : run.nodes))
    const text = parts.map((part) => part.text ?? '').join('')
    return [{ ...node, content: text === '' ? [] : [{ type: 'text', text }] }]
  })
}
