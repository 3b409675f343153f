import type { ReadRecord } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { newestInBackups, putBackRevision } from '../recovery/from-backups.ts'
import { quarantine } from '../recovery/quarantine.ts'
import { isNewerSchema } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import type { RecordEntry } from './catalogue.ts'
import { commitRevision } from './commit-revision.ts'
import { damagedError } from './damaged-error.ts'
import { loadRevision, type LoadedRevision } from './load-revision.ts'
import { pastRevisions } from './past-revisions.ts'
import { reconcile, refreshTop } from './reconcile.ts'
import { tellChange, type Store } from './store.ts'
import { toStoredRevision } from './stored-state.ts'

/**
 * Reads a record's newest good revision. A damaged one is put aside and the next older is taken, from the history in
 * the end; only when none is left the record is DAMAGED.
 */
export async function readRecord(store: Store, id: string): Promise<ReadRecord> {
  const entry = store.catalogue.get(id)
  if (!entry || isGone(entry)) throw notFound(id)
  const newest = entry.files[0]
  if (newest) {
    const load = await loadRevision(store.fs, store.paths.docsOf(id), newest)
    if (load.ok) return present(store, entry, load.revision)
    if (load.problem === 'newer') throw new LibraryError({ code: 'NEWER_FORMAT', id })
  }
  return store.queues.add(id, { run: () => readRecordInTurn(store, entry) })
}

const isGone = (entry: RecordEntry): boolean =>
  entry.top?.header.kind === 'tombstone' || (entry.files.length === 0 && entry.tried === 0)

const notFound = (id: string): LibraryError => new LibraryError({ code: 'NOT_FOUND', what: 'record', id })

/** The same in the record's own turn, where files may be put aside and brought back. */
export async function readRecordInTurn(store: Store, entry: RecordEntry): Promise<ReadRecord> {
  await reconcile(store, entry)
  const folder = store.paths.docsOf(entry.id)
  for (const name of entry.files) {
    const load = await loadRevision(store.fs, folder, name)
    if (!load.ok && load.problem === 'newer') throw new LibraryError({ code: 'NEWER_FORMAT', id: entry.id })
    if (load.ok) {
      if (name !== entry.files[0]) await dropFilesBefore(store, entry, name)
      return present(store, entry, load.revision)
    }
    if (load.problem === 'missing') continue
    entry.damaged = true
    await quarantine(store, folder, name.fileName)
    const same = await fromBackup(store, folder, name)
    if (!same) continue
    if (name !== entry.files[0]) await dropFilesBefore(store, entry, name)
    return present(store, entry, same)
  }
  return restoreFromHistory(store, entry)
}

/** The very file that was damaged, where a backup has it: then nothing is lost at all. */
async function fromBackup(store: Store, folder: string, name: RevisionName): Promise<LoadedRevision | null> {
  if (!(await putBackRevision(store, folder, name))) return null
  const load = await loadRevision(store.fs, folder, name)
  return load.ok ? load.revision : null
}

async function dropFilesBefore(store: Store, entry: RecordEntry, good: RevisionName): Promise<void> {
  entry.files = entry.files.slice(entry.files.indexOf(good))
  await refreshTop(store, entry)
  entry.restoredFrom = 'older-revision'
  store.notices.add('restored-older', { id: entry.id, fileName: good.fileName })
  tellChange(store, entry.id, 'external', good.rev)
}

/** Brings the newest good revision of the history, or of a backup, back as a new one, so that the next start finds it too. */
async function restoreFromHistory(store: Store, entry: RecordEntry): Promise<ReadRecord> {
  entry.files = []
  for (const past of await pastRevisions(store, entry.id)) {
    const { name } = past
    const load = await past.load()
    if (!load.ok || toStoredRevision(load.revision) === null) continue
    store.notices.add('restored-older', { id: entry.id, fileName: name.fileName })
    const rev = await bringBack(store, entry, load.revision)
    entry.restoredFrom = 'history'
    tellChange(store, entry.id, 'external', rev)
    return { ...present(store, entry, load.revision), rev }
  }
  if (!entry.damaged) {
    store.catalogue.setTop(entry, null)
    throw notFound(entry.id)
  }
  const kept = await newestInBackups(store, entry.id)
  if (kept && toStoredRevision(kept) !== null) {
    store.notices.add('restored-from-backup', { id: entry.id, fileName: kept.name.fileName })
    const rev = await bringBack(store, entry, kept)
    entry.restoredFrom = 'backup'
    tellChange(store, entry.id, 'external', rev)
    return { ...present(store, entry, kept), rev }
  }
  store.catalogue.setTop(entry, null)
  throw damagedError(store, entry.id)
}

/** Answers the number of the new revision, or of the old one where the library takes no new file: it can be read all the same. */
async function bringBack(
  store: Store,
  entry: RecordEntry,
  { name, header, payload }: LoadedRevision,
): Promise<number> {
  try {
    const draft = {
      payload: Buffer.from(JSON.stringify(payload)),
      meta: header.meta,
      kind: 'restore' as const,
      objects: header.objects ?? [],
      schema: header.schema,
      trashedAt: header.meta?.trashedAt ?? null,
      baseRev: undefined,
      editor: undefined,
      sameContent: true,
    }
    return (await commitRevision(store, entry, draft)).rev
  } catch (error) {
    if (!(error instanceof LibraryError && unwritable.includes(error.code))) throw error
    store.catalogue.setTop(entry, { name, header })
    return name.rev
  }
}

const unwritable: readonly string[] = ['DISK_FULL', 'IO', 'READ_ONLY', 'INVALID']

function present(store: Store, entry: RecordEntry, revision: LoadedRevision): ReadRecord {
  if (revision.header.kind === 'tombstone') throw notFound(entry.id)
  const stored = toStoredRevision(revision)
  if (!stored) throw damagedError(store, entry.id)
  if (entry.top?.name.fileName !== revision.name.fileName && entry.files[0] === revision.name)
    store.catalogue.setTop(entry, { name: revision.name, header: revision.header })
  else if (entry.top?.name.fileName === revision.name.fileName) heal(store, entry, revision)
  return {
    ...stored,
    ...(entry.restoredFrom ? { restoredFrom: entry.restoredFrom } : {}),
    ...(isNewerSchema(revision.header) ? { newer: true as const } : {}),
  }
}

/** What the file says wins over what an index said of it. */
function heal(store: Store, entry: RecordEntry, { name, header }: LoadedRevision): void {
  if (JSON.stringify(entry.top?.header) !== JSON.stringify(header))
    store.catalogue.setTop(entry, { name, header })
}
