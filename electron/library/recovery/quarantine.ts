import { join } from 'node:path'
import { parseArchiveName } from '../archives/archive-name.ts'
import { ensureFolder } from '../files/make-folder.ts'
import type { Store } from '../records/store.ts'
import { parseRevisionName, type RevisionName } from '../revisions/revision-name.ts'

type PutAside = {
  fileName: string
  revision: RevisionName | null
  highest: { id: string; rev: number } | null
  atMs: number
}

const stampPattern = /\.\d{8}T\d{9}Z$/

/** The name under which a damaged file is kept: its own, and the UTC moment it was put aside. */
export function quarantineName(fileName: string, at: Date): string {
  return `${fileName}.${at.toISOString().replaceAll(/[-:.]/g, '')}`
}

/**
 * When a file was put aside, in ms since 1970, the revision it was, and the highest revision of the record it was or held;
 * null for a name that is not ours.
 */
export function parseQuarantineName(name: string): PutAside | null {
  const stamp = stampPattern.exec(name)?.[0]
  if (stamp === undefined) return null
  const digits = /^\.(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)(\d{3})Z$/.exec(stamp)?.slice(1) ?? []
  const [year, month, day, hour, minute, second, ms] = digits
  const atMs = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}.${ms}Z`)
  const fileName = name.slice(0, -stamp.length)
  if (Number.isNaN(atMs)) return null
  const revision = parseRevisionName(fileName)
  const archive = parseArchiveName(fileName)
  const highest = revision ?? (archive && { id: archive.id, rev: archive.highest })
  return { fileName, revision, highest, atMs }
}

/** Moves a damaged file out of the way, kept for 90 days; where the library cannot be written it stays where it is. */
export async function quarantine(store: Store, folder: string, fileName: string): Promise<void> {
  store.notices.add('quarantined', { id: fileName.slice(0, 36), fileName })
  if (store.access.readOnly) return
  const target = join(store.paths.damaged, quarantineName(fileName, store.clock.now()))
  try {
    await ensureFolder(store.fs, store.paths.damaged)
    await store.fs.rename(join(folder, fileName), target)
    await store.fs.syncName(target)
  } catch {
    // A full or protected disk: the file stays, is recognised as damaged whenever it is met, and does no harm there.
    store.notices.add('cannot-read', { fileName })
  }
}
