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
  const gate = createGate(headersAtOnce)
  await Promise.all(
    [...groupById(revisions)].map(([id, files]) =>
      gate(async () => {
        const entry = store.catalogue.entryOf(id as RecordId)
        entry.files = files.toSorted(newestFirst)
        await fillEntry(store, entry, index)
      }),
    ),
  )
  await burnDamagedNumbers(store)
}

async function fillEntry(store: Store, entry: RecordEntry, index: HeaderIndex): Promise<void> {
  const [newest, second] = entry.files
  if (!newest) return
  entry.tried = Math.max(entry.tried, newest.rev)
  const header = index.find(newest.fileName)
  const certain = header?.id === newest.id && header.rev === newest.rev && second?.rev !== newest.rev
  if (header && certain && !isNewerSchema(header)) store.catalogue.setTop(entry, { name: newest, header })
  else await refreshTop(store, entry)
  if (second && entry.top && entry.top.header.base !== second.hash) await findForks(store, entry)
}

/** Numbers of revisions that were put aside are never given again. */
async function burnDamagedNumbers(store: Store): Promise<void> {
  const names = await store.fs.list(store.paths.damaged).catch(() => [])
  for (const name of names) {
    const revision = parseQuarantineName(name)?.revision
    if (!revision) continue
    const entry = store.catalogue.entryOf(revision.id as RecordId)
    entry.tried = Math.max(entry.tried, revision.rev)
    entry.damaged = true
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
