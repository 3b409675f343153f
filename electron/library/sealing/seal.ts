import type { SealKeys } from './seal-keys.ts'

/** What an open sealed library is sealed with. */
export type Seal = {
  readonly keys: SealKeys
  /** Puts the key files, and the marker, into a folder of backups, so that these can be opened by themselves. */
  keepKeysIn(folder: string): Promise<void>
}
