import { randomBytes } from 'node:crypto'

/** A file the workbench made and a host serves: an exported PDF, a bound pack. */
export type Artifact = { bytes: Uint8Array; mediaType: string; fileName: string }

/** Keeps what was exported for as long as it may be fetched: the newest ones, up to a sum of bytes. Ids cannot be guessed. */
export interface Artifacts {
  keep(artifact: Artifact): string
  get(id: string): Artifact | null
}

export function createArtifacts(limitBytes = 512 * 1024 * 1024): Artifacts {
  const kept = new Map<string, Artifact>()
  let size = 0
  return {
    keep(artifact) {
      const id = randomBytes(24).toString('base64url')
      kept.set(id, artifact)
      size += artifact.bytes.byteLength
      for (const [oldest, old] of kept) {
        if (size <= limitBytes || oldest === id) break
        kept.delete(oldest)
        size -= old.bytes.byteLength
      }
      return id
    },
    get: (id) => kept.get(id) ?? null,
  }
}
