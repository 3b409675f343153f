import type { LibraryKey } from './library-key.ts'

/** How a folder stands, as far as it can be told without any key. */
export type Standing = {
  libraryId: string
  /** Nothing in it can be read without a key. */
  sealed: boolean
  /** Turning it into the other kind was cut short; the next opening ends or undoes it. */
  unfinished: boolean
}

/** What still holds plain text after a library was sealed. Paths are absolute, `bytes` is what they take up. */
export type PlainRemains = {
  /** Folders of backups made before: kept until somebody says otherwise, for they may be the only older ones. */
  backups: { folder: string; bytes: number }[]
  /** Files and folders that could not be removed; the next opening tries again. */
  unremovable: string[]
}

export type SealProgress = {
  phase: 'writing' | 'verifying' | 'removing'
  /** Files of the phase. */
  done: number
  total: number
  /** In the last word only: it is finished. */
  remains?: PlainRemains
}

export type SealOptions = {
  /** Stops it; the library is then what it was. After the last file was verified nothing stops it any more. */
  signal?: AbortSignal | undefined
  /** Folders, absolute, with what is derived from the library (the search index): emptied once it is verified. */
  derived?: readonly string[]
}

/**
 * Turns a library that nobody has open into a sealed one and back, and changes what opens it. Killed at any moment the
 * library is what it was or what it was to be. Errors are `LibraryError`: NO_LIBRARY, READ_ONLY ('locked' where any
 * program has it open), DISK_FULL (nothing was changed), PASSPHRASE, KEY_DAMAGED, DAMAGED (a file that cannot be read is
 * in the way: check the library first), CLOSED where `signal` ended it, IO.
 */
export interface Sealing {
  look(folder: string): Promise<Standing>
  /** `recoveryCode` as `newRecoveryCode` made it, shown and typed back before. */
  seal(
    folder: string,
    keys: { passphrase: string; recoveryCode: string },
    options?: SealOptions,
  ): AsyncIterable<SealProgress>
  unseal(folder: string, key: LibraryKey, options?: SealOptions): AsyncIterable<SealProgress>
  /** Touches no record, and works while the library is open. Copies of the old key file in reachable places go. */
  changePassphrase(folder: string, key: LibraryKey, passphrase: string): Promise<void>
  /** Replaces the recovery code; the old one opens nothing any more. */
  changeRecoveryCode(folder: string, key: LibraryKey, recoveryCode: string): Promise<void>
  /** The key itself, 32 bytes, for a keychain that is to remember it; PASSPHRASE where `key` is not the library's. */
  dataKey(folder: string, key: LibraryKey): Promise<Uint8Array>
  /** Backups from before it was sealed. */
  plainBackups(folder: string): Promise<PlainRemains['backups']>
  /** Removes them; answers what could not be removed. */
  removePlainBackups(folder: string): Promise<string[]>
}
