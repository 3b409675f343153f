import { isStorableId } from '../revisions/revision-name.ts'

/** What an archive's file name says: `<id>.h<10 digits>-<10 digits>.<16 hex>.arc`, the lowest and highest revision in it. */
export type ArchiveName = {
  id: string
  lowest: number
  highest: number
  /** The first 16 hexadecimal digits of the file's SHA-256: no two different archives share a name. */
  hash: string
  fileName: string
}

const pattern = /^(?<id>[0-9a-f-]{36})\.h(?<lowest>\d{10})-(?<highest>\d{10})\.(?<hash>[0-9a-f]{16})\.arc$/

export function toArchiveName(id: string, lowest: number, highest: number, hash: string): ArchiveName {
  const [from, to] = [lowest, highest].map((rev) => String(rev).padStart(10, '0'))
  return { id, lowest, highest, hash, fileName: `${id}.h${from}-${to}.${hash}.arc` }
}

/** Null where the name is not exactly that of an archive. */
export function parseArchiveName(fileName: string): ArchiveName | null {
  const groups = pattern.exec(fileName)?.groups
  if (!groups || !isStorableId(groups['id'] ?? '')) return null
  const { id = '', lowest, highest, hash = '' } = groups
  return toArchiveName(id, Number(lowest), Number(highest), hash)
}

/** Whether a name is that of an archive which never got it: a temporary file that a crash left. */
export const isUnfinishedArchive = (fileName: string): boolean =>
  /^\..+\.arc\.[0-9a-f]{8}\.tmp$/.test(fileName)
