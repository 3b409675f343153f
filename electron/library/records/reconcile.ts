import { LibraryError } from '../library-error.ts'
import { readHeader } from '../revisions/read-header.ts'
import { isNewerSchema } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import { newestFirst, type RecordEntry } from './catalogue.ts'
import { revisionsOf } from './revisions-of.ts'
import { loadRevision } from './load-revision.ts'
import type { Store } from './store.ts'

/**
 * Brings what is known of a record in line with its folder and returns the files that other writers brought. A file that
 * does not (yet) match its checksum is left alone and only its number is never used: a sync program may be at work on it.
 * To be called in the record's own turn.
 */
export async function reconcile(store: Store, entry: RecordEntry): Promise<RevisionName[]> {
  const present = await revisionsOnDisk(store, entry)
  const known = new Set(entry.files.map((file) => file.fileName))
  const files: RevisionName[] = []
  const foreign: RevisionName[] = []
  for (const name of present) {
    entry.tried = Math.max(entry.tried, name.rev)
    const familiar = known.has(name.fileName)
    if (!familiar && !(await isWhole(store, name))) continue
    files.push(name)
    if (!familiar && !entry.ours.has(name.fileName)) foreign.push(name)
  }
  const changed = files.length !== known.size || files.some((file) => !known.has(file.fileName))
  if (changed) {
    entry.files = files.toSorted(newestFirst)
    await refreshTop(store, entry)
  }
  return foreign
}

/** Finds a record's newest readable revision among its files, and states it in the catalogue. */
export async function refreshTop(store: Store, entry: RecordEntry): Promise<void> {
  const folder = store.paths.docsOf(entry.id)
  entry.newer = false
  await breakTies(store, entry)
  for (const [index, name] of entry.files.entries()) {
    const read =
      entry.top?.name.fileName === name.fileName
        ? { ok: true as const, header: entry.top.header }
        : await readHeader(store.fs, folder, name)
    if (read.ok) {
      if (index === 0 && isNewerSchema(read.header)) tellNewer(store, entry, name)
      store.catalogue.setTop(entry, { name, header: read.header })
      return
    }
    if (read.problem === 'newer') tellNewer(store, entry, name)
    if (read.problem === 'cannot-read')
      store.notices.add('cannot-read', { id: entry.id, fileName: name.fileName })
  }
  store.catalogue.setTop(entry, null)
}

function tellNewer(store: Store, entry: RecordEntry, name: RevisionName): void {
  entry.newer = true
  store.notices.add('newer-format', { id: entry.id, fileName: name.fileName })
}

async function revisionsOnDisk(store: Store, entry: RecordEntry): Promise<RevisionName[]> {
  try {
    return revisionsOf(entry.id, await store.fs.list(store.paths.docsOf(entry.id)))
  } catch (error) {
    throw new LibraryError({ code: 'CANNOT_READ_NOW' }, { cause: error })
  }
}

async function isWhole(store: Store, name: RevisionName): Promise<boolean> {
  const load = await loadRevision(store.fs, store.paths.docsOf(name.id), name)
  return load.ok || load.problem === 'newer'
}

/** Two writers may have used the same number: then the later one by its own clock is the newest, then the hash decides. */
async function breakTies(store: Store, entry: RecordEntry): Promise<void> {
  const newest = entry.files[0]
  const tied = entry.files.filter((file) => file.rev === newest?.rev)
  if (tied.length < 2) return
  const dated = await Promise.all(
    tied.map(async (name) => {
      const read = await readHeader(store.fs, store.paths.docsOf(entry.id), name)
      return { name, savedAt: read.ok ? read.header.savedAt : new Date(0).toISOString() }
    }),
  )
  const sorted = dated.toSorted(
    (a, b) => Date.parse(b.savedAt) - Date.parse(a.savedAt) || newestFirst(a.name, b.name),
  )
  entry.files = [...sorted.map((each) => each.name), ...entry.files.slice(tied.length)]
}
