import { describe, expect, it } from 'vitest'
import { findJsonProblem, maxJsonDepth, parseJsonWithinLimits } from './json-limits.ts'

function nested(levels: number): unknown {
  let value: unknown = 'bottom'
  for (let level = 0; level < levels; level += 1) value = level % 2 ? [value] : { value }
  return value
}

describe('the limits on JSON', () => {
  it('allow 200 levels and refuse 201, without recursion at any depth', () => {
    expect(findJsonProblem(nested(maxJsonDepth))).toBeNull()
    expect(findJsonProblem(nested(maxJsonDepth + 1))).toBe('too-deep')
    expect(findJsonProblem(nested(200_000))).toBe('too-deep')
  })

  it('refuse what JSON would change or lose', () => {
    const cycle: Record<string, unknown> = {}
    cycle['self'] = cycle
    expect(findJsonProblem(cycle)).toBe('too-deep')
    for (const value of [Number.NaN, Infinity, 1n, () => 1, new Date(), new Map(), Symbol('x'), [undefined]])
      expect(findJsonProblem({ value })).toBe('not-json')
    expect(findJsonProblem(undefined)).toBe('not-json')
  })

  it('allow properties that are left out, strings of any kind and objects without a prototype', () => {
    expect(findJsonProblem({ gone: undefined, text: '\ud800', list: [null, true, -0, 1e300] })).toBeNull()
    expect(findJsonProblem(Object.assign(Object.create(null) as object, { a: 1 }))).toBeNull()
  })

  it('end on values that unfold without end', () => {
    let value: unknown = 'x'
    for (let level = 0; level < 60; level += 1) value = [value, value]
    expect(findJsonProblem(value)).toBe('too-many-values')
  })

  it('hold for text as well', () => {
    expect(parseJsonWithinLimits('{"a":[1]}')).toEqual({ ok: true, value: { a: [1] } })
    expect(parseJsonWithinLimits('{"a":')).toEqual({ ok: false, problem: 'not-json' })
    expect(parseJsonWithinLimits('1e999')).toEqual({ ok: false, problem: 'not-json' })
    expect(parseJsonWithinLimits('['.repeat(100_000) + ']'.repeat(100_000))).toEqual({
      ok: false,
      problem: 'too-deep',
    })
  })
})
