import { describe, expect, it } from 'vitest'
import { slipBudget, slipDistance } from './distance.ts'

const forgiven = (typed: string, word: string) => slipDistance(typed, word, slipBudget(typed.length)) !== null

describe('slips', () => {
  it.each([
    [3, 0],
    [4, 1],
    [6, 1],
    [7, 2],
    [20, 2],
  ])('a word of %i letters has %i', (length, budget) => {
    expect(slipBudget(length)).toBe(budget)
  })

  it.each([
    ['migratoin', 'migration', 0.7],
    ['comittee', 'committee', 0.5],
    ['seperate', 'separate', 0.6],
    ['goverment', 'government', 0.95],
    ['migrstion', 'migration', 0.8],
    ['policy', 'policy', 0],
    ['nigration', 'migration', 1.6],
    ['ntoe', 'note', 0.7],
    ['onte', 'note', 1],
  ])('%s for %s costs %d', (typed, word, cost) => {
    expect(slipDistance(typed, word, 2)).toBeCloseTo(cost)
    expect(slipDistance(word, typed, 2)).toBeCloseTo(cost)
  })

  it.each([
    ['emigration', 'immigration'],
    ['immigration', 'emigration'],
    ['acp', 'afml'],
    ['rcm', 'rcp'],
    ['note', 'vote'],
    ['workshop', 'worship day'],
    ['border', 'broader'],
  ])('%s is not taken for %s', (typed, word) => {
    expect(forgiven(typed, word)).toBe(false)
  })

  it('forgives a slip in a beginning when the word goes on', () => {
    expect(slipDistance('consutl', 'consultation', 2, { prefix: true })).toBeCloseTo(0.7)
    expect(slipDistance('consutl', 'consultation', 2)).toBeNull()
  })

  it('is symmetric and bounded for any pair', () => {
    const words = ['', 'a', 'ab', 'ba', 'abc', 'cab', 'éèê', 'мир', 'мри', '国际', 'aaaaaaaa', 'aaaa']
    for (const a of words) {
      for (const b of words) {
        const distance = slipDistance(a, b, 100)
        expect(distance).toBeCloseTo(slipDistance(b, a, 100)!)
        expect(distance === 0).toBe(a === b)
      }
    }
  })
})
