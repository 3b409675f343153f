import { LibraryError } from '../library-error.ts'
import type { RevisionName } from '../revisions/revision-name.ts'
import type { RecordEntry } from './catalogue.ts'

/** Where a save stands: what it was made from, and what came in between from elsewhere. */
export type Lineage = { base: RevisionName | null; foreign: RevisionName[] }

export type Claim = { baseRev: number | undefined; editor: string | undefined }

/**
 * Finds what a state was made from. Saves of the same editor since then are its own steps; one by another editor in
 * this process raises CONFLICT; files from other writers become siblings of the new revision and are never replaced.
 * `before` is the newest file known before the folder was looked at, `arrived` what was found there.
 */
export function findLineage(
  entry: RecordEntry,
  claim: Claim,
  before: RevisionName | null,
  arrived: readonly RevisionName[],
): Lineage {
  const { baseRev, editor } = claim
  const isForeign = (file: RevisionName): boolean => !entry.ours.has(file.fileName)
  if (baseRev === undefined) return { base: before, foreign: withoutOldStock(entry, arrived) }

  const claimed = entry.files.filter((file) => file.rev === baseRev && !arrived.includes(file))
  const base = claimed[0] ?? null
  const after = entry.files.filter((file) => file.rev > baseRev || (file.rev === baseRev && file !== base))
  const own = after.filter((file) => !isForeign(file))
  for (const file of own) {
    const author = entry.ours.get(file.fileName)
    const sameHand = author?.sameContent || (editor !== undefined && author?.editor === editor)
    if (!sameHand)
      throw new LibraryError({ code: 'CONFLICT', id: entry.id, currentRev: entry.files[0]?.rev ?? baseRev })
  }
  const settled = claimed.slice(1)
  const foreign = after.filter((file) => isForeign(file) && !settled.includes(file))
  return { base: own[0] ?? base, foreign }
}

/** A late copy of a revision older than all we have is history catching up, not a second version. */
function withoutOldStock(entry: RecordEntry, arrived: readonly RevisionName[]): RevisionName[] {
  const oldestKnown = entry.files.findLast((file) => !arrived.includes(file))?.rev ?? 0
  return arrived.filter((file) => file.rev >= oldestKnown)
}
