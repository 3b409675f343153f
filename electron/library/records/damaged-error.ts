import { LibraryError } from '../library-error.ts'
import type { Store } from './store.ts'

/** That nothing good is left of a record or an object, and whether somebody without the key had a hand in it. */
export function damagedError(store: Store, id: string): LibraryError {
  return new LibraryError({
    code: 'DAMAGED',
    id,
    ...(wasTampered(store, id) ? { tampered: true as const } : {}),
  })
}

/** Whether a file of that name, or of that id, was met that somebody without the key made or moved. */
export function wasTampered({ notices }: Store, name: string): boolean {
  return notices.list.some(
    (notice) => notice.code === 'tampered' && (notice.id === name || notice.fileName?.startsWith(name)),
  )
}

/** An object whose seal holds is what was sealed: under another name it was put there. `hash` is empty where it does not hold. */
export function noteMoved({ seal, notices }: Store, fileName: string, hash: string): void {
  if (seal && hash !== '') notices.add('tampered', { fileName })
}
