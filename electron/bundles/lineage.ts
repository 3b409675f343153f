import type { RecordId } from '../../shared/model/ids.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { HistoryEntry, Library, ReadRecord } from '../library/library.ts'
import { maxAncestors } from './bundle-format.ts'
import { isOneOf } from './error-code.ts'
import { contentHash, readState, type RecordState } from './content-hash.ts'

/** A content a record had, and the revision in which it last had it. */
export type Step = { content: string; rev: number; hash: string }

/** A record as it is and as it came to be. */
export type Line = {
  rev: number
  summary: RecordSummary
  state: RecordState
  /** The state itself first, then what it was made from, newest first; the same content twice in a row is one step. */
  steps: readonly Step[]
  /** Versions from elsewhere that nobody has settled: known here, but the state was not made from them. */
  unsettled: readonly Step[]
}

/** Reads a record with its line; `purged` where it was ended here, null where it was never known or has no good copy. */
export async function readLine(library: Library, id: RecordId): Promise<Line | 'purged' | null> {
  if (library.revOf(id) === 0) return (await wasEverHere(library, id)) ? 'purged' : null
  const read = await readOrNull(library, id)
  if (!read) return null
  const { rev, record, body, summary } = read
  const state = readState({ record, body }, summary.trashedAt !== undefined)
  if (!state) return null
  const steps: Step[] = []
  const unsettled: Step[] = []
  for (const entry of chosen(await library.history(id))) {
    const step = await readStep(library, id, entry)
    if (!step) continue
    if (entry.conflict) unsettled.push(step)
    else if (steps.at(-1)?.content !== step.content) steps.push(step)
  }
  const content = contentHash(state)
  if (steps[0]?.content !== content) steps.unshift({ content, rev, hash: '' })
  return { rev, summary, state, steps, unsettled }
}

const readAlways = 60

/** The newest, and of the older ones those that meant something: what came from elsewhere and what was saved by hand. */
function chosen(entries: readonly HistoryEntry[]): HistoryEntry[] {
  return entries
    .filter(({ kind, conflict }, index) => index < readAlways || conflict || kind !== 'autosave')
    .slice(0, maxAncestors)
}

/** Null where the revision cannot be read: another will do for finding what two libraries have in common. */
async function readStep(library: Library, id: RecordId, entry: HistoryEntry): Promise<Step | null> {
  try {
    const { record, body, summary } = await library.readRevision(id, entry.rev, entry.hash)
    const state = readState({ record, body }, summary.trashedAt !== undefined)
    return state && { content: contentHash(state), rev: entry.rev, hash: entry.hash }
  } catch {
    return null
  }
}

/** A medium that does not answer raises its error: a record that cannot be read now is not a new one. */
async function readOrNull(library: Library, id: RecordId): Promise<ReadRecord | null> {
  try {
    return await library.read(id)
  } catch (error) {
    if (isOneOf(error, ['DAMAGED', 'NOT_FOUND'])) return null
    throw error
  }
}

async function wasEverHere(library: Library, id: RecordId): Promise<boolean> {
  return library.history(id).then(
    () => true,
    () => false,
  )
}
