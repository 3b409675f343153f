import { describe, expect, it } from 'vitest'
import { aDocument, aMeeting, aMechanism, anId } from '../../tests/builders/records.ts'
import { emptyBody } from '../../shared/document/body.ts'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { summarize } from '../../shared/model/summarize.ts'
import { closureOf } from './closure.ts'

const moment = '2026-03-01T09:00:00.000Z'
const base = (n: number) => ({ id: anId(n), createdAt: moment, updatedAt: moment, tags: [] as string[] })

const participant = {
  id: 'x1',
  name: 'Amina Diallo',
  capacity: 'delegate' as const,
  attendance: 'expected' as const,
  personId: anId(5),
}
const mention = (n: number, kind: string) => ({
  type: 'recordLink',
  attrs: { recordId: anId(n), kind, label: 'A record' },
})
const file = {
  title: 'Annex',
  fileName: 'annex.pdf',
  mediaType: 'application/pdf',
  sha256: 'a'.repeat(64),
  size: 9,
}

const records: [LibraryRecord, ReturnType<typeof emptyBody>?][] = [
  [aMeeting(1, { mechanismId: anId(4), participants: [participant] })],
  [
    aDocument(2, { meetingId: anId(1) }),
    {
      type: 'doc',
      content: [
        { type: 'paragraph', attrs: { id: 'p' }, content: [mention(8, 'document'), mention(9, 'meeting')] },
      ],
    },
  ],
  [{ ...base(3), kind: 'attachment', ...file, meetingId: anId(1) }],
  [aMechanism(4)],
  [{ ...base(5), kind: 'person', name: 'Amina Diallo', organizationId: anId(6) }],
  [{ ...base(6), kind: 'organization', names: [{ language: 'en', text: 'Ministry' }], aliases: [] }],
  [
    {
      ...base(7),
      kind: 'pack',
      title: 'Pack',
      language: 'en',
      entries: [{ id: 'e1', type: 'document', recordId: anId(8) }],
      issues: [],
    },
  ],
  [aDocument(8, { meetingId: anId(9), title: 'Restricted' }), emptyBody('b')],
  [aMeeting(9, { title: 'Another meeting' })],
  [aDocument(10, { meetingId: anId(9) }), emptyBody('b')],
]

function summaries(binned: readonly number[] = []) {
  return new Map(
    records.map(([record, body]) => {
      const trashed = binned.some((n) => anId(n) === record.id) ? { trashedAt: moment } : {}
      return [record.id, { ...summarize(record, body), ...trashed }]
    }),
  )
}

const rolesOf = (ids: readonly number[], binned: readonly number[] = [], without: readonly number[] = []) => {
  const closure = closureOf(summaries(binned), ids.map(anId), new Set(without.map(anId)))
  return {
    taken: Object.fromEntries(
      closure.taken.map(({ summary, role }) => [Number(summary.id.slice(-12)), role]),
    ),
    binned: closure.binned.map(({ id }) => Number(id.slice(-12))),
  }
}

describe('what comes along', () => {
  it('with a meeting: its papers, what they name, and the people who take part', () => {
    expect(rolesOf([1]).taken).toEqual({
      1: 'chosen',
      2: 'paper',
      3: 'paper',
      4: 'named',
      5: 'named',
      6: 'named',
      9: 'named',
    })
  })

  it('never a paper that a text only links to, nor the papers of a meeting that is only named', () => {
    const { taken } = rolesOf([1])
    expect(taken[8]).toBeUndefined()
    expect(taken[10]).toBeUndefined()
  })

  it('with a document: the meeting it belongs to, without the other papers of it', () => {
    expect(rolesOf([2]).taken).toEqual({ 1: 'named', 2: 'chosen', 9: 'named' })
  })

  it('with a pack: the papers bound in it', () => {
    expect(rolesOf([7]).taken).toEqual({ 7: 'chosen', 8: 'paper', 9: 'named' })
  })

  it('is less by the papers that were left out, but never by what was chosen', () => {
    expect(rolesOf([1], [], [2, 3, 1]).taken).toEqual({ 1: 'chosen', 4: 'named', 5: 'named', 6: 'named' })
  })

  it('is only a word of what lies in the bin', () => {
    const { taken, binned } = rolesOf([1], [2])
    expect(binned).toEqual([2])
    expect(taken[2]).toBeUndefined()
    expect(taken[9]).toBeUndefined()
  })
})
