import { afterEach, describe, expect, it, vi } from 'vitest'
import { recordSummary, type RecordSummary } from '../../../shared/model/summary.ts'
import { fold } from '../../../shared/text/fold.ts'
import { uuidFor } from '../uuid.test-kit.ts'
import { filterConditions } from './filter-parts.ts'
import { readQuery } from './query.ts'

vi.mock(import('../../../shared/text/fold.ts'), async (original) => {
  const real = await original()
  return { ...real, fold: vi.fn(real.fold) }
})

afterEach(() => void vi.mocked(fold).mockClear())

const moment = '2018-01-01T00:00:00.000Z'

/** Records with these tags in turn. */
function tagged(count: number, tags: readonly string[]): ReadonlyMap<string, RecordSummary> {
  const summaries = Array.from({ length: count }, (_, number) =>
    recordSummary.parse({
      id: uuidFor(number),
      kind: 'document',
      title: `Paper ${number}`,
      createdAt: moment,
      updatedAt: moment,
      tags: [tags[number % tags.length]],
      links: [],
    }),
  )
  return new Map(summaries.map((summary) => [summary.id, summary]))
}

async function passing(text: string, summaries: ReadonlyMap<string, RecordSummary>): Promise<string[]> {
  const conditions = await filterConditions(readQuery(text).filters, {
    summaries,
    myNames: [],
    names: () => new Set(),
  })
  const found = [...summaries.values()].filter((each) => conditions.every(({ holds }) => holds(each)))
  return [...new Set(found.flatMap(({ tags }) => tags))]
}

describe('a filter by tag', () => {
  it('means the tag as it is written, else by its letters, else by how it begins', async () => {
    const summaries = tagged(8, ['Régime', 'regime', 'regime change', 'retour'])
    expect(await passing('tag:régime', summaries)).toEqual(['Régime'])
    expect(await passing('tag:REGIME', summaries)).toEqual(['Régime', 'regime'])
    expect(await passing('tag:regi', summaries)).toEqual(['Régime', 'regime', 'regime change'])
    expect(await passing('tag:other', summaries)).toEqual([])
  })

  it('folds each tag once, however many records bear it', async () => {
    const summaries = tagged(600, ['land', 'return', 'border'])
    await passing('tag:nothing', summaries)
    const folded = vi.mocked(fold).mock.calls.map(([text]) => text)
    for (const tag of ['land', 'return', 'border'])
      expect(folded.filter((text) => text === tag)).toHaveLength(1)
  })
})
