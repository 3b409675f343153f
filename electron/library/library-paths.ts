import { join } from 'node:path'
import { shardOf } from './revisions/revision-name.ts'

export type LibraryPaths = {
  root: string
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

/** Where everything in a library is; the layout of format version 1. */
export function libraryPaths(root: string): LibraryPaths {
  const inRoot = (name: string): string => join(root, name)
  const [docs, history, objects, trash] = ['docs', 'history', 'objects', 'trash'].map(inRoot) as [
    string,
    string,
    string,
    string,
  ]
  return {
    root,
    marker: inRoot('library.json'),
    docs,
    history,
    objects,
    trash,
    trashObjects: join(trash, 'objects'),
    damaged: inRoot('damaged'),
    indexCache: inRoot('index.cache'),
    lockHint: inRoot('lock.json'),
    reserve: inRoot('reserve.bin'),
    docsOf: (id) => join(docs, shardOf(id)),
    historyOf: (id) => join(history, shardOf(id)),
    trashOf: (id) => join(trash, shardOf(id)),
    objectFolder: (sha256) => join(objects, sha256.slice(0, 2)),
    object: (sha256) => join(objects, sha256.slice(0, 2), `${sha256}.bin`),
  }
}
