import { dirname } from 'node:path'
import type { ArchiveName } from '../archives/archive-name.ts'
import { archiveProblem } from '../archives/load-archive.ts'
import type { FileSystem } from '../files/file-system.ts'
import { revisionsOf } from '../records/revisions-of.ts'
import { loadRevision, readBounded, type LoadedRevision } from '../records/load-revision.ts'
import { hashFile } from '../files/hash-file.ts'
import { decodeRevision } from '../revisions/revision-file.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import type { BackupPaths } from './backup-paths.ts'

/** Good copies of what a library has lost. Whatever cannot be read now counts as not there. */
export interface KeptCopies {
  /** The newest revision of a record that holds, of all backups. */
  newest(id: string): Promise<LoadedRevision | null>
  /** The very bytes of one revision file. */
  sameFile(name: RevisionName): Promise<Uint8Array | null>
  /** The very bytes of one archive of the history. */
  sameArchive(name: ArchiveName): Promise<Uint8Array | null>
  /** Where a good copy of a stored object is, checked a moment ago. */
  object(sha256: string): Promise<string | null>
}

/** Looks in every place, in order; the lists of contents are not needed for it, so it works where they are damaged. */
export function createKeptCopies(fs: FileSystem, places: () => Promise<readonly BackupPaths[]>): KeptCopies {
  return {
    async newest(id) {
      const found: LoadedRevision[] = []
      for (const paths of await places()) {
        const folder = dirname(paths.kept(`${id}.r0000000001.0000000000000000.doc`))
        for (const name of revisionsOf(id, await namesIn(fs, folder))) {
          const load = await loadRevision(fs, folder, name).catch(() => null)
          if (!load?.ok) continue
          found.push(load.revision)
          break
        }
      }
      return found.toSorted((a, b) => b.name.rev - a.name.rev)[0] ?? null
    },

    async sameFile(name) {
      for (const paths of await places()) {
        const bytes = await readBounded(fs, paths.kept(name.fileName)).catch(() => null)
        if (bytes && decodeRevision(bytes, name).ok) return bytes
      }
      return null
    },

    async sameArchive(name) {
      for (const paths of await places()) {
        const path = paths.kept(name.fileName)
        const problem = await archiveProblem(fs, dirname(path), name).catch(() => 'cannot-read')
        if (problem === null) return fs.readFile(path)
      }
      return null
    },

    async object(sha256) {
      for (const paths of await places()) {
        const path = paths.object(sha256)
        if ((await hashFile(fs, path).catch(() => null)) === sha256) return path
      }
      return null
    },
  }
}

const namesIn = (fs: FileSystem, folder: string): Promise<string[]> => fs.list(folder).catch(() => [])
