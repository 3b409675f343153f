import type {
  BackupList,
  BackupOutcome,
  BackupReason,
  BackupRef,
  BackupsStatus,
  KeptLibrary,
  KeptPage,
  RestoreProgress,
} from '../../../shared/contract/backups.ts'
import type { VerifyProgress } from '../../../shared/contract/library.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { RestoredLibrary } from './restore-library.ts'

/** Where a library's backups go, and whether they are made by themselves. Paths are absolute. */
export type BackupOptions = {
  /** The folder that holds every library's own backups; made when it is first needed. */
  home: string
  /** A second folder for this session, named by whoever started the host; the one the user chose otherwise. */
  second?: string | undefined
  /** Hourly while there are changes, and on closing. */
  automatic: boolean
  /** Tells the disk a path lies on from others; left out where the host knows no disks. */
  diskOf?: ((path: string) => Promise<number | null>) | undefined
}

export type BackupRun = {
  signal?: AbortSignal | undefined
  /** Milliseconds after which what is not copied yet waits for the next time. */
  limitMs?: number
  /** A folder, absolute, to back up to this once instead of the usual places. */
  to?: string | undefined
  onProgress?(place: BackupOutcome['place'], copied: number, total: number): void
}

export type RestoreOptions = {
  signal?: AbortSignal | undefined
  /** Goes on where no backup of how things stand could be made first. */
  unprotected?: boolean | undefined
  /** `ref` is that backup: what came back since then and was not there goes to the bin again. */
  undo?: boolean | undefined
}

export type LookInput = { ref: BackupRef; differing: boolean; text: string; offset: number; limit: number }

/**
 * Backups of one open library. A place that cannot be used is an outcome, not an error; errors are `LibraryError`:
 * NOT_FOUND for a backup that is not there, CANNOT_READ_NOW, and those of saving where something is restored.
 */
export interface Backups {
  status(): Promise<Omit<BackupsStatus, 'canChoose'>>
  /** Backs up to every place, one after the other; resolves when what the lists of contents name is durable and read again. */
  run(reason: BackupReason, options?: BackupRun): Promise<BackupOutcome[]>
  /** A backup ahead of something that takes much away at once; bounded in time, and never in its way. */
  ahead(reason: BackupReason): Promise<void>
  list(): Promise<BackupList>
  look(input: LookInput): Promise<KeptPage>
  /**
   * Brings records back as new revisions, after a backup of how things stand; without `ids` all that differ. NO_BACKUP
   * where that could not be made and nobody agreed to go on without; nothing was brought back then.
   */
  restore(
    ref: BackupRef,
    ids: readonly RecordId[] | null,
    options?: RestoreOptions,
  ): AsyncIterable<RestoreProgress>
  /** Reads every file of every backup; a damaged copy is made anew by the next run. */
  verify(signal?: AbortSignal): AsyncIterable<VerifyProgress>
  /** Keeps a second set in a folder from now on, or no more (null). BackupError where it cannot be used. */
  setSecond(folder: string | null): Promise<void>
  /** Every library that has backups in the own place or the chosen one. */
  libraries(): Promise<KeptLibrary[]>
  /** Makes the library of a backup in an empty folder. NOT_EMPTY, DISK_FULL, IO. */
  restoreLibrary(ref: BackupRef, folder: string, signal?: AbortSignal): Promise<RestoredLibrary>
}
