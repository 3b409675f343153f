import { basename } from 'node:path'
import type { BackupProgress, BackupRef, BackupsStatus } from '../../shared/contract/backups.ts'
import { Failure } from '../../shared/contract/failure.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Backups, LookInput } from '../library/backups/backups.ts'
import type { Library } from '../library/library.ts'
import { LibraryError } from '../library/library-error.ts'
import type { HostPort } from './host-port.ts'
import { staged } from './staged.ts'

/** Backups as a page may ask for them: folders are chosen through the host, and only their names come back. */
export type BackupDesk = Pick<Backups, 'list' | 'look' | 'restore' | 'verify' | 'libraries'> & {
  status(): Promise<BackupsStatus>
  now(signal: AbortSignal | undefined): AsyncGenerator<BackupProgress, void>
  choosePlace(): Promise<{ chosen: boolean }>
  forgetPlace(): Promise<BackupsStatus>
  restoreLibrary(
    ref: BackupRef,
    signal: AbortSignal | undefined,
  ): Promise<{ name: string; records: number; missing: number } | null>
}

export function createBackupDesk(library: Library, host: HostPort): BackupDesk {
  const { backups } = library
  const status = async (): Promise<BackupsStatus> => ({
    ...(await backups.status()),
    canChoose: host.describe().capabilities.nativeDialogs,
  })
  return {
    status,
    now: (signal) =>
      staged<BackupProgress>(async (report, aborted) => {
        const outcomes = await backups.run('manual', {
          signal: aborted,
          onProgress: (place, copied, total) => report({ place, copied, total, outcomes: null }),
        })
        return { place: null, copied: 0, total: 0, outcomes }
      }, signal),
    list: () => backups.list(),
    look: (input: LookInput) => backups.look(input),
    restore: (ref: BackupRef, ids: readonly RecordId[] | null, options) => backups.restore(ref, ids, options),
    verify: (signal) => backups.verify(signal),
    libraries: () => backups.libraries(),

    async choosePlace() {
      const folder = await host.chooseFolder('backups')
      if (folder === null) return { chosen: false }
      await backups.setSecond(folder).catch(refuseFolder)
      return { chosen: true }
    },

    async forgetPlace() {
      await backups.setSecond(null)
      return status()
    },

    async restoreLibrary(ref, signal) {
      const folder = await host.chooseFolder('restore')
      if (folder === null) return null
      const { records, missing } = await backups.restoreLibrary(ref, folder, signal).catch(refuseFolder)
      return { name: basename(folder), records, missing: missing.length }
    },
  }
}

/** A folder that will not do is the choice's fault, and said as such. */
function refuseFolder(error: unknown): never {
  const reason =
    error instanceof LibraryError && error.code === 'NOT_EMPTY'
      ? 'not-empty'
      : error instanceof Error && 'problem' in error
        ? String(error.problem)
        : null
  if (error instanceof LibraryError && error.code === 'DISK_FULL')
    throw new Failure('DISK_FULL', { chosen: true }, { cause: error })
  if (reason === null) throw error
  throw new Failure('INVALID', { fields: [{ path: 'folder', reason }] }, { cause: error })
}
