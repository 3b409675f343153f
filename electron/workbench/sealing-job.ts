import type { SealingProblem, SealingWork } from '../../shared/contract/protection.ts'
import { LibraryError } from '../library/library-error.ts'
import type { SealProgress } from '../library/sealing/sealing.ts'

/** Follows the sealing or unsealing of a library to its end: null where it was done, or why it was not. */
export async function followSealing(
  what: SealingWork['what'],
  steps: () => AsyncIterable<SealProgress>,
  signal: AbortSignal,
  ports: { step(work: SealingWork): void; log(fault: unknown): void },
): Promise<SealingProblem | null> {
  try {
    for await (const { phase, done, total } of steps()) ports.step({ what, phase, done, total })
    return null
  } catch (error) {
    if (signal.aborted) return 'stopped'
    if (error instanceof LibraryError && problems[error.code]) return problems[error.code] ?? null
    ports.log(error)
    return 'unexpected'
  }
}

const problems: Partial<Record<LibraryError['code'], SealingProblem>> = {
  PASSPHRASE: 'passphrase',
  KEY_DAMAGED: 'damaged',
  DAMAGED: 'damaged',
  READ_ONLY: 'busy',
  DISK_FULL: 'disk-full',
  IO: 'cannot-write',
  CANNOT_READ_NOW: 'cannot-write',
  CLOSED: 'stopped',
}
