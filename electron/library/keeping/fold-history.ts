import { join } from 'node:path'
import type { Archive, RevisionBytes } from '../archives/archive-file.ts'
import { loadArchive } from '../archives/load-archive.ts'
import { writeArchive } from '../archives/write-archive.ts'
import { removeQuietly } from '../files/write-durably.ts'
import { newestFirst, type RecordEntry } from '../records/catalogue.ts'
import { readBounded } from '../records/load-revision.ts'
import { historyFiles } from '../records/past-revisions.ts'
import type { Store } from '../records/store.ts'
import { readHeader, type HeaderOutcome } from '../revisions/read-header.ts'
import { decodeRevision } from '../revisions/revision-file.ts'
import { parseHeader } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import { revisionsToThin } from './thin-history.ts'

/** `when-many`: while somebody writes. `all`: when the record is left alone. */
export type Folding = 'when-many' | 'all'

/** So many revisions in files of their own are folded; fewer cost the disk less than an archive costs to write. */
const foldFrom = { 'when-many': 16, all: 4 } as const

/** Payloads that one archive unpacks to at most, in bytes: an old version is looked at within a moment. */
const fullArchiveBytes = 2 * 1024 * 1024

/** Bytes of single files folded in one go; the history of years is folded in several. */
const foldAtOnceBytes = 32 * 1024 * 1024

export const isFoldDue = (singleFiles: number, folding: Folding): boolean => singleFiles >= foldFrom[folding]

/**
 * Thins a record's history and folds what stays into archives: what stands in files of its own, and what archives hold
 * that are half empty or of which a quarter is to be let go. Nothing is removed before the new archives are durable and have
 * been read again and hold every byte. Answers whether there is more to fold. To be called in the record's own turn.
 */
export async function foldHistory(store: Store, entry: RecordEntry): Promise<boolean> {
  const folder = store.paths.historyOf(entry.id)
  const { single, archives: names } = await historyFiles(store, entry.id)
  const archives: Archive[] = []
  for (const name of names) {
    const load = await loadArchive(store.fs, folder, name)
    if (load.ok) archives.push(load.archive)
  }
  const thinned = await namesToThin(store, entry, single, archives)
  const opened = archives.filter((archive) => isWorthOpening(archive, thinned))
  const kept = new Map<string, RevisionBytes>()
  const folded = new Set<string>()
  for (const archive of opened) {
    const revisions = await archive.unpack()
    if (!revisions?.every(holds)) continue
    folded.add(archive.name.fileName)
    for (const each of revisions) kept.set(each.name.fileName, each)
  }
  let budget = foldAtOnceBytes
  for (const name of single.toReversed()) {
    if (budget <= 0) break
    const bytes = await readBounded(store.fs, join(folder, name.fileName))
    // A damaged one stays where the weekly round finds it and has it mended.
    if (!bytes || !holds({ name, bytes })) continue
    budget -= bytes.length
    folded.add(name.fileName)
    kept.set(name.fileName, { name, bytes })
  }
  const wanted = [...kept.values()].filter(({ name }) => !thinned.has(name.fileName))
  if (wanted.length > 0) await store.layout.raise()
  for (const group of inArchives(wanted.toSorted((a, b) => newestFirst(b.name, a.name))))
    folded.delete(await writeArchive(store, folder, group))
  for (const fileName of folded) await removeQuietly(store.fs, join(folder, fileName))
  return budget <= 0
}

const holds = ({ name, bytes }: RevisionBytes): boolean => decodeRevision(bytes, name).ok

function isWorthOpening({ revisions, payloadBytes }: Archive, thinned: ReadonlySet<string>): boolean {
  const going = revisions.filter(({ name }) => thinned.has(name.fileName)).length
  return payloadBytes < fullArchiveBytes / 2 || going * 4 >= revisions.length
}

function inArchives(oldestFirst: readonly RevisionBytes[]): RevisionBytes[][] {
  const groups: RevisionBytes[][] = []
  let room = 0
  for (const revision of oldestFirst) {
    room -= revision.bytes.length
    const group = groups.at(-1)
    if (group && room >= 0) group.push(revision)
    else {
      groups.push([revision])
      room = fullArchiveBytes - revision.bytes.length
    }
  }
  return groups
}

/** File names of revisions whose time in the history is over. */
async function namesToThin(
  store: Store,
  entry: RecordEntry,
  single: readonly RevisionName[],
  archives: readonly Archive[],
): Promise<Set<string>> {
  const folder = store.paths.historyOf(entry.id)
  const headers = new Map<RevisionName, HeaderOutcome>()
  for (const { name, headerLine } of archives.flatMap(({ revisions }) => revisions))
    headers.set(name, parseHeader(headerLine))
  for (const name of single) headers.set(name, await readHeader(store.fs, folder, name))
  const now = store.clock.now().getTime()
  let shapeAfter = entry.top?.header.schema ?? 1
  const dated = [...headers]
    .toSorted(([a], [b]) => newestFirst(a, b))
    .map(([name, read]) => {
      // One that cannot be read is no reason to let another go, and no reason to be let go itself.
      const savedAtMs = read.ok ? Date.parse(read.header.savedAt) : now
      const lastOfItsShape = read.ok && read.header.schema < shapeAfter
      if (read.ok) shapeAfter = read.header.schema
      const pinned = !read.ok || read.header.kind !== 'autosave' || lastOfItsShape
      return { name, savedAtMs, pinned }
    })
  return new Set(revisionsToThin(dated, now).map(({ name }) => name.fileName))
}
