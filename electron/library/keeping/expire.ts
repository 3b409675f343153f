import { join } from 'node:path'
import type { RecordId } from '../../../shared/model/ids.ts'
import { isUnfinishedArchive, parseArchiveName } from '../archives/archive-name.ts'
import { removeQuietly } from '../files/write-durably.ts'
import type { Store } from '../records/store.ts'
import { parseQuarantineName } from '../recovery/quarantine.ts'
import { parseRevisionName, shards } from '../revisions/revision-name.ts'

const dayMs = 24 * 60 * 60 * 1000

/** How long things that nobody wants any more are kept, in days. */
export const keptDays = { bin: 90, damaged: 90, trash: 30, unfinished: 1 } as const

/** Lets go of damaged files, purged records and unfinished files whose time is over. */
export async function expireFiles(store: Store): Promise<void> {
  const now = store.clock.now().getTime()
  await expireFolder(store, store.paths.damaged, (name) => {
    const stamped = parseQuarantineName(name)
    return stamped !== null && now - stamped.atMs > keptDays.damaged * dayMs
  })
  for (const shard of shards)
    await expireFolder(store, join(store.paths.trash, shard), (name) => {
      const purgedAt = purgedAtMs(store, name)
      return purgedAt !== null && now - purgedAt > keptDays.trash * dayMs
    })
  for (const shard of shards)
    await removeUnfinished(store, join(store.paths.history, shard), isUnfinishedArchive)
  await removeUnfinished(store, store.paths.objects, (name) => name.endsWith('.tmp'))
}

/** Half-written files of a day ago and longer: whoever wrote them is not going on. */
async function removeUnfinished(store: Store, folder: string, is: (name: string) => boolean): Promise<void> {
  const now = store.clock.now().getTime()
  for (const name of (await namesIn(store, folder)).filter(is)) {
    const path = join(folder, name)
    const facts = await store.fs.facts(path).catch(() => null)
    if (facts && now - facts.modifiedMs > keptDays.unfinished * dayMs) await removeQuietly(store.fs, path)
  }
}

/** Records that have been in the bin for 90 days. */
export function expiredInBin(store: Store): RecordId[] {
  const limit = store.clock.now().getTime() - keptDays.bin * dayMs
  return [...store.catalogue.summaries.values()]
    .filter(({ trashedAt }) => trashedAt !== undefined && Date.parse(trashedAt) < limit)
    .map(({ id }) => id)
}

async function expireFolder(store: Store, folder: string, isOver: (name: string) => boolean): Promise<void> {
  for (const name of await namesIn(store, folder))
    if (isOver(name)) await removeQuietly(store.fs, join(folder, name))
}

const namesIn = (store: Store, folder: string): Promise<string[]> => store.fs.list(folder).catch(() => [])

/** Null while the record is not (or no longer) purged: then its old files are not ours to remove. */
function purgedAtMs(store: Store, fileName: string): number | null {
  const id = (parseRevisionName(fileName) ?? parseArchiveName(fileName))?.id
  const header = id === undefined ? undefined : store.catalogue.get(id)?.top?.header
  return header?.kind === 'tombstone' ? Date.parse(header.savedAt) : null
}
