import { describe, expect, it } from 'vitest'
import { bestOf } from './best-of.ts'

/** Numbers from 0 to 9, so that most of them come up many times. */
function manyScores(count: number, seed: number): number[] {
  let state = seed
  return Array.from({ length: count }, () => (state = (state * 48_271) % 2_147_483_647) % 10)
}

describe('the best of many', () => {
  it('are those that sorting all would put first, the first of equals before the others', () => {
    for (const [count, most] of [
      [0, 3],
      [1, 3],
      [3, 3],
      [500, 1],
      [500, 30],
      [500, 499],
      [500, 900],
    ] as const) {
      const scores = manyScores(count, 17 + most)
      const sorted = [...scores.keys()].toSorted((a, b) => scores[b]! - scores[a]! || a - b)
      expect(bestOf(scores, most), `${most} of ${count}`).toEqual(sorted.slice(0, most))
    }
  })

  it('may have another order of equals', () => {
    const scores = manyScores(200, 5)
    const sorted = [...scores.keys()].toSorted((a, b) => scores[b]! - scores[a]! || b - a)
    expect(bestOf(scores, 20, (a, b) => a > b)).toEqual(sorted.slice(0, 20))
    expect(bestOf(Float32Array.from(scores), 20, (a, b) => a > b)).toEqual(sorted.slice(0, 20))
  })

  it('are none where none are wanted', () => {
    expect(bestOf([3, 1, 2], 0)).toEqual([])
  })
})
