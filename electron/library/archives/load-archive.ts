import { join } from 'node:path'
import { isMissing } from '../files/error-code.ts'
import type { FileSystem } from '../files/file-system.ts'
import { LibraryError } from '../library-error.ts'
import { readBounded } from '../records/load-revision.ts'
import { decodeRevision } from '../revisions/revision-file.ts'
import { decodeArchive, type Archive, type ArchiveProblem } from './archive-file.ts'
import type { ArchiveName } from './archive-name.ts'

export type ArchiveLoad = { ok: true; archive: Archive } | { ok: false; problem: ArchiveProblem | 'missing' }

/** Reads an archive whole and checks it. A medium that does not answer is no damage: it raises CANNOT_READ_NOW. */
export async function loadArchive(fs: FileSystem, folder: string, name: ArchiveName): Promise<ArchiveLoad> {
  let bytes: Uint8Array | null
  try {
    bytes = await readBounded(fs, join(folder, name.fileName))
  } catch (error) {
    if (isMissing(error)) return { ok: false, problem: 'missing' }
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  }
  return bytes ? decodeArchive(bytes, name) : { ok: false, problem: 'checksum' }
}

/** What is wrong with an archive or with any revision in it; null where all of them hold, or a later version wrote it. */
export async function archiveProblem(
  fs: FileSystem,
  folder: string,
  name: ArchiveName,
): Promise<ArchiveProblem | 'missing' | null> {
  const load = await loadArchive(fs, folder, name)
  if (!load.ok) return load.problem === 'newer' ? null : load.problem
  const revisions = await load.archive.unpack()
  const holds = revisions?.every((revision) => {
    const reading = decodeRevision(revision.bytes, revision.name)
    return reading.ok || reading.problem === 'newer'
  })
  return holds ? null : 'payload'
}
