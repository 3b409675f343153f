import type { BackupOptions } from './backups/backups.ts'
import type { Clock } from './clock.ts'
import type { FileSystem } from './files/file-system.ts'
import type { LibraryLock } from './lock/library-lock.ts'

/** What a library is handed to live on. */
export type LibraryPorts = {
  fs: FileSystem
  clock: Clock
  lock: LibraryLock
  /** This machine's name and this installation's id (at most 64 characters), by which other machines know who is at work. */
  host: string
  installId: string
  /** Written into every revision. */
  appVersion: string
  /** Room kept back for saves on a full disk, in bytes; 8 MiB where nothing is said. */
  reserveBytes?: number
  /** How dear a passphrase is made to guess, as the base-2 logarithm of scrypt's cost; 17 where nothing is said. */
  passphraseCost?: number | undefined
  /** Where backups go; none are made, and none are looked into, where nothing is said. */
  backups?: BackupOptions | undefined
}
