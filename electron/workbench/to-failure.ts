import { randomUUID } from 'node:crypto'
import { ORPCError } from '@orpc/server'
import { Failure } from '../../shared/contract/failure.ts'
import type { FailureCode } from '../../shared/contract/failure.ts'
import { LibraryError } from '../library/library-error.ts'

export type Log = (entry: { reference: string; cause: unknown }) => void

/**
 * The one place where errors become the contract's vocabulary. What is none of ours is written to the log under a
 * reference, and only the reference crosses the boundary: no message, path or stack does.
 */
export function toContractError(error: unknown, log: Log): unknown {
  if (error instanceof ORPCError) return error
  if (error instanceof Failure) return contractError(error.code, error.data, error)
  if (error instanceof LibraryError) return fromLibrary(error)
  if (error instanceof Error && error.name === 'AbortError') return error
  const reference = randomUUID()
  log({ reference, cause: error })
  return contractError('UNEXPECTED', { reference }, error)
}

function fromLibrary(error: LibraryError): unknown {
  const { failure } = error
  switch (failure.code) {
    case 'NOT_FOUND':
      return contractError('NOT_FOUND', { what: failure.what, id: failure.id }, error)
    case 'DAMAGED': {
      const { id, tampered } = failure
      return contractError('DAMAGED', { id, ...(tampered ? { tampered } : {}) }, error)
    }
    case 'READ_ONLY':
      return contractError('READ_ONLY', { reason: failure.reason }, error)
    case 'NEWER_FORMAT':
      return contractError('READ_ONLY', { reason: 'newer-format' }, error)
    case 'DISK_FULL':
      return contractError('DISK_FULL', undefined, error)
    case 'CONFLICT':
      return contractError('CONFLICT', { id: failure.id, currentRev: failure.currentRev }, error)
    case 'TOO_LARGE':
      return contractError('TOO_LARGE', { limit: failure.limit }, error)
    case 'INVALID':
      return contractError('INVALID', { fields: [{ path: '', reason: failure.reason }] }, error)
    case 'NO_BACKUP':
      return contractError('NO_BACKUP', { problem: failure.problem }, error)
    case 'PASSPHRASE':
      return contractError('PASSPHRASE', { reason: failure.reason }, error)
    case 'KEY_DAMAGED':
      return contractError('DAMAGED', { id: 'key' }, error)
    case 'CANNOT_READ_NOW':
    case 'NO_LIBRARY':
    case 'NOT_EMPTY':
    case 'CLOSED':
    case 'IO':
      return contractError('CANNOT_READ_NOW', undefined, error)
  }
}

function contractError(code: FailureCode, data: unknown, cause: unknown) {
  return new ORPCError(code, { data, cause })
}
