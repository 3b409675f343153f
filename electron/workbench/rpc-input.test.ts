import { describe, expect, it } from 'vitest'
import { findInputProblem } from './rpc-input.ts'

const nested = (depth: number) => JSON.parse('['.repeat(depth) + ']'.repeat(depth)) as unknown

describe('the guard before the schemas', () => {
  it('lets an ordinary call and a call without input pass', () => {
    expect(findInputProblem('POST', { json: { id: 'x', list: [1, null, { a: true }] } })).toBeNull()
    expect(findInputProblem('POST', {})).toBeNull()
    expect(findInputProblem('POST', undefined)).toBeNull()
  })

  it('refuses depth that would end a recursive validator', () => {
    expect(findInputProblem('POST', { json: nested(200) })).toBeNull()
    expect(findInputProblem('POST', { json: nested(201) })).toBe('too-deep')
    expect(findInputProblem('POST', { json: nested(150_000) })).toBe('too-deep')
  })

  it('refuses keys that reach for a prototype, however deep', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const json: unknown = JSON.parse(`{"a":[{"b":{"${key}":{"polluted":true}}}]}`)
      expect(findInputProblem('POST', { json })).toBe('forbidden-key')
    }
    expect(findInputProblem('POST', { json: ['constructor'] })).toBeNull()
  })

  it('refuses values that have no JSON form: marked types, forms, files and streams', () => {
    expect(findInputProblem('POST', { json: '/(a+)+$/', meta: [[5]] })).toBe('not-json')
    expect(findInputProblem('POST', new FormData())).toBe('not-json')
    expect(findInputProblem('POST', new Blob(['x']))).toBe('not-json')
    expect(findInputProblem('POST', 'text')).toBe('not-json')
    expect(findInputProblem('POST', { json: new Date() })).toBe('not-json')
  })

  it('refuses a call whose input travels in the address', () => {
    expect(findInputProblem('GET', undefined)).toBe('not-a-call')
  })
})
