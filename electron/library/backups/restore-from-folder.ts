import { LibraryError } from '../library-error.ts'
import { backupsIn, findBackup } from './find-backup.ts'
import { restoreLibrary, type RestorePorts, type RestoredLibrary } from './restore-library.ts'

/**
 * Makes a library in an empty folder from the newest backup found in `from`: of several libraries' backups, of the one that
 * is called `name`, and where none is, of the one that was backed up last. NOT_FOUND where there is no backup, and the errors
 * of restoring.
 */
export async function restoreFromFolder(
  from: string,
  name: string,
  folder: string,
  ports: RestorePorts,
): Promise<RestoredLibrary> {
  const { entries } = await backupsIn(ports.fs, from)
  const chosen = entries.find((entry) => entry.name === name) ?? entries[0]
  if (!chosen) throw new LibraryError({ code: 'NOT_FOUND', what: 'backup', id: from })
  const { paths, manifest } = await findBackup(ports.fs, chosen.folder, chosen.id)
  return restoreLibrary(paths, manifest, folder, ports)
}
