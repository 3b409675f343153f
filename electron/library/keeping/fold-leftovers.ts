import { join } from 'node:path'
import { isMissing } from '../files/error-code.ts'
import type { Store } from '../records/store.ts'
import { parseRevisionName, shards } from '../revisions/revision-name.ts'
import { isFoldDue } from './fold-history.ts'
import { tidyRecord } from './tidy-record.ts'

/**
 * Folds what sessions left that ended before they came to it, and the history of older programs. Stops between two records
 * when `mayGoOn` says so; true when there is nothing left to do.
 */
export async function foldLeftovers(store: Store, mayGoOn: () => boolean): Promise<boolean> {
  for (const shard of shards) {
    for (const id of await idsToFold(store, shard)) {
      if (!mayGoOn() || store.access.readOnly) return false
      await foldOne(store, id)
    }
  }
  return true
}

async function foldOne(store: Store, id: string): Promise<void> {
  const entry = store.catalogue.get(id)
  if (!entry) return
  // What cannot be folded now, or not all at once, is folded the next week.
  await store.queues.add(id, { run: () => tidyRecord(store, entry, 'all') }).catch(() => undefined)
}

async function idsToFold(store: Store, shard: string): Promise<string[]> {
  const names = await store.fs.list(join(store.paths.history, shard)).catch((error: unknown) => {
    if (isMissing(error)) return []
    throw error
  })
  const counts = new Map<string, number>()
  for (const name of names) {
    const id = parseRevisionName(name)?.id
    if (id !== undefined) counts.set(id, (counts.get(id) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => isFoldDue(count, 'all')).map(([id]) => id)
}
