import { ORPCError } from '@orpc/client'
import type { BackupProblem } from '../../../../shared/contract/backups.ts'
import { errorSentence } from '../../../api/error-sentence.ts'
import type { Translate } from '../../../i18n/use-t.ts'

const refusals: Record<BackupProblem | 'not-empty', true> = {
  missing: true,
  'no-room': true,
  'cannot-write': true,
  'cannot-read': true,
  busy: true,
  'given-up': true,
  'inside-library': true,
  'newer-format': true,
  'not-empty': true,
}

/** Why a chosen folder will not do; any other failure in its own words. */
export function folderRefusal(t: Translate, error: unknown): string {
  const reason = reasonIn(error instanceof ORPCError ? error.data : null)
  return reason === null ? errorSentence(t, error) : t(`backups.problem.${reason}`)
}

function reasonIn(data: unknown): keyof typeof refusals | null {
  const fields: unknown = typeof data === 'object' && data !== null && 'fields' in data ? data.fields : null
  const [first]: unknown[] = Array.isArray(fields) ? fields : []
  if (typeof first !== 'object' || first === null || !('reason' in first)) return null
  const { reason } = first
  return typeof reason === 'string' && Object.hasOwn(refusals, reason)
    ? (reason as keyof typeof refusals)
    : null
}
