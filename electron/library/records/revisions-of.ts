import { parseRevisionName, type RevisionName } from '../revisions/revision-name.ts'
import { newestFirst } from './catalogue.ts'

/** Those of a folder's names that are revisions of the record, newest first. */
export function revisionsOf(id: string, fileNames: readonly string[]): RevisionName[] {
  const start = `${id}.r`
  return fileNames
    .filter((fileName) => fileName.startsWith(start))
    .map(parseRevisionName)
    .filter((name) => name !== null)
    .toSorted(newestFirst)
}
