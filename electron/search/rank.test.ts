import { describe, expect, it } from 'vitest'
import { recordSummary, type RecordSummary } from '../../shared/model/summary.ts'
import { byDate, createAdded, rank } from './rank.ts'
import type { Named } from './names/switcher.ts'
import { uuidFor } from './uuid.test-kit.ts'

const moment = '2018-01-01T00:00:00.000Z'

/** Records by a short name, each of a year or of none. */
function recordsOf(years: Record<string, number | undefined>) {
  const summaries = new Map<string, RecordSummary>()
  const ids = new Map<string, string>()
  for (const [index, [name, year]] of Object.entries(years).entries()) {
    const id = uuidFor(index)
    const base = {
      id,
      kind: 'document',
      title: name,
      createdAt: moment,
      updatedAt: moment,
      tags: [],
      links: [],
    }
    summaries.set(id, recordSummary.parse({ ...base, ...(year === undefined ? {} : { year }) }))
    ids.set(name, id)
  }
  return { summaries, idOf: (name: string) => ids.get(name)! }
}

function order(
  years: Record<string, number | undefined>,
  scores: Record<string, number>,
  more: {
    same?: string[]
    byName?: Record<string, Partial<Named>>
    recent?: string[]
    unread?: string[]
    most?: number
  } = {},
) {
  const { summaries, idOf } = recordsOf(years)
  const found = Object.keys(scores).map(idOf)
  const added = createAdded(summaries, (more.recent ?? []).map(idOf))
  const { ranked, total } = rank({
    hits: {
      scores: Float64Array.from(Object.values(scores), (score, hit) => score + added(found[hit]!)),
      idOf: (hit) => found[hit]!,
      isFuzzy: () => false,
    },
    same: (more.same ?? []).map(idOf),
    byName: Object.entries(more.byName ?? {}).map(([name, named]) => ({
      score: 900,
      ...named,
      id: idOf(name),
    })),
    isIndexed: (id) => !(more.unread ?? []).map(idOf).includes(id),
    added,
    most: more.most ?? 30,
  })
  return { names: ranked.map(({ id }) => summaries.get(id)!.title), total }
}

describe('one order for all hits', () => {
  it('goes by score, and among equals by year and by what was opened lately', () => {
    expect(order({ a: 2001, b: 2020, c: 2001 }, { a: 3000, b: 3000, c: 3300 }).names).toEqual(['c', 'b', 'a'])
    const opened = { recent: ['a'] }
    expect(order({ a: 2001, b: 2020 }, { a: 3000, b: 3000 }, opened).names).toEqual(['a', 'b'])
    expect(order({ a: 2001, b: 2020 }, { a: 3000, b: 3100 }, opened).names).toEqual(['b', 'a'])
  })

  it('never lets age and habit outweigh a difference that counts', () => {
    const years = { old: 1990, fresh: 2200 }
    expect(order(years, { old: 3000 + 10 + 12 + 1, fresh: 3000 }, { recent: ['fresh'] }).names[0]).toBe('old')
  })

  it('is the same whenever it is asked for, ties too', () => {
    const scores = { a: 10, b: 10, c: 10, d: 10 }
    const years = { a: 2001, b: 2001, c: 2001, d: 2001 }
    expect(order(years, scores).names).toEqual(order(years, { d: 10, c: 10, b: 10, a: 10 }).names)
  })

  it('begins with what bears the very name, found by the index or not', () => {
    expect(order({ a: 2001, b: 2020 }, { a: 10, b: 3900 }, { same: ['a'] })).toEqual({
      names: ['a', 'b'],
      total: 2,
    })
    expect(order({ a: 2001, b: 2020 }, { b: 3900 }, { same: ['a'] })).toEqual({ names: ['a', 'b'], total: 2 })
  })

  it('is cut off after as many as are wanted, and all are counted', () => {
    const years = { a: 2001, b: 2020, c: 2010, d: 2005 }
    const scores = { a: 3000, b: 3000, c: 3000, d: 3500 }
    expect(order(years, scores, { most: 2 })).toEqual({ names: ['d', 'b'], total: 4 })
    expect(order(years, scores, { most: 2, same: ['a'] })).toEqual({ names: ['a', 'd'], total: 4 })
  })

  it('lets names stand in for what the index has not read, and for nothing else', () => {
    const years = { a: 2001, b: 2001, c: 2001 }
    const byName = { a: {}, b: {}, c: { similarTo: 'see', score: 400 } }
    const found = order(years, { a: 3000 }, { byName, unread: ['b'] })
    expect(found).toEqual({ names: ['a', 'b', 'c'], total: 3 })
    expect(order(years, { a: 3000 }, { byName: { b: {} } })).toEqual({ names: ['a'], total: 1 })
  })
})

describe('records without words to rank them by', () => {
  it('come newest first', () => {
    const { summaries } = recordsOf({ a: 2001, b: 2020, c: 2010, d: undefined })
    const names = byDate([...summaries.keys()], summaries, 9).map(({ id }) => summaries.get(id)!.title)
    expect(names).toEqual(['b', 'd', 'c', 'a'])
  })
  it('are no more than are wanted, the newest of them', () => {
    const years = Object.fromEntries(
      Array.from({ length: 200 }, (_, at) => [`${at}`, 1900 + ((at * 37) % 101)]),
    )
    const { summaries } = recordsOf(years)
    const ids = [...summaries.keys()]
    const all = byDate(ids, summaries, 200).map(({ id }) => id)
    const yearsOf = all.map((id) => summaries.get(id)!.year!)
    expect(yearsOf).toEqual(yearsOf.toSorted((a, b) => b - a))
    expect(new Set(all).size).toBe(200)
    expect(byDate(ids, summaries, 7).map(({ id }) => id)).toEqual(all.slice(0, 7))
    expect(byDate(ids.toReversed(), summaries, 7).map(({ id }) => id)).toEqual(all.slice(0, 7))
    expect(byDate(ids, summaries, 0)).toEqual([])
  })
})
