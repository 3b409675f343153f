import type { RecordId } from '../../../shared/model/ids.ts'
import { createGate } from '../files/gate.ts'
import { newestFirst, type RecordEntry } from '../records/catalogue.ts'
import { findForks } from '../records/find-forks.ts'
import { refreshTop } from '../records/reconcile.ts'
import type { Store } from '../records/store.ts'
import { isNewerSchema } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import type { HeaderIndex } from './index-cache.ts'
import { parseQuarantineName } from './quarantine.ts'

const headersAtOnce = 32

/** States every record's newest revision, from the index where it knows that very file, else from the file's header. */
export async function fillCatalogue(
  store: Store,
  revisions: readonly RevisionName[],
  index: HeaderIndex,
): Promise<void> {
  const unsure: RecordEntry[] = []
  for (const [id, files] of groupById(revisions)) {
    const entry = store.catalogue.entryOf(id as RecordId)
    entry.files = files.toSorted(newestFirst)
    // Most are settled without asking the medium; ten thousand promises would cost more than the work.
    if (!fillFromIndex(store, entry, index)) unsure.push(entry)
  }
  const gate = createGate(headersAtOnce)
  await Promise.all(unsure.map((entry) => gate(() => fillFromFiles(store, entry))))
  await burnDamagedNumbers(store)
}

/** States the newest revision where the index knows that very file; false where the record's files have more to say. */
function fillFromIndex(store: Store, entry: RecordEntry, index: HeaderIndex): boolean {
  const [newest, second] = entry.files
  if (!newest) return true
  entry.tried = Math.max(entry.tried, newest.rev)
  if (second?.rev === newest.rev) return false
  const header = index.find(newest.fileName)
  if (!header || header.id !== newest.id || header.rev !== newest.rev || isNewerSchema(header)) return false
  store.catalogue.setTop(entry, { name: newest, header })
  return !second || header.base === second.hash
}

async function fillFromFiles(store: Store, entry: RecordEntry): Promise<void> {
  const [newest, second] = entry.files
  if (entry.top?.name !== newest) await refreshTop(store, entry)
  if (second && entry.top && entry.top.header.base !== second.hash) await findForks(store, entry)
}

/** Numbers of revisions that were put aside are never given again. */
async function burnDamagedNumbers(store: Store): Promise<void> {
  const names = await store.fs.list(store.paths.damaged).catch(() => [])
  for (const name of names) {
    const aside = parseQuarantineName(name)
    if (!aside?.highest) continue
    const entry = store.catalogue.entryOf(aside.highest.id as RecordId)
    entry.tried = Math.max(entry.tried, aside.highest.rev)
    if (aside.revision) entry.damaged = true
  }
}

function groupById(revisions: readonly RevisionName[]): Map<string, RevisionName[]> {
  const groups = new Map<string, RevisionName[]>()
  for (const revision of revisions) {
    const group = groups.get(revision.id)
    if (group) group.push(revision)
    else groups.set(revision.id, [revision])
  }
  return groups
}
