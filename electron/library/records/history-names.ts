import { isMissing } from '../files/error-code.ts'
import { LibraryError } from '../library-error.ts'
import { parseRevisionName, type RevisionName } from '../revisions/revision-name.ts'
import { newestFirst } from './catalogue.ts'
import type { Store } from './store.ts'

/** A record's revisions in the history, newest first; none where there is no folder for them yet. */
export async function historyNames(store: Store, id: string): Promise<RevisionName[]> {
  try {
    return revisionsOf(id, await store.fs.list(store.paths.historyOf(id)))
  } catch (error) {
    if (isMissing(error)) return []
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  }
}

/** Those of a folder's names that are revisions of the record, newest first. */
export function revisionsOf(id: string, fileNames: readonly string[]): RevisionName[] {
  return fileNames
    .filter((fileName) => fileName.startsWith(`${id}.r`))
    .map(parseRevisionName)
    .filter((name) => name !== null)
    .toSorted(newestFirst)
}
