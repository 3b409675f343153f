import type { BackupEntry, BackupPlace } from '../../../shared/contract/backups.ts'
import type { FileSystem } from '../files/file-system.ts'
import type { Manifest } from './manifest.ts'
import { listBackups, readManifest, type Place } from './place.ts'

/** What a list says of one backup. */
export function toEntry(place: BackupPlace, id: string, manifest: Manifest): BackupEntry {
  const { library, name, at, reason, records, files, objects, archives = [] } = manifest
  const bytes = [...files, ...archives, ...objects].reduce((sum, { size }) => sum + size, 0)
  return { place, id, libraryId: library.libraryId, name, at, reason, records, bytes }
}

/** Every backup of a place, newest first, and the names of those whose list of contents cannot be used, or wants a key. */
export async function listEntries(
  fs: FileSystem,
  { key, paths }: Pick<Place, 'key' | 'paths'>,
): Promise<{ entries: BackupEntry[]; damaged: string[]; sealed: string[] }> {
  const entries: BackupEntry[] = []
  const damaged: string[] = []
  const sealed: string[] = []
  for (const { id } of await listBackups(fs, paths)) {
    const reading = await readManifest(fs, paths, id).catch(() => null)
    if (reading?.ok) entries.push(toEntry(key, id, reading.manifest))
    else if (reading && !reading.ok && reading.problem === 'sealed') sealed.push(id)
    else damaged.push(id)
  }
  return { entries, damaged, sealed }
}
