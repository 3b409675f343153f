import { createHash } from 'node:crypto'
import type { PaperPreflight } from '../../shared/contract/packs.ts'
import type { Verdicts } from './intake/paper-verdict.ts'
import type { PackCrew } from './pack-crew.ts'

const mostPages = 10_000

/** Tells what a file would be like in a pack, each in a thread of its own. */
export function createPaperPreflight(
  crew: PackCrew,
  verdicts?: Verdicts,
): (bytes: Uint8Array, password?: string, signal?: AbortSignal) => Promise<PaperPreflight> {
  return async (bytes, password, signal) => {
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const known = await verdicts?.get(sha256)
    const hand = crew.hire()
    try {
      const job = {
        task: 'inspect' as const,
        bytes,
        mostPages,
        ...(password === undefined ? {} : { password }),
        ...(known && { verdict: known }),
      }
      const { preflight, verdict } = await hand.inspect(job, signal)
      if (verdict) verdicts?.keep(sha256, verdict)
      return preflight
    } finally {
      hand.dismiss()
    }
  }
}
