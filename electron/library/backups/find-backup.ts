import { basename, dirname, join } from 'node:path'
import type { FileSystem } from '../files/file-system.ts'
import { LibraryError } from '../library-error.ts'
import { backupPaths, placeFolder, type BackupPaths } from './backup-paths.ts'
import { listEntries } from './list-entries.ts'
import type { Manifest } from './manifest.ts'
import { listBackups, readManifest } from './place.ts'
import type { BackupEntry } from '../../../shared/contract/backups.ts'

/**
 * The folders of libraries' backups within a folder: itself, those in it, or those in the folder that is made in a place
 * of the user's choice. Empty where there are none.
 */
export async function backupFolders(fs: FileSystem, folder: string): Promise<BackupPaths[]> {
  const itself = backupPaths(folder)
  if ((await listBackups(fs, itself).catch(() => [])).length > 0) return [itself]
  const found: BackupPaths[] = []
  for (const parent of [folder, join(folder, placeFolder)]) {
    for (const name of await fs.list(parent).catch(() => [])) {
      const paths = backupPaths(join(parent, name))
      if ((await listBackups(fs, paths).catch(() => [])).length > 0) found.push(paths)
    }
  }
  return found
}

/** Every backup found in a folder, newest first, with the folder it lies in; `sealed` names folders that want a key. */
export async function backupsIn(
  fs: FileSystem,
  folder: string,
): Promise<{ entries: (BackupEntry & { folder: string })[]; damaged: string[]; sealed: string[] }> {
  const entries: (BackupEntry & { folder: string })[] = []
  const damaged: string[] = []
  const sealed: string[] = []
  for (const paths of await backupFolders(fs, folder)) {
    const listed = await listEntries(fs, { key: 'own', paths })
    entries.push(...listed.entries.map((entry) => ({ ...entry, folder: paths.root })))
    damaged.push(...listed.damaged.map((id) => paths.manifest(id)))
    if (listed.sealed.length > 0) sealed.push(paths.root)
  }
  return { entries: entries.toSorted((a, b) => (a.at < b.at ? 1 : -1)), damaged, sealed }
}

/**
 * One backup by where it is: a folder that holds one library's backups, of which the newest readable one or that named
 * `id` is taken, or a list of contents itself. NOT_FOUND; DAMAGED for a list that fails its checksum, PASSPHRASE for one
 * that is sealed (`openBackups`).
 */
export async function findBackup(
  fs: FileSystem,
  where: string,
  id?: string,
): Promise<{ paths: BackupPaths; id: string; manifest: Manifest }> {
  const notFound = new LibraryError({ code: 'NOT_FOUND', what: 'backup', id: id ?? where })
  const asked = where.endsWith('.json') ? basename(where, '.json') : id
  const folders = where.endsWith('.json')
    ? [backupPaths(dirname(dirname(where)))]
    : await backupFolders(fs, where)
  const [paths] = folders
  if (!paths || folders.length > 1) throw notFound
  const ids = asked === undefined ? (await listBackups(fs, paths)).map((backup) => backup.id) : [asked]
  for (const each of ids) {
    const reading = await readManifest(fs, paths, each).catch(() => null)
    if (reading?.ok) return { paths, id: each, manifest: reading.manifest }
    if (reading === null) throw notFound
    if (reading.problem === 'sealed') throw new LibraryError({ code: 'PASSPHRASE', reason: 'needed' })
  }
  throw new LibraryError({ code: 'DAMAGED', id: ids[0] ?? where })
}
