import type { LibraryMarker } from '../library-marker.ts'
import type { SealKeys } from './seal-keys.ts'

/** What an open sealed library is sealed with. */
export type Seal = {
  readonly keys: SealKeys
  /** What the library says of itself; it is never changed while it is sealed. */
  readonly marker: LibraryMarker
  /** Puts the key files, and the marker, into a folder of backups, so that these can be opened by themselves. */
  keepKeysIn(folder: string): Promise<void>
  /** Moves backups aside that were sealed under another key, when the library was sealed before (`earlier-backups.ts`). */
  setEarlierAside(folder: string): Promise<void>
}
