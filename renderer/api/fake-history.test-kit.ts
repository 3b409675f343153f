import { implement, ORPCError } from '@orpc/server'
import type { MergeAnswers, MergeProposal, PastState, Version } from '../../shared/contract/history.ts'
import { contract } from '../../shared/contract/index.ts'
import { compareBodies } from '../../shared/document/compare/compare-bodies.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { summarize } from '../../shared/model/summarize.ts'

const moment = '2026-03-01T09:00:00.000Z'

/** A past of one record: its versions newest first, what each held, and what waits to be settled. */
export interface FakePast {
  versions: Version[]
  states: Record<string, Pick<PastState, 'record'> & { body?: DocumentBody }>
  proposal?: MergeProposal | null
  /** What was answered, once it was. */
  answers?: MergeAnswers
}

interface Held {
  record: LibraryRecord
  rev: number
  body?: DocumentBody
}

interface HistoryPorts {
  before: (name: string) => void
  find: (id: RecordId) => Held
  save: (held: Held) => { id: RecordId; rev: number; savedAt: string }
  pasts: Record<string, FakePast>
}

/** The hash of a revision in a past that nobody described: its number. */
export const hashOf = (rev: number) => rev.toString(16).padStart(16, '0')

/** Histories as the page meets them; a record without a described past has as many versions as its revision says, all as it is now. */
export function fakeHistory({ before, find, save, pasts }: HistoryPorts) {
  const os = implement(contract.history).use(async ({ next, path }) => {
    before(path.join('.'))
    return next()
  })
  const names = new Map<string, string>()
  const versionsOf = (id: RecordId): Version[] => {
    const { rev, record } = find(id)
    const described = pasts[id]?.versions ?? []
    const known = described[0]?.rev ?? 0
    const since = Array.from({ length: Math.max(0, rev - known) }, (_, index): Version => {
      const name = names.get(`${id} ${rev - index}`)
      return {
        rev: rev - index,
        hash: hashOf(rev - index),
        savedAt: moment,
        kind: 'manual',
        title: summarize(record).title,
        ...(name === undefined ? {} : { name }),
      }
    })
    return [...since, ...described]
  }
  const stateOf = (id: RecordId, hash: string) => {
    const described = pasts[id]?.states[hash]
    if (described) return described
    if (!versionsOf(id).some((version) => version.hash === hash))
      throw new ORPCError('NOT_FOUND', { data: { what: 'revision', id } })
    const { record, body } = find(id)
    return { record, ...(body ? { body } : {}) }
  }
  const bodyOf = (id: RecordId, hash: string | undefined): DocumentBody =>
    (hash === undefined ? undefined : stateOf(id, hash).body) ?? { type: 'doc', content: [] }

  return {
    list: os.list.handler(({ input }) => versionsOf(input.id)),
    read: os.read.handler(({ input: { id, rev, hash } }) => ({
      rev,
      hash,
      savedAt: moment,
      ...stateOf(id, hash),
    })),
    measure: os.measure.handler(
      ({ input: { id, before: from, after } }) =>
        compareBodies(bodyOf(id, from?.hash), bodyOf(id, after.hash)).words,
    ),
    name: os.name.handler(({ input: { id, name } }) => {
      const saved = save(find(id))
      names.set(`${id} ${saved.rev}`, name)
      return saved
    }),
    restore: os.restore.handler(({ input: { id, hash } }) => {
      const held = find(id)
      Object.assign(held, stateOf(id, hash))
      return save(held)
    }),
    waiting: os.waiting.handler(({ input }) => {
      const proposal = pasts[input.id]?.proposal
      return { versions: proposal ? 1 + proposal.others : 0 }
    }),
    merge: os.merge.handler(({ input }) => pasts[input.id]?.proposal ?? null),
    settle: os.settle.handler(({ input: { id, answers } }) => {
      const past = pasts[id]
      if (!past?.proposal) throw new ORPCError('CONFLICT', { data: { id, currentRev: find(id).rev } })
      past.answers = answers
      past.proposal = null
      return save(find(id))
    }),
  }
}
