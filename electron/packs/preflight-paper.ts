import type { PaperPreflight } from '../../shared/contract/packs.ts'
import { refusedPaper } from './intake/inspect-paper.ts'
import type { PackCrew } from './pack-crew.ts'

const mostPages = 10_000

/** Tells what a file would be like in a pack, each in a thread of its own; null stands for one the library has no more. */
export function createPaperPreflight(
  crew: PackCrew,
): (bytes: Uint8Array | null, password?: string, signal?: AbortSignal) => Promise<PaperPreflight> {
  return async (bytes, password, signal) => {
    if (!bytes) return refusedPaper('missing')
    const hand = crew.hire()
    try {
      const job = {
        task: 'inspect' as const,
        bytes,
        mostPages,
        ...(password === undefined ? {} : { password }),
      }
      return await hand.inspect(job, signal)
    } finally {
      hand.dismiss()
    }
  }
}
