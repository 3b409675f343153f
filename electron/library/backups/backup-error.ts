import type { BackupProblem } from '../../../shared/contract/backups.ts'
import { errorCode, isDiskFull, isMissing, isWriteProtected } from '../files/error-code.ts'
import { LibraryError } from '../library-error.ts'

/** Why a backup was not made or cannot be used; nothing that was kept before is touched by it. */
export class BackupError extends Error {
  override readonly name = 'BackupError'

  constructor(
    readonly problem: BackupProblem,
    options?: { cause?: unknown },
  ) {
    super(problem, options)
  }
}

/** What a failure of the medium means for a backup. */
export function toBackupProblem(error: unknown): BackupProblem {
  if (error instanceof BackupError) return error.problem
  if (error instanceof LibraryError) return error.code === 'DISK_FULL' ? 'no-room' : 'cannot-read'
  if (isDiskFull(error)) return 'no-room'
  if (isMissing(error) || ['ENODEV', 'ENXIO'].includes(errorCode(error))) return 'missing'
  return isWriteProtected(error) || errorCode(error) === 'EIO' ? 'cannot-write' : 'cannot-read'
}
