import type { RecordEntry } from '../records/catalogue.ts'
import { findForks } from '../records/find-forks.ts'
import { reconcile } from '../records/reconcile.ts'
import { tellChange, type Store } from '../records/store.ts'

/** Takes in what other writers did to a record and tells of it; to be called in the record's own turn. */
export async function noticeForeign(store: Store, entry: RecordEntry): Promise<void> {
  const before = entry.top
  const waiting = entry.siblings.size
  const arrived = await reconcile(store, entry)
  if (arrived.length > 0) await findForks(store, entry)
  if (entry.top?.name.fileName === before?.name.fileName && entry.siblings.size === waiting) return
  const kind = entry.top?.header.meta?.kind ?? before?.header.meta?.kind
  tellChange(store, entry.id, 'external', entry.top?.name.rev ?? 0, kind)
}
