import { createHash } from 'node:crypto'
import { z } from 'zod'
import { isoMoment } from '../../shared/model/dates.ts'
import { isMissing } from './files/error-code.ts'
import type { FileSystem } from './files/file-system.ts'
import { LibraryError } from './library-error.ts'
import type { LibraryPaths } from './library-paths.ts'
import { listLibrary } from './recovery/list-library.ts'
import { readHeader } from './revisions/read-header.ts'

export const markerFormat = 'rapporteur-library'
/** 2: the history may be folded into archives; whoever knows 1 only can read the library, and must not let go of what it holds. */
export const formatVersion = 2

/** `library.json`: written when a library is made, and never again by a save. */
export const libraryMarker = z.object({
  format: z.literal(markerFormat),
  formatVersion: z.int().min(1),
  libraryId: z.string().min(1).max(64),
  createdAt: isoMoment,
  /** The oldest format a program must know to read this library without misunderstanding it. */
  minReader: z.int().min(1),
  /** A restore is under way here, or was cut short: what is there is not the whole library. */
  incomplete: z.literal(true).optional(),
  /** The library is sealed; `check` tells its data key from any other. */
  sealed: z.object({ check: z.string().regex(/^[0-9a-f]{16}$/) }).optional(),
})
export type LibraryMarker = z.infer<typeof libraryMarker>

export function newMarker(libraryId: string, at: Date): LibraryMarker {
  return {
    format: markerFormat,
    formatVersion,
    libraryId,
    createdAt: at.toISOString(),
    minReader: 1,
  }
}

/** The marker as it is written: readable, with a checksum of itself, so that a changed digit is not taken for a fact. */
export const markerBytes = (marker: LibraryMarker): Uint8Array =>
  Buffer.from(`${JSON.stringify({ ...marker, check: checkOf(marker) }, null, 2)}\n`)

const checkOf = (fields: object): string =>
  createHash('sha256').update(JSON.stringify(fields)).digest('hex').slice(0, 16)

/** One without a checksum is believed as far as it is a marker; one whose checksum does not hold is damaged. */
function parseMarker(text: string): LibraryMarker | null {
  const found: unknown = JSON.parse(text)
  if (typeof found !== 'object' || found === null) return null
  const { check, ...fields } = found as Record<string, unknown>
  if (check !== undefined && check !== checkOf(fields)) return null
  return libraryMarker.safeParse(fields).data ?? null
}

/**
 * What library stands at a path. A marker that is lost or damaged is made good from any readable record; where there is
 * neither, NO_LIBRARY: a drive that is not connected must not become a new, empty library.
 */
export async function readMarker(
  fs: FileSystem,
  paths: LibraryPaths,
): Promise<{ marker: LibraryMarker; rebuilt: boolean }> {
  const marker = await readMarkerFile(fs, paths.marker)
  if (marker) return { marker: requireReadable(marker), rebuilt: false }
  const rebuilt = await markerFromRecords(fs, paths)
  if (!rebuilt) throw new LibraryError({ code: 'NO_LIBRARY' })
  return { marker: rebuilt, rebuilt: true }
}

/** NEWER_FORMAT for what only later programs understand, NO_LIBRARY for what is not whole yet. */
export function requireReadable(marker: LibraryMarker): LibraryMarker {
  if (marker.minReader > formatVersion) throw new LibraryError({ code: 'NEWER_FORMAT' })
  if (marker.incomplete) throw new LibraryError({ code: 'NO_LIBRARY' })
  return marker
}

/** The marker a file holds; null where it is not there, damaged or none. CANNOT_READ_NOW. */
export async function readMarkerFile(fs: FileSystem, path: string): Promise<LibraryMarker | null> {
  let text: string
  try {
    text = Buffer.from(await fs.readFile(path)).toString('utf8')
  } catch (error) {
    if (isMissing(error)) return null
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  }
  try {
    return parseMarker(text)
  } catch {
    return null
  }
}

async function markerFromRecords(fs: FileSystem, paths: LibraryPaths): Promise<LibraryMarker | null> {
  const { revisions } = await listLibrary(fs, paths)
  for (const name of revisions) {
    const read = await readHeader(fs, paths.docsOf(name.id), name)
    if (read.ok) return newMarker(read.header.library, new Date(read.header.savedAt))
  }
  return null
}
