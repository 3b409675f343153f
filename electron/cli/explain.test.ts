import { ORPCError } from '@orpc/client'
import { describe, expect, it } from 'vitest'
import { errors } from '../../shared/contract/errors.ts'
import { LibraryError, type LibraryFailure } from '../library/library-error.ts'
import { AssetError } from '../workbench/asset-error.ts'
import { CliError } from './cli-error.ts'
import { explain } from './explain.ts'

const systemError = (code: string) =>
  Object.assign(new Error(`${code}: refused, open '/a/path'`), { code, syscall: 'open', path: '/a/path' })

describe('what went wrong, in a line', () => {
  it('has a sentence for every failure of the contract', () => {
    for (const code of Object.keys(errors)) {
      const said = explain(new ORPCError(code, { data: {} }))
      if (code === 'NO_CAPABILITY') continue
      expect({ code, said }).not.toEqual({ code, said: code })
    }
  })

  it('has a sentence for every failure of the library', () => {
    const failures: LibraryFailure[] = [
      { code: 'NO_LIBRARY' },
      { code: 'NOT_EMPTY' },
      { code: 'NEWER_FORMAT' },
      { code: 'CLOSED' },
      { code: 'IO' },
      { code: 'DISK_FULL' },
      { code: 'READ_ONLY', reason: 'locked' },
      { code: 'TOO_LARGE', limit: 5 },
    ]
    for (const failure of failures) expect(explain(new LibraryError(failure))).not.toBe(failure.code)
    expect(explain(new LibraryError({ code: 'READ_ONLY', reason: 'locked' }))).toBe(
      'the library cannot be written: another program or machine has it open',
    )
  })

  it('adds what the system said, where it said something', () => {
    const cause = systemError('EROFS')
    expect(explain(new LibraryError({ code: 'IO' }, { cause }))).toBe(
      `the operating system refused (${cause.message})`,
    )
    expect(explain(new LibraryError({ code: 'IO' }, { cause: new Error('a detail') }))).toBe(
      'the operating system refused',
    )
  })

  it('names fields, diagnostics and limits', () => {
    const fields = [
      { path: 'title', reason: 'too_small' },
      { path: 'dates.end', reason: 'END_BEFORE_START' },
    ]
    expect(explain(new ORPCError('INVALID', { data: { fields } }))).toBe(
      'not valid: title: too_small; dates.end: END_BEFORE_START',
    )
    const issues = [{ path: ['limit'], message: 'Too small' }]
    expect(explain(new ORPCError('BAD_REQUEST', { data: { issues } }))).toBe('not valid: limit: Too small')
    expect(explain(new ORPCError('TYPESETTING_FAILED', { data: { diagnostics: ['a', 'b'] } }))).toBe(
      'typesetting failed: a; b',
    )
    expect(explain(new AssetError('TOO_LARGE'))).toBe('larger than may be taken in')
  })

  it('speaks of files and ports in words', () => {
    expect(explain(systemError('ENOENT'))).toBe('there is no such file')
    expect(explain(systemError('EADDRINUSE'))).toBe('another program listens at this port')
    expect(explain(new DOMException('stop', 'AbortError'))).toBe('given up')
  })

  it('is one line whatever is thrown', () => {
    for (const thrown of [
      new CliError('a\n  b'),
      new Error('a\n\nb'),
      'a\nb',
      undefined,
      { toString: () => 'x\ny' },
    ])
      expect(explain(thrown)).not.toContain('\n')
  })
})
