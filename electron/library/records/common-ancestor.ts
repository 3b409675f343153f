import type { RecordId } from '../../../shared/model/ids.ts'
import { knownRevisions, type Known } from './find-forks.ts'
import type { Store } from './store.ts'

/**
 * The newest revision that two revisions were both made from, by what their headers say and never by a clock; null where
 * a step of either way is no longer there, or none leads to the other.
 */
export async function findCommonAncestor(
  store: Store,
  id: RecordId,
  one: string,
  other: string,
): Promise<{ rev: number; hash: string } | null> {
  const entry = store.catalogue.get(id)
  if (!entry) return null
  const known = await knownRevisions(store, entry)
  const mine = ancestorsOf(one, known)
  const theirs = ancestorsOf(other, known)
  let newest: Known | null = null
  for (const [hash, revision] of mine) {
    if (theirs.has(hash) && revision.name.rev > (newest?.name.rev ?? 0)) newest = revision
  }
  return newest && { rev: newest.name.rev, hash: newest.name.hash }
}

/** A revision and everything it was made from, as far as the files are there. */
function ancestorsOf(hash: string, known: ReadonlyMap<string, Known>): Map<string, Known> {
  const found = new Map<string, Known>()
  const waiting = [hash]
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const revision = known.get(next)
    if (!revision || found.has(next)) continue
    found.set(next, revision)
    const { base, merged = [] } = revision.header
    waiting.push(...merged, ...(base === null ? [] : [base]))
  }
  return found
}
