import { hash as digestOf } from 'node:crypto'

/** What a revision's file name says: `<id>.r<10 digits>.<16 hex>.doc`. */
export type RevisionName = {
  id: string
  rev: number
  /** The first 16 hexadecimal digits of the file's SHA-256: no two different files share a name. */
  hash: string
  fileName: string
}

const id = '[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}'
const name = `(?<id>${id})\\.r(?<rev>\\d{10})\\.(?<hash>[0-9a-f]{16})\\.doc`
const revisionPattern = new RegExp(`^${name}$`)
const temporaryPattern = new RegExp(`^\\.(?<final>${name})\\.[0-9a-f]{8}\\.tmp$`)
const idPattern = new RegExp(`^${id}$`)

export const maxRev = 9_999_999_999

export const isStorableId = (text: string): boolean => idPattern.test(text)

export function toRevisionName(recordId: string, rev: number, hash: string): RevisionName {
  const fileName = `${recordId}.r${String(rev).padStart(10, '0')}.${hash}.doc`
  return { id: recordId, rev, hash, fileName }
}

/** Null where the name is not exactly that of a revision: such files are looked into, never trusted by name. */
export function parseRevisionName(fileName: string): RevisionName | null {
  const groups = revisionPattern.exec(fileName)?.groups
  return groups ? toRevisionName(groups['id'] ?? '', Number(groups['rev']), groups['hash'] ?? '') : null
}

/** The revision a temporary file of ours was about to become; null for any other name. */
export function parseTemporaryName(fileName: string): RevisionName | null {
  const final = temporaryPattern.exec(fileName)?.groups?.['final']
  return final === undefined ? null : parseRevisionName(final)
}

/** The folder a record's files are in: two hexadecimal digits, spread evenly by the SHA-256 of its id. */
export function shardOf(recordId: string): string {
  return digestOf('sha256', recordId, 'hex').slice(0, 2)
}

export const shards: readonly string[] = Array.from({ length: 256 }, (_, index) =>
  index.toString(16).padStart(2, '0'),
)
