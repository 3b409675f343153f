import type { DocumentBody } from '../../../shared/document/body.ts'

/** Why a save did not happen, in the codes of the contract and one of our own for a workbench that does not answer. */
export const saveReasons = [
  'CONFLICT',
  'READ_ONLY',
  'DISK_FULL',
  'TOO_LARGE',
  'INVALID',
  'NOT_FOUND',
  'CANNOT_READ_NOW',
  'DISCONNECTED',
  'UNKNOWN',
] as const
export type SaveReason = (typeof saveReasons)[number]

/** What the indicator tells. `at` is an ISO moment; `retryAt` and all times the clock gives are ms since 1970. */
export type SaveState =
  | { phase: 'idle' }
  | { phase: 'dirty' }
  | { phase: 'saving' }
  | { phase: 'saved'; at: string }
  | { phase: 'failed'; reason: SaveReason; retryAt: number | null }
  | { phase: 'conflict'; mine: DocumentBody; currentRev: number; theirs: DocumentBody | null }

/** Reasons that pass by themselves, so that trying again later makes sense without a new word being typed. */
export const passing: ReadonlySet<SaveReason> = new Set([
  'READ_ONLY',
  'DISK_FULL',
  'CANNOT_READ_NOW',
  'DISCONNECTED',
  'UNKNOWN',
])

/** Reads the reason of a failed save from the error's code; never from its text. */
export function reasonOf(error: unknown): SaveReason {
  const code: unknown =
    typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined
  return saveReasons.find((reason) => reason === code) ?? 'UNKNOWN'
}

/** The revision that stands in our way, where the error tells. */
export function currentRevOf(error: unknown): number | null {
  if (typeof error !== 'object' || error === null || !('data' in error)) return null
  const { data } = error
  if (typeof data !== 'object' || data === null || !('currentRev' in data)) return null
  return typeof data.currentRev === 'number' ? data.currentRev : null
}
