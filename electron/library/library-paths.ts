import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { shardOf } from './revisions/revision-name.ts'

export type LibraryPaths = {
  root: string
  /** The folder within `root` that holds the records: itself, or that of a sealed library. */
  tree: string
  marker: string
  docs: string
  history: string
  objects: string
  trash: string
  /** Stored files that nothing names, on their way out. */
  trashObjects: string
  damaged: string
  indexCache: string
  lockHint: string
  reserve: string
  /** Folders of one record's files. */
  docsOf(id: string): string
  historyOf(id: string): string
  trashOf(id: string): string
  /** Folder and file of one stored object, by its SHA-256. */
  objectFolder(sha256: string): string
  object(sha256: string): string
}

/** A name for a folder of a library's own. Its id may come from a file that somebody else wrote, so it is no name yet. */
export function libraryFolder(libraryId: string): string {
  if (/^[0-9a-z][0-9a-z-]{0,63}$/.test(libraryId)) return libraryId
  return createHash('sha256').update(libraryId).digest('hex').slice(0, 32)
}

/** The folder within a library, and within a place of backups, whose every file is ciphertext. */
export const sealedFolder = (libraryId: string): string => `${libraryFolder(libraryId)}.sealed`

/** Where everything in a library is; `sealed` is the folder a sealed one has its records in. */
export function libraryPaths(root: string, sealed = ''): LibraryPaths {
  const tree = join(root, sealed)
  const inRoot = (name: string): string => join(root, name)
  const inTree = (name: string): string => join(tree, name)
  const [docs, history, objects, trash] = ['docs', 'history', 'objects', 'trash'].map(inTree) as [
    string,
    string,
    string,
    string,
  ]
  return {
    root,
    tree,
    marker: inRoot('library.json'),
    docs,
    history,
    objects,
    trash,
    trashObjects: join(trash, 'objects'),
    damaged: inTree('damaged'),
    indexCache: inTree('index.cache'),
    lockHint: inRoot('lock.json'),
    reserve: inRoot('reserve.bin'),
    docsOf: (id) => join(docs, shardOf(id)),
    historyOf: (id) => join(history, shardOf(id)),
    trashOf: (id) => join(trash, shardOf(id)),
    objectFolder: (sha256) => join(objects, sha256.slice(0, 2)),
    object: (sha256) => join(objects, sha256.slice(0, 2), `${sha256}.bin`),
  }
}
