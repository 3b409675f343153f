import { Failure } from '../../shared/contract/failure.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import type { Library } from '../library/library.ts'
import { LibraryError } from '../library/library-error.ts'
import type { RecordStore } from '../records/record-store.ts'

/**
 * A record that something else is better with and can do without: null where it is gone or damaged. CANNOT_READ_NOW
 * stays an error: what is only out of reach must not be missing from a published file without a word.
 */
export async function readRecordOrNull(store: RecordStore, id: RecordId): Promise<LibraryRecord | null> {
  try {
    return (await store.read(id)).record
  } catch (error) {
    if (error instanceof Failure) return null
    if (error instanceof LibraryError && error.code !== 'CANNOT_READ_NOW' && error.code !== 'CLOSED')
      return null
    throw error
  }
}

/** The bytes of a stored object, checked; null where they are gone, damaged or out of reach: their place says so then. */
export async function readObjectOrNull(library: Library, sha256: string): Promise<Uint8Array | null> {
  try {
    return await library.readObject(sha256)
  } catch (error) {
    if (error instanceof LibraryError) return null
    throw error
  }
}
