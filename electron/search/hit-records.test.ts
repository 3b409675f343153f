import { describe, expect, it, vi } from 'vitest'
import { recordSummary, type RecordSummary } from '../../shared/model/summary.ts'
import { nothing, type Answer } from './ask-engine.ts'
import { createHitRecords } from './hit-records.ts'
import { uuidFor } from './uuid.test-kit.ts'

const moment = '2000-01-01T00:00:00.000Z'

function records(count: number) {
  const summaries = new Map<string, RecordSummary>()
  const put = (index: number, more: Partial<RecordSummary> = {}) => {
    const id = uuidFor(index)
    const base = { id, kind: 'document', title: `${index}`, createdAt: moment, updatedAt: moment }
    summaries.set(id, recordSummary.parse({ ...base, tags: [], links: [], ...more }))
  }
  for (let index = 0; index < count; index += 1) put(index)
  return { summaries, put, ids: Array.from({ length: count }, (_, index) => uuidFor(index)) }
}

function answerOf(ids: readonly string[], ...rows: number[]): Answer {
  const scores = Float32Array.from(rows, (row) => 100 + row)
  return {
    ...nothing,
    ids,
    rows: Uint32Array.from(rows),
    scores,
    fuzzy: Uint8Array.from(rows, (row) => row & 1),
  }
}

describe('the records of hits', () => {
  it('are those that are shown and pass, with what was found of each', async () => {
    const { summaries, put, ids } = records(5)
    put(1, { trashedAt: moment })
    summaries.delete(ids[4]!)
    const hits = await createHitRecords().hitsOf(
      answerOf(ids, 0, 1, 2, 3, 4),
      summaries,
      [],
      ({ title }) => title !== '2',
    )
    expect(
      [...hits.scores.keys()].map((hit) => [hits.idOf(hit), hits.scores[hit], hits.isFuzzy(hit)]),
    ).toEqual([
      [ids[0], 100, false],
      [ids[3], 103, true],
    ])
  })

  it('are worth more when they are newer, or were opened lately', async () => {
    const { summaries, put, ids } = records(3)
    put(1, { year: 2015 })
    const known = createHitRecords()
    const scores = async (recent: string[]) => [
      ...(await known.hitsOf(answerOf(ids, 0, 1, 2), summaries, recent, () => true)).scores,
    ]
    const [plain, newer, other] = await scores([])
    expect([plain, newer! > 101, other]).toEqual([100, true, 102])
    expect((await scores([ids[0]!]))[0]).toBeGreaterThan(100)
    expect((await scores([]))[0]).toBe(100)
  })

  it('are looked up again when one has changed, or the numbers stand for others', async () => {
    const { summaries, put, ids } = records(3)
    const known = createHitRecords()
    const found = async (all: readonly string[]) => {
      const hits = await known.hitsOf(answerOf(all, 0, 1), summaries, [], () => true)
      return [...hits.scores.keys()].map(hits.idOf)
    }
    expect(await found(ids)).toEqual([ids[0], ids[1]])
    put(0, { trashedAt: moment })
    known.change()
    expect(await found(ids)).toEqual([ids[1]])
    expect(await found(ids.toReversed())).toEqual([ids[2], ids[1]])
  })

  it('are looked up again when one has changed in the turn of another', async () => {
    const { summaries, put, ids } = records(2000)
    const known = createHitRecords()
    const found = async () => {
      const hits = await known.hitsOf(answerOf(ids, 0, 1), summaries, [], () => true)
      return [...hits.scores.keys()].map(hits.idOf)
    }
    let now = 0
    const clock = vi.spyOn(performance, 'now').mockImplementation(() => (now += 1))
    const asked = found()
    await new Promise((resolve) => setImmediate(resolve))
    put(0, { trashedAt: moment })
    known.change()
    await asked
    expect(await found()).toEqual([ids[1]])
    clock.mockRestore()
  })
})
