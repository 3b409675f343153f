import { describe, expect, test } from 'vitest'
import { Failure } from '../../shared/contract/failure.ts'
import { anId } from '../../tests/builders/records.ts'
import type { Library } from '../library/library.ts'
import { LibraryError } from '../library/library-error.ts'
import type { RecordStore } from '../records/record-store.ts'
import { readObjectOrNull, readRecordOrNull } from './read-or-null.ts'

const failing = (error: unknown) => () => Promise.reject(error as Error)
const storeWith = (error: unknown) => ({ read: failing(error) }) as unknown as RecordStore
const libraryWith = (error: unknown) => ({ readObject: failing(error) }) as unknown as Library

describe('a record one can do without', () => {
  test('is null where it is gone, damaged, or of a shape nobody knows', async () => {
    const gone = new LibraryError({ code: 'NOT_FOUND', what: 'record', id: anId(1) })
    const damaged = new LibraryError({ code: 'DAMAGED', id: anId(1) })
    for (const error of [gone, damaged, new Failure('DAMAGED', { id: anId(1) })])
      expect(await readRecordOrNull(storeWith(error), anId(1))).toBeNull()
  })

  test('is never left out because the medium was slow', async () => {
    const later = new LibraryError({ code: 'CANNOT_READ_NOW' })
    await expect(readRecordOrNull(storeWith(later), anId(1))).rejects.toBe(later)
  })

  test('hides no fault of our own', async () => {
    const bug = new TypeError('x is undefined')
    await expect(readRecordOrNull(storeWith(bug), anId(1))).rejects.toBe(bug)
    await expect(readObjectOrNull(libraryWith(bug), '0'.repeat(64))).rejects.toBe(bug)
  })
})

test('bytes that are out of reach are null, for a slip or a placeholder says so', async () => {
  const later = new LibraryError({ code: 'CANNOT_READ_NOW' })
  expect(await readObjectOrNull(libraryWith(later), '0'.repeat(64))).toBeNull()
})
