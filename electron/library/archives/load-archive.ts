import { join } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { readWhole } from '../records/load-revision.ts'
import { decodeRevision } from '../revisions/revision-file.ts'
import { decodeArchive, type Archive, type ArchiveProblem } from './archive-file.ts'
import type { ArchiveName } from './archive-name.ts'

export type ArchiveLoad = { ok: true; archive: Archive } | { ok: false; problem: ArchiveProblem | 'missing' }

/** Reads an archive whole and checks it. CANNOT_READ_NOW. */
export async function loadArchive(fs: FileSystem, folder: string, name: ArchiveName): Promise<ArchiveLoad> {
  const read = await readWhole(fs, join(folder, name.fileName))
  return read.ok ? decodeArchive(read.bytes, name) : read
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
