import { sniffFile } from '../exchange/sniff-file.ts'
import type { Library } from '../library/library.ts'
import { LibraryError } from '../library/library-error.ts'
import { AssetError } from './asset-error.ts'
import type { Arrivals } from './arrivals.ts'
import type { Artifact, Artifacts } from './artifacts.ts'

/** Largest file taken in, bytes. */
export const uploadLimit = 200 * 1024 * 1024

/** Media types a page may show in place; everything else is only ever downloaded. */
const shown = new Set(['image/png', 'image/jpeg', 'image/gif', 'image/webp', 'application/pdf'])

export type Asset = { bytes: Uint8Array; mediaType: string; inline: boolean }

/** Bytes by URL, with the same checks whichever host serves them. Names are hashes and random ids, so no path is ever joined. */
export interface AssetService {
  /** The file of that SHA-256; null where there is none or it is damaged. The type is read off the bytes, never believed. */
  read(sha256: string): Promise<Asset | null>
  artifact(id: string): Promise<Artifact | null>
  /** Takes in a file as it comes; a travelling bundle waits to be opened, a stray copy to be identified, anything else is stored. AssetError when it is too large or cannot be written. */
  upload(
    bytes: AsyncIterable<Uint8Array>,
    fileName: string,
  ): Promise<{ sha256: string; size: number; mediaType: string }>
}

export function createAssetService(
  library: Library,
  artifacts: Artifacts,
  waiting: { bundles: Arrivals; strays: Arrivals },
): AssetService {
  return {
    async read(sha256) {
      const bytes = await readOrNull(library, sha256)
      if (!bytes) return null
      const mediaType = sniffFile(bytes, '').mediaType
      return { bytes, mediaType, inline: shown.has(mediaType) }
    },

    artifact: (id) => Promise.resolve(artifacts.get(id)),

    async upload(bytes, fileName) {
      if (waiting.bundles.takes(fileName)) {
        const arrival = await waiting.bundles.keep(bytes, fileName)
        return { sha256: arrival.sha256, size: arrival.bytes.length, mediaType: 'application/vnd.rapporteur' }
      }
      if (waiting.strays.takes(fileName)) {
        const arrival = await waiting.strays.keep(bytes, fileName)
        const { mediaType } = sniffFile(arrival.bytes, '')
        return { sha256: arrival.sha256, size: arrival.bytes.length, mediaType }
      }
      const { sha256, size } = await library.putObject(bytes, uploadLimit).catch(toAssetError)
      const stored = await library.readObject(sha256)
      return { sha256, size, mediaType: sniffFile(stored, fileName).mediaType }
    },
  }
}

async function readOrNull(library: Library, sha256: string): Promise<Uint8Array | null> {
  try {
    return await library.readObject(sha256)
  } catch (error) {
    if (error instanceof LibraryError && (error.code === 'NOT_FOUND' || error.code === 'DAMAGED')) return null
    throw error
  }
}

function toAssetError(error: unknown): never {
  if (!(error instanceof LibraryError)) throw error
  const { code } = error
  throw new AssetError(code === 'TOO_LARGE' || code === 'DISK_FULL' || code === 'READ_ONLY' ? code : 'IO', {
    cause: error,
  })
}
