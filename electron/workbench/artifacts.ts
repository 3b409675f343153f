import { randomBytes } from 'node:crypto'

/** A file the workbench made and a host serves: an exported PDF, a bound pack. */
export type Artifact = { bytes: Uint8Array; mediaType: string; fileName: string }

/** One that is put together when it is fetched, because it shares most of its bytes with others. */
export type MadeArtifact = Omit<Artifact, 'bytes'> & { write(): Uint8Array }

/** Keeps what was exported for as long as it may be fetched: the newest ones, up to a sum of bytes. Ids cannot be guessed. */
export interface Artifacts {
  keep(artifact: Artifact): string
  /** Keeps the way to make a file; it counts for little, whatever its size. */
  keepMade(artifact: MadeArtifact): string
  /** Keeps it in the place of the one before the last kept under this key: previews come by the hundred. */
  keepLatest(key: string, artifact: Artifact): string
  get(id: string): Artifact | null
}

export function createArtifacts(limitBytes = 512 * 1024 * 1024): Artifacts {
  const kept = new Map<string, Artifact | MadeArtifact>()
  const latest = new Map<string, string[]>()
  let size = 0
  const drop = (id: string) => {
    const artifact = kept.get(id)
    size -= artifact ? sizeOf(artifact) : 0
    kept.delete(id)
  }
  const keep = (artifact: Artifact | MadeArtifact) => {
    const id = randomBytes(24).toString('base64url')
    kept.set(id, artifact)
    size += sizeOf(artifact)
    for (const oldest of kept.keys()) {
      if (size <= limitBytes || oldest === id) break
      drop(oldest)
    }
    return id
  }
  return {
    keep,
    keepMade: keep,
    keepLatest(key, artifact) {
      const id = keep(artifact)
      // The one before may still be on its way to a page.
      const [before, ...older] = latest.get(key) ?? []
      for (const each of older) drop(each)
      latest.set(key, before === undefined ? [id] : [id, before])
      return id
    },
    get(id) {
      const artifact = kept.get(id)
      if (!artifact || 'bytes' in artifact) return artifact ?? null
      const { write, ...rest } = artifact
      return { ...rest, bytes: write() }
    },
  }
}

/** What a recipe for a file is taken to hold: a mark, and a table of its objects. */
const recipe = 256 * 1024

const sizeOf = (artifact: Artifact | MadeArtifact) =>
  'bytes' in artifact ? artifact.bytes.byteLength : recipe
