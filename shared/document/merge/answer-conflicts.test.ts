import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { violations } from '../bodies.test-kit.ts'
import { answerConflicts, conflictAnswers } from './answer-conflicts.ts'
import { after, anyBase, anyDeeds, body, line, lines, list, tidy, wordsOf } from './bodies.test-kit.ts'
import { mergeBodies } from './merge-bodies.ts'

const base = body(line('a', 'alpha'), line('b', 'beta'), list('l', 'one', 'two'))
const { body: merged, conflicts } = mergeBodies(
  base,
  body(line('a', 'alpha, ours'), line('b', 'beta, ours'), list('l', 'one', 'two ours')),
  body(line('a', 'alpha, theirs'), list('l', 'one', 'two theirs')),
)

describe('answering what a merge has asked', () => {
  it('takes ours, theirs, or one after the other', () => {
    expect(conflicts.map(({ id }) => id)).toEqual(['a', 'b', 'two'])
    expect(lines(tidy(answerConflicts(merged, conflicts, ['ours', 'theirs', 'both'])))).toEqual([
      'a: alpha, ours',
      'one: one',
      'two: two ours',
      'n1: two theirs',
    ])
    expect(lines(answerConflicts(merged, conflicts, ['theirs', 'both', 'theirs']))).toEqual([
      'a: alpha, theirs',
      'b: beta, ours',
      'one: one',
      'two: two theirs',
    ])
  })

  it('leaves what has no answer as it stands', () => {
    expect(answerConflicts(merged, conflicts, [undefined, undefined])).toEqual(merged)
  })

  it('leaves an empty paragraph where the last block is answered away', () => {
    const gone = mergeBodies(
      body(line('a', 'alpha'), line('b', 'b')),
      body(line('a', 'more')),
      body(line('b', 'b')),
    )
    expect(lines(answerConflicts(gone.body, gone.conflicts, ['theirs']))).toEqual(['a: '])
  })

  it('takes a list away with its last item', () => {
    const item = mergeBodies(
      body(line('a', 'alpha'), list('l', 'one', 'two')),
      body(line('a', 'alpha'), {
        ...list('l', 'one'),
        content: [{ type: 'listItem', content: [line('one', 'more')] }],
      }),
      body(line('a', 'alpha'), list('l', 'two')),
    )
    expect(item.conflicts).toMatchObject([{ id: 'one', theirs: null, at: [1, 0] }])
    expect(answerConflicts(item.body, item.conflicts, ['theirs']).content).toEqual([line('a', 'alpha')])
  })

  it('keeps the schema and, answered with both, every word of both sides', () => {
    const answers = fc.array(fc.constantFrom(...conflictAnswers), { minLength: 20, maxLength: 20 })
    fc.assert(
      fc.property(anyBase, anyDeeds, anyDeeds, answers, (from, ours, theirs, given) => {
        const result = mergeBodies(from, after(from, ours, 'o'), after(from, theirs, 't'))
        expect(violations(tidy(answerConflicts(result.body, result.conflicts, given)))).toEqual([])
        const all = answerConflicts(
          result.body,
          result.conflicts,
          result.conflicts.map(() => 'both' as const),
        )
        const there = wordsOf(all)
        const due = wordsOf(...result.conflicts.flatMap((each) => [each.ours, each.theirs]))
        expect([...due].filter((word) => !there.has(word))).toEqual([])
      }),
      { numRuns: 80 },
    )
  })
})
