import { basename, dirname, join } from 'node:path'
import { placeFolder } from '../backups/backup-paths.ts'
import type { FileSystem } from '../files/file-system.ts'
import { LibraryError } from '../library-error.ts'
import { readMarkerFile } from '../library-marker.ts'
import { sealedFolder } from '../library-paths.ts'
import { keyFolder, readKeyFiles } from './key-files.ts'
import type { LibraryKey } from './library-key.ts'
import { dataKeyOf, ownerOf, type SealedMarker } from './open-seal.ts'
import { createSealKeys } from './seal-keys.ts'
import { createSealedFileSystem } from './sealed-file-system.ts'

type SealedBackups = { folder: string; marker: SealedMarker }

/**
 * A file system on which the backups at a place can be read: that which was given where none of them is sealed, else one
 * that a key opens, for which `ask` is asked then. `where` is the folder of one library's backups, one that holds several, or a list of contents.
 * PASSPHRASE, KEY_DAMAGED.
 */
export async function openBackups(
  fs: FileSystem,
  where: string,
  ask: () => Promise<LibraryKey | undefined>,
): Promise<FileSystem> {
  const found = await findSealedBackups(fs, where.endsWith('.json') ? dirname(dirname(where)) : where)
  const key = found.length > 0 ? await ask() : undefined
  let refused: unknown = null
  for (const { folder, marker } of found) {
    try {
      const files = await readKeyFiles(fs, join(folder, keyFolder))
      const { dataKey } = await dataKeyOf(ownerOf(marker), files, key)
      const keys = createSealKeys(dataKey, marker.libraryId)
      dataKey.fill(0)
      return createSealedFileSystem(fs, keys)
    } catch (error) {
      if (!(error instanceof LibraryError)) throw error
      refused = error
    }
  }
  if (refused) throw refused
  return fs
}

async function findSealedBackups(fs: FileSystem, where: string): Promise<SealedBackups[]> {
  const found: SealedBackups[] = []
  const folders = [where]
  for (const parent of [where, join(where, placeFolder)])
    for (const name of await fs.list(parent).catch((): string[] => [])) folders.push(join(parent, name))
  for (const folder of folders) {
    if (!folder.endsWith('.sealed')) continue
    const marker = await readMarkerFile(fs, join(folder, keyFolder, 'library.json')).catch(() => null)
    if (marker?.sealed && sealedFolder(marker.libraryId) === basename(folder))
      found.push({ folder, marker: { ...marker, sealed: marker.sealed } })
  }
  return found
}
