import { describe, expect, it } from 'vitest'
import type { DocumentBody } from '../body.ts'
import { body, line, lines, list } from '../merge/bodies.test-kit.ts'
import { compareBodies } from './compare-bodies.ts'
import type { ComparedBlock } from './comparison.ts'
import { restoreBlock } from './restore-block.ts'

const before = body(
  line('a', 'alpha'),
  line('b', 'beta'),
  list('l', 'one', 'two', 'three'),
  line('c', 'gamma'),
)
const after = body(line('x', 'new'), line('a', 'alpha, told'), list('l', 'one', 'three'), line('c', 'gamma'))

const all = (blocks: readonly ComparedBlock[]): ComparedBlock[] =>
  blocks.flatMap((block) => [block, ...all(block.children ?? [])])
const compared = (status: ComparedBlock['status'], type = 'paragraph') =>
  all(compareBodies(before, after).blocks).find(
    (block) => block.status === status && (block.after ?? block.before)?.type === type,
  )!
const restored = (block: ComparedBlock, now: DocumentBody = after) => {
  const result = restoreBlock(now, before, block)
  return result && lines(result)
}

describe('bringing one block back', () => {
  it('puts it as it was where it was changed', () => {
    expect(restored(compared('changed'))).toEqual([
      'x: new',
      'a: alpha',
      'one: one',
      'three: three',
      'c: gamma',
    ])
  })

  it('puts it where it stood when it is gone, and an item into its list', () => {
    expect(restored(compared('deleted'))).toEqual([
      'x: new',
      'a: alpha, told',
      'b: beta',
      'one: one',
      'three: three',
      'c: gamma',
    ])
    expect(restored(compared('deleted', 'listItem'))).toEqual([
      'x: new',
      'a: alpha, told',
      'one: one',
      'two: two',
      'three: three',
      'c: gamma',
    ])
  })

  it('takes it out where it is new', () => {
    expect(restored(compared('inserted'))).toEqual(['a: alpha, told', 'one: one', 'three: three', 'c: gamma'])
  })

  it('leaves alone what was written since it was compared', () => {
    const now = body(line('c', 'gamma, later'), line('y', 'later'), line('a', 'alpha, later'))
    expect(restored(compared('changed'), now)).toEqual(['c: gamma, later', 'y: later', 'a: alpha'])
    expect(restored(compared('inserted'), now)).toBeNull()
    expect(restored(compared('deleted', 'listItem'), now)).toBeNull()
  })

  it('never leaves a body or a list without anything in it', () => {
    const only = compareBodies(body(line('z', 'old')), body(line('x', 'new')))
    const [block] = only.blocks.filter(({ status }) => status === 'inserted')
    expect(lines(restoreBlock(body(line('x', 'new')), before, block!)!)).toEqual(['null: '])
  })
})
