import { describe, expect, it } from 'vitest'
import { emptyBody } from '../body.ts'
import { compareBodies } from '../compare/compare-bodies.ts'
import { listChanges } from '../compare/comparison.ts'
import { restoreBlock } from '../compare/restore-block.ts'
import { body, line } from '../merge/bodies.test-kit.ts'
import { normalizeBody } from '../normalize-body.ts'
import { countWords, textOf } from '../walk.ts'
import { aRemark, aThread, commented } from './comments.test-kit.ts'
import { threadsOf, withoutComments } from './passages.ts'
import { longestRemark } from './thread.ts'

const one = aThread('t1', 'Is this agreed?', 'It is.')
const two = aThread('t2', 'Source?')
const text = body(
  commented('a', ['States ', ['welcomed', one], [' the', one, two], [' report', two], '.']),
  commented('b', [['And so on', one]]),
)
const normal = (input: unknown) => {
  let count = 0
  return normalizeBody(input, { newBlockId: () => `n${++count}` })
}

describe('comments in a body', () => {
  it('are kept by the schema, several on the same words, and found in the order of the text', () => {
    const { body: kept, findings } = normal(text)
    expect(findings).toEqual([])
    expect(kept).toEqual(text)
    expect(threadsOf(kept)).toEqual([
      { ...one, blockId: 'a', quote: 'welcomed the And so on' },
      { ...two, blockId: 'a', quote: ' the report' },
    ])
    expect(threadsOf(emptyBody('a'))).toEqual([])
  })

  it('are read the same whatever the order of the marks', () => {
    const turned = body(commented('a', [['x', two, one]]))
    expect(normal(turned).body).toEqual(body(commented('a', [['x', one, two]])))
    expect(normal(body(commented('a', [['x', one, one]]))).body).toEqual(body(commented('a', [['x', one]])))
  })

  it('that cannot be read are left out with a finding, and their words stay', () => {
    for (const wrong of [
      { ...one, remarks: [] },
      { ...one, remarks: [aRemark('r', 'x'.repeat(longestRemark + 1))] },
      { ...one, remarks: [{ ...aRemark('r', 'x'), at: 'yesterday' }] },
      { ...one, thread: 'No Id' },
    ]) {
      const { body: kept, findings } = normal(body(commented('a', [['Words', wrong]])))
      expect(kept).toEqual(body(line('a', 'Words')))
      expect(findings).toMatchObject([{ code: 'bad-attributes', type: 'comment' }])
    }
  })

  it('are cleaned of what neither XML nor UTF-8 can carry', () => {
    const { body: kept } = normal(body(commented('a', [['x', aThread('t', 'a\0b\ud800')]])))
    expect(threadsOf(kept)[0]?.remarks[0]?.text).toBe('ab\uFFFD')
  })

  it('are no words of the text', () => {
    expect(textOf(text)).toBe('States welcomed the report.\nAnd so on')
    expect(countWords(text)).toBe(7)
  })

  it('go without a trace, and what has none is not made anew', () => {
    const bare = withoutComments(text)
    expect(bare).toEqual(body(line('a', 'States welcomed the report.'), line('b', 'And so on')))
    expect(withoutComments(bare)).toBe(bare)
  })

  it('are no change of the text, and stay on a block that is brought back', () => {
    const before = body(line('a', 'States welcomed the draft.'), line('b', 'And so on'))
    const comparison = compareBodies(before, text)
    expect(listChanges(comparison, false).map(({ id, kind }) => [id, kind])).toEqual([['b0.1', 'words']])
    expect(JSON.stringify(comparison.blocks[0]?.runs)).not.toContain('agreed')
    const changed = comparison.blocks[0]
    const restored = changed && restoreBlock(text, before, changed)
    expect(restored && textOf(restored)).toBe(textOf(before))
    expect(restored && threadsOf(restored).map(({ thread, quote }) => [thread, quote])).toEqual([
      ['t1', 'welcomed the And so on'],
      ['t2', ' the draft'],
    ])
  })
})
