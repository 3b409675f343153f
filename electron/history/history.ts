import { Failure } from '../../shared/contract/failure.ts'
import type {
  MergeAnswers,
  MergeProposal,
  PastState,
  Version,
  VersionRef,
} from '../../shared/contract/history.ts'
import { parseRecord } from '../../shared/contract/parse-record.ts'
import type { Saved } from '../../shared/contract/records.ts'
import { compareBodies } from '../../shared/document/compare/compare-bodies.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import type { HistoryEntry, Library } from '../library/library.ts'
import type { RecordStore } from '../records/record-store.ts'
import { answered, proposeMerge, type Proposal, type State } from './propose-merge.ts'

export type HistoryPorts = { library: Library; store: RecordStore; newBlockId: () => string }

/** How records came to be: reading, naming and bringing back versions, and settling two of them. Raises the contract's failures. */
export interface History {
  list(id: RecordId): Promise<Version[]>
  read(id: RecordId, ref: VersionRef): Promise<PastState>
  measure(
    id: RecordId,
    before: VersionRef | null,
    after: VersionRef,
  ): Promise<{ inserted: number; deleted: number }>
  name(id: RecordId, name: string): Promise<Saved>
  restore(id: RecordId, ref: VersionRef): Promise<Saved>
  waiting(id: RecordId): number
  /** The newest revision and the first that waits, put together; null where none waits. */
  merge(id: RecordId): Promise<MergeProposal | null>
  settle(id: RecordId, ours: VersionRef, theirs: VersionRef, answers: MergeAnswers): Promise<Saved>
}

export function createHistory({ library, store, newBlockId }: HistoryPorts): History {
  const stateOf = async (id: RecordId, { rev, hash }: VersionRef): Promise<State & { savedAt: string }> => {
    const { record, body, savedAt } = await library.readRevision(id, rev, hash)
    const normal = body === undefined ? undefined : normalizeBody(body, { newBlockId }).body
    return { record: parseRecord(record), body: normal, savedAt }
  }

  /** The two that stand against each other: what is shown, and the newest of what waits. */
  const sides = async (id: RecordId) => {
    if (library.unsettled(id).length === 0) return null
    const entries = await library.history(id)
    const ours = entries.find(({ conflict }) => !conflict)
    const waiting = entries.filter(({ conflict }) => conflict)
    const [theirs] = waiting
    return ours && theirs ? { ours, theirs, others: waiting.length - 1 } : null
  }

  const propose = async (id: RecordId, ours: HistoryEntry, theirs: HistoryEntry) => {
    const base = await library.commonAncestor(id, ours.hash, theirs.hash)
    const [own, other, from] = await Promise.all([
      stateOf(id, ours),
      stateOf(id, theirs),
      base && stateOf(id, base).catch(() => null),
    ])
    const proposal: Proposal = proposeMerge(from, own, other)
    return { base: from && base, proposal }
  }

  return {
    async list(id) {
      return (await library.history(id)).map((entry): Version => entry)
    },

    async read(id, ref) {
      const { record, body, savedAt } = await stateOf(id, ref)
      return { ...ref, savedAt, record, ...(body ? { body } : {}) }
    },

    async measure(id, before, after) {
      const bodyOf = async (ref: VersionRef | null): Promise<DocumentBody> =>
        (ref && (await stateOf(id, ref)).body) ?? { type: 'doc', content: [] }
      return compareBodies(await bodyOf(before), await bodyOf(after)).words
    },

    name: async (id, name) => store.name(id, name),

    async restore(id, ref) {
      const { record, body } = await stateOf(id, ref)
      return store.edit(
        id,
        'body',
        null,
        (now) => ({ record: withIssues(record, now.record), ...(body ? { body } : {}) }),
        'restore',
      )
    },

    waiting: (id) => library.unsettled(id).length,

    async merge(id) {
      const two = await sides(id)
      if (!two) return null
      const { base, proposal } = await propose(id, two.ours, two.theirs)
      const { record, body, blocks, fields } = proposal
      return {
        ours: toSide(two.ours),
        theirs: toSide(two.theirs),
        base,
        others: two.others,
        record,
        ...(body ? { body } : {}),
        blocks,
        fields,
      }
    },

    async settle(id, ours, theirs, answers) {
      const two = await sides(id)
      if (two?.ours.hash !== ours.hash || two.theirs.hash !== theirs.hash)
        throw new Failure('CONFLICT', { id, currentRev: library.revOf(id) })
      const { proposal } = await propose(id, two.ours, two.theirs)
      requireAnswers('blocks', proposal.blocks, answers.blocks)
      requireAnswers('fields', proposal.fields, answers.fields)
      const { record, body } = answered(proposal, answers)
      const normal = body && normalizeBody(body, { newBlockId }).body
      return store.settle(id, two.ours.rev, { record: parseRecord(record), body: normal }, [theirs.hash])
    },
  }
}

/** What left the house stays issued, whatever its document or pack goes back to. */
function withIssues(restored: LibraryRecord, now: LibraryRecord): LibraryRecord {
  if (restored.kind === 'document' && now.kind === 'document' && now.issued)
    return { ...restored, issued: now.issued }
  if (restored.kind === 'pack' && now.kind === 'pack')
    return { ...restored, issues: now.issues, ...(now.copies ? { copies: now.copies } : {}) }
  return restored
}

/** A question without an answer keeps both texts waiting; it is never settled by silence. */
function requireAnswers(path: string, questions: readonly unknown[], answers: readonly unknown[]): void {
  if (questions.length !== answers.length)
    throw new Failure('INVALID', { fields: [{ path: `answers.${path}`, reason: 'unanswered' }] })
}

function toSide({ rev, hash, savedAt, elsewhere }: HistoryEntry): MergeProposal['ours'] {
  return { rev, hash, savedAt, ...(elsewhere ? { elsewhere } : {}) }
}
