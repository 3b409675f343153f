import { join } from 'node:path'
import type { JsonValue } from '../../../shared/document/body.ts'
import { isMissing } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { LibraryError } from '../library-error.ts'
import { decodeRevision, maxRevisionBytes, type RevisionProblem } from '../revisions/revision-file.ts'
import type { RevisionHeader } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import { SealError } from '../sealing/seal-error.ts'

export type LoadedRevision = { name: RevisionName; header: RevisionHeader; payload: JsonValue }
export type RevisionLoad =
  | { ok: true; revision: LoadedRevision }
  | { ok: false; problem: RevisionProblem | 'missing' }

/** Reads one revision whole and checks it. CANNOT_READ_NOW, and nothing is put aside for it. */
export async function loadRevision(
  fs: FileSystem,
  folder: string,
  name: RevisionName,
): Promise<RevisionLoad> {
  const read = await readWhole(fs, join(folder, name.fileName))
  if (!read.ok) return read
  const reading = decodeRevision(read.bytes, name)
  if (!reading.ok) return reading
  return { ok: true, revision: { name, header: reading.header, payload: reading.payload } }
}

/** All bytes of a file. A medium that does not answer is no damage: it raises CANNOT_READ_NOW. */
export async function readWhole(
  fs: FileSystem,
  path: string,
): Promise<{ ok: true; bytes: Uint8Array } | { ok: false; problem: 'missing' | 'checksum' }> {
  try {
    const bytes = await readBounded(fs, path)
    return bytes ? { ok: true, bytes } : { ok: false, problem: 'checksum' }
  } catch (error) {
    if (isMissing(error)) return { ok: false, problem: 'missing' }
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  }
}

/**
 * All bytes of a file, or null where they are not what was written: its seal is broken, or it is larger than a revision
 * can be, and is not read at all then.
 */
export async function readBounded(fs: FileSystem, path: string): Promise<Uint8Array | null> {
  const { size } = await fs.facts(path)
  if (size > maxRevisionBytes) return null
  return fs.readFile(path).catch((error: unknown) => {
    if (error instanceof SealError) return null
    throw error
  })
}
