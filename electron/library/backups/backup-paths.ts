import { basename, join } from 'node:path'
import { parseArchiveName } from '../archives/archive-name.ts'
import { parseRevisionName, shardOf } from '../revisions/revision-name.ts'

/** The folder that is made in a place of the user's choice. */
export const placeFolder = 'rapporteur-backups'

export type BackupPaths = {
  root: string
  marker: string
  manifests: string
  objects: string
  manifest(id: string): string
  /** Folder and file of a revision or an archive, by its file name. */
  kept(fileName: string): string
  object(sha256: string): string
}

/** Where everything in one library's backups is; `root` is named after the library. */
export function backupPaths(root: string): BackupPaths {
  const objects = join(root, 'objects')
  const manifests = join(root, 'manifests')
  return {
    root,
    marker: join(root, 'place.json'),
    manifests,
    objects,
    manifest: (id) => join(manifests, `${id}.json`),
    kept: (fileName) => join(objects, shardOf(recordOf(fileName)), fileName),
    object: (sha256) => join(objects, sha256.slice(0, 2), `${sha256}.bin`),
  }
}

const recordOf = (fileName: string): string =>
  (parseRevisionName(fileName) ?? parseArchiveName(fileName))?.id ?? ''

/** The folder of all libraries' backups within a folder the user chose. */
export function backupsHomeIn(chosen: string): string {
  return basename(chosen) === placeFolder ? chosen : join(chosen, placeFolder)
}
