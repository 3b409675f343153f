import { join } from 'node:path'
import { ensureFolder } from '../files/make-folder.ts'
import { moveDurably } from '../files/move-durably.ts'
import type { RecordEntry } from '../records/catalogue.ts'
import { loadRevision } from '../records/load-revision.ts'
import { historyFiles } from '../records/past-revisions.ts'
import type { Store } from '../records/store.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import { foldHistory, isFoldDue, type Folding } from './fold-history.ts'

const keptInDocs = 2

/**
 * Moves what has been superseded to the history, thins that and folds it into archives. Nothing goes before the two newest
 * revisions have been read again and hold; versions that wait to be settled stay. Answers whether there is more to fold
 * when the record is left alone. To be called in the record's own turn, never before a save.
 */
export async function tidyRecord(
  store: Store,
  entry: RecordEntry,
  folding: Folding = 'when-many',
): Promise<boolean> {
  if (store.access.readOnly || entry.newer || !entry.top) return false
  if (entry.top.header.kind === 'tombstone') {
    await moveToTrash(store, entry)
    return false
  }
  const line = entry.files.filter((name) => !entry.siblings.has(name.hash))
  const older = line.slice(keptInDocs)
  const { single } = await historyFiles(store, entry.id)
  const count = single.length + older.length
  // Two versions are put together by what both were made from, and by the steps that lead there: nothing goes until then.
  const isDue = entry.siblings.size === 0 && isFoldDue(count, folding)
  const isDueLater = entry.siblings.size === 0 && isFoldDue(count, 'all')
  if (older.length === 0 && !isDue) return isDueLater
  if (!(await allHold(store, line.slice(0, keptInDocs)))) return false
  if (older.length > 0)
    await moveFiles(store, entry, older, store.paths.history, store.paths.historyOf(entry.id))
  if (!isDue) return isDueLater
  return foldHistory(store, entry)
}

async function allHold(store: Store, names: readonly RevisionName[]): Promise<boolean> {
  const loads = await Promise.all(
    names.map((name) => loadRevision(store.fs, store.paths.docsOf(name.id), name)),
  )
  return names.length === keptInDocs && loads.every((load) => load.ok)
}

async function moveFiles(
  store: Store,
  entry: RecordEntry,
  names: readonly RevisionName[],
  room: string,
  folder: string,
): Promise<void> {
  await ensureFolder(store.fs, room)
  await ensureFolder(store.fs, folder)
  const from = store.paths.docsOf(entry.id)
  for (const name of names) {
    await moveDurably(store.fs, join(from, name.fileName), join(folder, name.fileName), (ms) =>
      store.clock.pause(ms),
    )
    entry.files = entry.files.filter((file) => file !== name)
  }
}

/** A purged record leaves its tombstone; everything else of it waits 30 days in the library's trash. */
async function moveToTrash(store: Store, entry: RecordEntry): Promise<void> {
  const [tombstone, ...others] = entry.files
  const { single, archives } = await historyFiles(store, entry.id)
  const history = [...single, ...archives]
  if (!tombstone || others.length + history.length === 0) return
  const load = await loadRevision(store.fs, store.paths.docsOf(entry.id), tombstone)
  if (!load.ok) return
  const folder = store.paths.trashOf(entry.id)
  await moveFiles(store, entry, others, store.paths.trash, folder)
  for (const { fileName } of history)
    await moveDurably(
      store.fs,
      join(store.paths.historyOf(entry.id), fileName),
      join(folder, fileName),
      (ms) => store.clock.pause(ms),
    )
}
