import { describe, expect, it } from 'vitest'
import { stringifyJson } from './stringify-json.ts'

describe('JSON without recursion', () => {
  it.each([
    ['nothing', null],
    ['numbers', [0, -1.5, 1e21]],
    ['what is no number', [Number.NaN, Number.POSITIVE_INFINITY]],
    ['text with quotes, controls and lone surrogates', '"\\\n\u0001\ud800é'],
    ['empty things', { a: [], b: {}, c: '' }],
    ['undefined values, left out of objects and null in lists', { a: undefined, b: [undefined, 1] }],
    ['nested things', { a: [{ b: [1, [2, { c: null }]] }], d: true }],
    ['keys that need quotes', { 'a"b': 1, '': 2, __proto__: { x: 1 } }],
  ])('is what JSON.stringify writes of %s', (_name, value) => {
    expect(stringifyJson(value)).toBe(JSON.stringify(value))
  })

  it('does not overflow at any depth', () => {
    let deep: unknown = 'bottom'
    for (let level = 0; level < 200_000; level += 1) deep = level % 2 === 0 ? [deep] : { x: deep }
    const text = stringifyJson(deep)
    expect(text.startsWith('{"x":[{"x":[')).toBe(true)
    expect(text).toContain('"bottom"')
  })

  it('writes what JSON cannot say as text', () => {
    expect(stringifyJson([10n, Symbol.for('s')])).toBe('["10","Symbol(s)"]')
  })

  it('ends at a cycle, but writes the same thing twice where it only stands twice', () => {
    const twice = { a: 1 }
    expect(stringifyJson([twice, twice])).toBe('[{"a":1},{"a":1}]')
    const cycle: { self?: unknown } = {}
    cycle.self = cycle
    expect(stringifyJson(cycle)).toBe('{"self":"[cycle]"}')
  })
})
