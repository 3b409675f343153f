import { mergeBodies } from '../../shared/document/merge/merge-bodies.ts'
import { mergeRecords } from '../../shared/document/merge/merge-records.ts'
import { libraryRecord } from '../../shared/model/record.ts'
import type { Library } from '../library/library.ts'
import { compare } from './compare.ts'
import { contentHash, readState, type RecordState } from './content-hash.ts'
import type { Line, Step } from './lineage.ts'

/** A record of a bundle: its state, null where it was put into the bin, and its content hashes, its own first. */
export type Theirs = { state: RecordState | null; contents: readonly string[] }

/** How a bundle's record stands to ours, as a person is told of it; `ended`: it was deleted here for good. */
export type Stand = 'new' | 'same' | 'here' | 'there' | 'both' | 'ended'

/** What taking in comes to for one record. `questions`: places that both sides changed, to be asked about. */
export type Decision = { stand: Stand; binned: 'here' | 'there' | null; questions: number } & (
  | { act: 'nothing' }
  | { act: 'add'; state: RecordState }
  | { act: 'replace'; state: RecordState; line: Line }
  | { act: 'bin'; line: Line }
  | { act: 'merge'; state: RecordState; theirs: RecordState; base: Step | null; line: Line }
)

/** Decides about one record; reads ours, changes nothing. */
export async function decide(
  library: Library,
  line: Line | 'purged' | null,
  theirs: Theirs,
): Promise<Decision> {
  const { state } = theirs
  const nothing = { act: 'nothing', binned: null, questions: 0 } as const
  if (line === 'purged') return { ...nothing, stand: 'ended' }
  if (!line) return state ? { ...nothing, stand: 'new', act: 'add', state } : { ...nothing, stand: 'same' }
  const standing = compare(line, theirs.contents)
  const binned = line.state.binned ? 'here' : state ? null : 'there'
  if (standing.is === 'same') return { ...nothing, stand: 'same' }
  if (standing.is === 'here') return { ...nothing, stand: 'here', binned }
  if (standing.is === 'there') {
    const stand = { stand: 'there', binned, questions: 0, line } as const
    return state ? { ...stand, act: 'replace', state } : { ...stand, act: 'bin' }
  }
  // Binned there and changed here: what somebody still works on is not thrown away.
  if (!state) return { ...nothing, stand: 'both', binned }
  const base = await readBase(library, line, standing.base)
  const merged = mergeStates(base, line.state, state)
  return {
    stand: 'both',
    binned,
    questions: merged.questions,
    act: 'merge',
    state: merged.state,
    theirs: state,
    base: base ? standing.base : null,
    line,
  }
}

async function readBase(library: Library, line: Line, step: Step | null): Promise<RecordState | null> {
  if (!step) return null
  try {
    const { record, body } = await library.readRevision(line.summary.id, step.rev, step.hash || undefined)
    return readState({ record, body }, false)
  } catch {
    // Found a moment ago and gone now: then nothing is known in common, and more is asked.
    return null
  }
}

/** Ours with theirs merged in; where both changed the same place ours stands, and the place is counted. */
export function mergeStates(
  base: RecordState | null,
  ours: RecordState,
  theirs: RecordState,
): { state: RecordState; questions: number } {
  // When a record was made is nothing to ask about.
  const { createdAt } = ours.record
  const fields = mergeRecords(
    base && { ...base.record, createdAt },
    { ...ours.record },
    { ...theirs.record, createdAt },
  )
  const record = libraryRecord.safeParse(fields.record)
  const text =
    ours.body && theirs.body
      ? mergeBodies(base?.body ?? null, ours.body, theirs.body)
      : { body: ours.body, conflicts: [] }
  const questions = fields.conflicts.length + text.conflicts.length
  const body = text.body ? { body: text.body } : {}
  // Two sound records may make one that is not, such as an end before its start: then the whole is asked about.
  if (!record.success) return { state: { ...ours, binned: false }, questions: questions + 1 }
  return { state: { record: record.data, ...body, binned: false }, questions }
}

/** Whether two states say the same, the bin aside. */
export const saySame = (one: RecordState, other: RecordState): boolean =>
  contentHash({ ...one, binned: false }) === contentHash({ ...other, binned: false })
