import { createHash } from 'node:crypto'
import { AssetError } from './asset-error.ts'

/** A file as it came, unopened. */
export type Arrival = { bytes: Uint8Array; sha256: string; fileName: string }

/**
 * Bundles that were handed over and not opened yet, or copies nobody has looked at. They are held in memory, never in the library nor in a temporary
 * file: what has not been checked leaves no trace.
 */
export interface Arrivals {
  /** Whether a file of this name is one. */
  takes(fileName: string): boolean
  keep(bytes: AsyncIterable<Uint8Array>, fileName: string): Promise<Arrival>
  get(sha256: string): Arrival | null
  /** The one that came last. */
  newest(): Arrival | null
  forget(sha256: string): boolean
}

/** So many wait at most; a third takes the place of the first. */
const mostWaiting = 2

/** What takes files whose names end so. */
export function createArrivals(limitBytes: number, ending = '.rapporteur'): Arrivals {
  const waiting = new Map<string, Arrival>()
  return {
    takes: (fileName) => fileName.toLowerCase().endsWith(ending),
    async keep(chunks, fileName) {
      const parts: Uint8Array[] = []
      let size = 0
      for await (const chunk of chunks) {
        size += chunk.length
        if (size > limitBytes) throw new AssetError('TOO_LARGE')
        parts.push(chunk)
      }
      const bytes = Buffer.concat(parts)
      const sha256 = createHash('sha256').update(bytes).digest('hex')
      const arrival = { bytes, sha256, fileName }
      waiting.delete(sha256)
      waiting.set(sha256, arrival)
      for (const oldest of [...waiting.keys()].slice(0, -mostWaiting)) waiting.delete(oldest)
      return arrival
    },
    get: (sha256) => waiting.get(sha256) ?? null,
    newest: () => [...waiting.values()].at(-1) ?? null,
    forget: (sha256) => waiting.delete(sha256),
  }
}
