import type { RevisionHeader } from '../revisions/revision-header.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import type { RecordEntry } from './catalogue.ts'
import { currentRevision, pastRevisions } from './past-revisions.ts'
import type { Store } from './store.ts'

export type Known = { name: RevisionName; header: RevisionHeader }

/**
 * Marks the files that stand beside the newest revision's own line: made by another writer, built upon by nobody, and
 * not settled by a merge. Where a gap in the line leaves it open, a file is taken for an ancestor.
 */
export async function findForks(store: Store, entry: RecordEntry): Promise<void> {
  if (!entry.top) return
  const known = await knownRevisions(store, entry)
  const line = lineOf(entry.top, known)
  const builtUpon = new Set([...known.values()].map(({ header }) => header.base))
  for (const name of entry.files) {
    if (line.hashes.has(name.hash) || builtUpon.has(name.hash) || entry.siblings.has(name.hash)) continue
    if (name.rev < line.settledRev || !(line.complete || line.lowestRev < name.rev)) continue
    entry.siblings.add(name.hash)
    store.notices.add('conflict', { id: entry.id, fileName: name.fileName })
  }
}

/** Every revision of a record whose header can be read, by its hash. */
export async function knownRevisions(store: Store, entry: RecordEntry): Promise<Map<string, Known>> {
  const current = entry.files.map((name) => currentRevision(store, name))
  const past = await pastRevisions(store, entry.id, 'skip')
  const known = new Map<string, Known>()
  for (const { name, header } of [...current, ...past]) {
    const read = await header()
    if (read.ok) known.set(name.hash, { name, header: read.header })
  }
  return known
}

/** The newest revision and what it was made from, step by step, as far as the files are there. */
function lineOf(
  top: Known,
  known: Map<string, Known>,
): { hashes: Set<string>; lowestRev: number; settledRev: number; complete: boolean } {
  const hashes = new Set<string>()
  let [lowestRev, settledRev, complete] = [top.name.rev, 0, false]
  for (let step: Known | undefined = top; step && !hashes.has(step.name.hash);) {
    hashes.add(step.name.hash)
    lowestRev = Math.min(lowestRev, step.name.rev)
    if (['merge', 'tombstone'].includes(step.header.kind)) settledRev = Math.max(settledRev, step.name.rev)
    complete = step.header.base === null
    step = step.header.base === null ? undefined : known.get(step.header.base)
  }
  return { hashes, lowestRev, settledRev, complete }
}
