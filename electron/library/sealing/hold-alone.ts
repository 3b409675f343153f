import { isDiskFull, isMissing, isWriteProtected } from '../files/error-code.ts'
import { LibraryError } from '../library-error.ts'
import { formatVersion, readMarker } from '../library-marker.ts'
import { libraryPaths } from '../library-paths.ts'
import type { LibraryPorts } from '../library-ports.ts'
import { LibraryGuard, lockNameOf } from '../lock/library-guard.ts'
import { openLibrary } from '../open-library.ts'
import type { LibraryKey } from './library-key.ts'
import { SealError } from './seal-error.ts'

/**
 * Keeps everybody else out of a library while it is turned into the other kind. It is opened and closed once before: what
 * a crash left is taken up then. READ_ONLY where somebody has it open, or it cannot be written.
 */
export async function holdAlone(
  root: string,
  ports: LibraryPorts,
  key: LibraryKey | undefined,
): Promise<{ release(): Promise<void> }> {
  const backups = ports.backups && { ...ports.backups, automatic: false }
  const library = await openLibrary(root, { ...ports, backups }, key)
  const reason = library.readOnly
  await library.close()
  if (reason) throw new LibraryError({ code: 'READ_ONLY', reason })
  const { marker } = await readMarker(ports.fs, libraryPaths(root))
  if (marker.formatVersion > formatVersion)
    throw new LibraryError({ code: 'READ_ONLY', reason: 'newer-format' })
  const guard = new LibraryGuard(ports, lockNameOf(marker.libraryId), libraryPaths(root).lockHint)
  await guard.start()
  const refused = guard.access.readOnly
  if (!refused) return { release: () => guard.stop() }
  await guard.stop()
  throw new LibraryError({ code: 'READ_ONLY', reason: refused })
}

/** What ended a turning, in the library's words. */
export function toLibraryError(error: unknown): LibraryError {
  if (error instanceof LibraryError) return error
  const cause = { cause: error }
  if (error instanceof SealError) return new LibraryError({ code: 'DAMAGED', id: 'seal' }, cause)
  if (isDiskFull(error)) return new LibraryError({ code: 'DISK_FULL' }, cause)
  if (isWriteProtected(error)) return new LibraryError({ code: 'READ_ONLY', reason: 'medium' }, cause)
  return new LibraryError({ code: isMissing(error) ? 'CANNOT_READ_NOW' : 'IO' }, cause)
}
