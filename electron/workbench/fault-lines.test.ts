import { describe, expect, it } from 'vitest'
import { systemError } from '../library/files/memory-file-system.ts'
import { faultLines } from './fault-lines.ts'

const secret = 'The delegation will not sign before Thursday.'

function parseFault(): unknown {
  try {
    return JSON.parse(`{"text": ${secret}`)
  } catch (error) {
    return error
  }
}

describe('a fault in the log', () => {
  it('says its kind, its code and where it arose, down to its causes', () => {
    const text = faultLines(new TypeError('x', { cause: systemError('ENOSPC', '/library/docs') }), 'ref-1')
    expect(text.split('\n')[0]).toBe('Fault ref-1')
    expect(text).toMatch(/^TypeError$/m)
    expect(text).toMatch(/^because of Error ENOSPC$/m)
    expect(text).toMatch(/^ {4}at .*fault-lines\.test\.ts:\d+:\d+/m)
  })

  it.each([
    ['a parser that quotes what it stumbled over', parseFault()],
    [
      'an error that has the text in its message, over several lines',
      new Error(`${secret}\n    at ${secret}\n${secret}`),
    ],
    ['one with the text in its cause', new Error('outer', { cause: new RangeError(secret) })],
    ['a text that was thrown', secret],
    ['a cause that is a text', new Error('outer', { cause: secret })],
    ['a code that is a text', Object.assign(new Error('x'), { code: secret })],
  ])('holds no word of a document: %s', (_, fault) => {
    expect(JSON.stringify(faultLines(fault))).not.toContain('delegation')
  })

  it('ends with causes that go round', () => {
    const error = new Error('x')
    error.cause = error
    expect(faultLines(error).split('because of').length).toBeLessThan(7)
  })
})
