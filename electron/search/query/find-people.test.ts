import { describe, expect, it } from 'vitest'
import { recordSummary } from '../../../shared/model/summary.ts'
import { nothing, type Answer } from '../ask-engine.ts'
import { uuidFor } from '../uuid.test-kit.ts'
import { filterConditions } from './filter-parts.ts'
import { findPeople } from './find-people.ts'
import { readQuery } from './query.ts'

const moment = '2018-01-01T00:00:00.000Z'
const [ana, ben] = [0, 1].map((number) =>
  recordSummary.parse({
    id: uuidFor(number),
    kind: 'document',
    title: `${number}`,
    createdAt: moment,
    updatedAt: moment,
    tags: [],
    links: [],
  }),
) as [ReturnType<typeof recordSummary.parse>, ReturnType<typeof recordSummary.parse>]

/** The records that pass the filters of a text, where the index answers as given for every name. */
async function passing(text: string, answer: Answer | null): Promise<string[]> {
  const { filters } = readQuery(text)
  const myNames = ['Ana']
  const names = await findPeople(filters, myNames, () => Promise.resolve(answer))
  const summaries = new Map([ana, ben].map((summary) => [summary.id, summary] as const))
  const conditions = await filterConditions(filters, { summaries, myNames, names })
  return [ana, ben].filter((each) => conditions.every(({ holds }) => holds(each))).map(({ title }) => title)
}

describe('filters that ask who, or which place, a record names', () => {
  const namesAna: Answer = { ...nothing, ids: [ana.id], rows: Uint32Array.of(0) }

  it('hold where the index found the name, and with a minus everywhere else', async () => {
    expect(await passing('is:mine', namesAna)).toEqual(['0'])
    for (const filter of ['-person:ana', '-place:ana', '-is:mine']) {
      expect(await passing(filter, namesAna)).toEqual(['1'])
      expect(await passing(filter, nothing)).toEqual(['0', '1'])
    }
  })

  it('hold nowhere while the index has no answer, with a minus or without', async () => {
    for (const filter of ['is:mine', '-person:ana', '-place:ana', '-is:mine'])
      expect(await passing(filter, null)).toEqual([])
  })
})
