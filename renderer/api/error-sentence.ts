import { ORPCError } from '@orpc/client'
import type { errors } from '../../shared/contract/errors.ts'
import type { Translate } from '../i18n/use-t.ts'
import { UploadFailed } from './files.ts'
import { ConnectionLost } from './line.ts'

type Code = keyof typeof errors

const codes: Record<Code, true> = {
  NOT_FOUND: true,
  INVALID: true,
  CONFLICT: true,
  READ_ONLY: true,
  DISK_FULL: true,
  DAMAGED: true,
  CANNOT_READ_NOW: true,
  TOO_LARGE: true,
  PACK_TOO_LARGE: true,
  TYPESETTING_FAILED: true,
  UNCOVERED_CHARACTERS: true,
  NOT_CLEARED: true,
  RESTRICTED_PAPER: true,
  UNSUPPORTED_FILE: true,
  PASSPHRASE: true,
  LOCKED: true,
  TOO_SOON: true,
  NO_BACKUP: true,
  NO_CAPABILITY: true,
  UNEXPECTED: true,
}

/** The code of a failure as the contract names it; null for one that has none. */
export function errorCode(error: unknown): Code | null {
  const code = error instanceof ORPCError || error instanceof UploadFailed ? error.code : ''
  return Object.hasOwn(codes, code) ? (code as Code) : null
}

/** What happened, that nothing was lost, and what to do, in the reader's language. */
export function errorSentence(t: Translate, error: unknown): string {
  if (error instanceof ConnectionLost) return t('error.CONNECTION_LOST')
  if (error instanceof UploadFailed && error.code === 'CONNECTION') return t('error.CONNECTION_LOST')
  const code = errorCode(error) ?? 'UNEXPECTED'
  if (code === 'TOO_LARGE') return t('error.TOO_LARGE', { limit: megabytes(error) })
  if (code === 'READ_ONLY') return t(`error.READ_ONLY.${readOnlyReason(error)}`)
  if (code === 'PASSPHRASE') return t(`error.PASSPHRASE.${passphraseReason(error)}`)
  if (code === 'RESTRICTED_PAPER') return t('error.RESTRICTED_PAPER', restrictedPaper(error))
  if (code === 'TOO_SOON') return t('error.TOO_SOON', { seconds: secondsLeft(error) })
  if (code === 'DISK_FULL' && dataOf(error)['chosen'] === true) return t('error.DISK_FULL.chosen')
  if (code === 'DAMAGED' && dataOf(error)['tampered'] === true) return t('error.DAMAGED.tampered')
  if (code === 'UNSUPPORTED_FILE') return unsupported(t, error)
  return t(`error.${code}`)
}

const refusals = [
  'damaged',
  'encrypted',
  'too-complex',
  'suspicious-archive',
  'empty',
  'not-a-bundle',
  'newer',
] as const

function unsupported(t: Translate, error: unknown): string {
  const { reason, fileName } = dataOf(error)
  const known = refusals.find((each) => each === reason)
  return known
    ? t(`error.UNSUPPORTED_FILE.${known}`, { fileName: String(fileName) })
    : t('error.UNSUPPORTED_FILE')
}

function megabytes(error: unknown): number {
  const limit = error instanceof UploadFailed ? error.limit : dataOf(error)['limit']
  return typeof limit === 'number' ? Math.floor(limit / 1_048_576) : 0
}

function readOnlyReason(error: unknown): 'locked' | 'newer-format' | 'medium' {
  const { reason } = dataOf(error)
  return reason === 'locked' || reason === 'newer-format' ? reason : 'medium'
}

function passphraseReason(error: unknown): 'needed' | 'wrong' | 'too-costly' {
  const { reason } = dataOf(error)
  return reason === 'wrong' || reason === 'too-costly' ? reason : 'needed'
}

/** The first of them is named; there is mostly one. */
function restrictedPaper(error: unknown): { title: string; audience: string } {
  const { papers } = dataOf(error)
  const first: unknown = Array.isArray(papers) ? papers[0] : null
  const named = typeof first === 'object' && first !== null ? first : {}
  return { title: '', audience: '', ...named }
}

/** Seconds until another passphrase is looked at; 0 where the failure is another. */
export function secondsLeft(error: unknown): number {
  const { seconds } = dataOf(error)
  return typeof seconds === 'number' ? seconds : 0
}

function dataOf(error: unknown): Record<string, unknown> {
  const data: unknown = error instanceof ORPCError ? error.data : null
  return typeof data === 'object' && data !== null ? { ...data } : {}
}
