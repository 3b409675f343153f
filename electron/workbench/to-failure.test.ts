import type { ORPCError } from '@orpc/server'
import { expect, test } from 'vitest'
import { Failure } from '../../shared/contract/failure.ts'
import { LibraryError } from '../library/library-error.ts'
import { anId } from '../../tests/builders/records.ts'
import { toContractError } from './to-failure.ts'

const silent = () => {}

test('hands a failure of the contract on with its code and data', () => {
  expect(toContractError(new Failure('NOT_FOUND', { what: 'record', id: anId(1) }), silent)).toMatchObject({
    code: 'NOT_FOUND',
    data: { what: 'record', id: anId(1) },
  })
})

test.each([
  [{ code: 'DISK_FULL' } as const, 'DISK_FULL'],
  [{ code: 'READ_ONLY', reason: 'locked' } as const, 'READ_ONLY'],
  [{ code: 'NEWER_FORMAT' } as const, 'READ_ONLY'],
  [{ code: 'IO' } as const, 'CANNOT_READ_NOW'],
  [{ code: 'CONFLICT', id: 'x', currentRev: 4 } as const, 'CONFLICT'],
])('turns the library’s %j into %s', (failure, code) => {
  expect(toContractError(new LibraryError(failure), silent)).toMatchObject({ code })
})

test('tells tampering from damage', () => {
  const error = new LibraryError({ code: 'DAMAGED', id: 'x', tampered: true })
  expect(toContractError(error, silent)).toMatchObject({ code: 'DAMAGED', data: { id: 'x', tampered: true } })
})

test('lets only a reference of anything unforeseen cross the boundary, and logs the cause', () => {
  const logged: unknown[] = []
  const cause = new Error('ENOENT: /home/officer/secret')
  const error = toContractError(cause, (entry) => logged.push(entry)) as ORPCError<
    string,
    { reference: string }
  >
  expect(error.code).toBe('UNEXPECTED')
  expect(JSON.stringify(error.toJSON())).not.toContain('secret')
  expect(logged).toEqual([{ reference: error.data.reference, cause }])
})
