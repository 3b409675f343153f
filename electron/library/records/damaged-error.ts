import { LibraryError } from '../library-error.ts'
import type { Store } from './store.ts'

/** That nothing good is left of a record or an object, and whether somebody without the key had a hand in it. */
export function damagedError(store: Store, id: string): LibraryError {
  const isTampered = store.notices.list.some(
    (notice) => notice.code === 'tampered' && (notice.id === id || notice.fileName?.startsWith(id)),
  )
  return new LibraryError({ code: 'DAMAGED', id, ...(isTampered ? { tampered: true as const } : {}) })
}
