import { join } from 'node:path'
import { ensureFolder } from '../files/make-folder.ts'
import { moveDurably } from '../files/move-durably.ts'
import { removeQuietly } from '../files/write-durably.ts'
import type { RecordEntry } from '../records/catalogue.ts'
import { historyNames } from '../records/history-names.ts'
import { loadRevision } from '../records/load-revision.ts'
import type { Store } from '../records/store.ts'
import { readHeader } from '../revisions/read-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import { revisionsToThin } from './thin-history.ts'

const keptInDocs = 2
const thinFrom = 50

/**
 * Moves what has been superseded to the history and thins that. Nothing goes before the two newest revisions have been
 * read again and hold; versions that wait to be settled stay. To be called in the record's own turn, never before a save.
 */
export async function tidyRecord(store: Store, entry: RecordEntry): Promise<void> {
  if (store.access.readOnly || entry.newer || !entry.top) return
  if (entry.top.header.kind === 'tombstone') return moveToTrash(store, entry)
  const line = entry.files.filter((name) => !entry.siblings.has(name.hash))
  const older = line.slice(keptInDocs)
  const history = await historyNames(store, entry.id)
  if (older.length === 0 && history.length <= thinFrom) return
  if (!(await allHold(store, line.slice(0, keptInDocs)))) return
  if (older.length > 0)
    await moveFiles(store, entry, older, store.paths.history, store.paths.historyOf(entry.id))
  // Two versions are put together by what both were made from, and by the steps that lead there.
  if (history.length + older.length > thinFrom && entry.siblings.size === 0) await thin(store, entry)
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

async function thin(store: Store, entry: RecordEntry): Promise<void> {
  const folder = store.paths.historyOf(entry.id)
  const names = await historyNames(store, entry.id)
  if (names.length <= thinFrom) return
  const dated: { name: RevisionName; savedAtMs: number; pinned: boolean }[] = []
  let shapeAfter = entry.top?.header.schema ?? 1
  for (const name of names) {
    const read = await readHeader(store.fs, folder, name)
    // One that cannot be read is no reason to let another go, and no reason to be let go itself.
    const savedAtMs = read.ok ? Date.parse(read.header.savedAt) : store.clock.now().getTime()
    const lastOfItsShape = read.ok && read.header.schema < shapeAfter
    if (read.ok) shapeAfter = read.header.schema
    const pinned =
      !read.ok || read.header.kind !== 'autosave' || lastOfItsShape || entry.siblings.has(name.hash)
    dated.push({ name, savedAtMs, pinned })
  }
  for (const { name } of revisionsToThin(dated, store.clock.now().getTime()))
    await removeQuietly(store.fs, join(folder, name.fileName))
}

/** A purged record leaves its tombstone; everything else of it waits 30 days in the library's trash. */
async function moveToTrash(store: Store, entry: RecordEntry): Promise<void> {
  const [tombstone, ...others] = entry.files
  const history = await historyNames(store, entry.id)
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
