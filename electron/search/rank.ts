import type { RecordSummary } from '../../shared/model/summary.ts'
import { bestOf } from './matching/best-of.ts'
import type { Summaries } from './query/filter.ts'
import { nameScores, type Named } from './names/switcher.ts'

export type Ranked = { id: string; score: number; fuzzy: boolean; inText: boolean; similarTo?: string }

/** Hits of the index by their numbers, in any order; their scores with what age and habit add (`createAdded`). */
export type Hits = { scores: Float64Array; idOf(hit: number): string; isFuzzy(hit: number): boolean }

type Candidates = {
  hits: Hits
  /** Records that bear the very name. */
  same: readonly string[]
  /** Records found by their names alone. */
  byName: readonly Named[]
  isIndexed(id: string): boolean
  added(id: string): number
  most: number
}

/**
 * One order for all hits, of which the first `most` are wanted: records that bear the very name, then hits of the index by
 * how strictly they were read (`readingScores`), newer ones and those opened lately first among equals. Names alone stand
 * in for records the index has not read yet, and names that only resemble what was typed come last. `total` counts all.
 */
export function rank({ hits, same, byName, isIndexed, added, most }: Candidates): {
  ranked: Ranked[]
  total: number
} {
  const named = new Map<string, Ranked>()
  const hitIds =
    same.length + byName.length > 0 ? new Set(Array.from(hits.scores.keys(), hits.idOf)) : new Set<string>()
  for (const { id, score, similarTo } of byName) {
    const fuzzy = similarTo !== undefined
    if (hitIds.has(id) || (isIndexed(id) && !fuzzy)) continue
    const scored = { id, score: score + added(id), fuzzy, inText: false }
    named.set(id, fuzzy ? { ...scored, similarTo } : scored)
  }
  for (const id of same)
    named.set(id, { id, score: nameScores.same + added(id), fuzzy: false, inText: isIndexed(id) })
  const best = bestOf(hits.scores, most + same.length, (a, b) => hits.idOf(a) > hits.idOf(b))
  const found = best.flatMap((hit): Ranked[] => {
    const id = hits.idOf(hit)
    return named.has(id) ? [] : [{ id, score: hits.scores[hit]!, fuzzy: hits.isFuzzy(hit), inText: true }]
  })
  const ranked = [...named.values(), ...found].toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
  const more = [...named.keys()].filter((id) => !hitIds.has(id)).length
  return { ranked: ranked.slice(0, most), total: hits.scores.length + more }
}

/** What age, and that it was opened lately, add to the score of a record; `recent` are such records, the last one first. */
export function createAdded(summaries: Summaries, recent: readonly string[]): (id: string) => number {
  const opened = new Map(recent.map((id, index) => [id, lateOpening * (1 - index / recent.length)]))
  return (id) => recency(summaries.get(id)) + (opened.get(id) ?? 0)
}

/** Records without words to rank them by: the newest `most`, the newest first. */
export function byDate(ids: readonly string[], summaries: Summaries, most: number): Ranked[] {
  const dates = ids.map((id) => {
    const { start, year, updatedAt } = summaries.get(id)!
    return start ?? (year === undefined ? updatedAt : `${year}-`)
  })
  const isNewer = (a: number, b: number) =>
    dates[a] === dates[b] ? ids[a]! > ids[b]! : dates[a]! > dates[b]!
  const newest = bestOf(new Uint8Array(ids.length), most, isNewer)
  return newest.map((at) => ({ id: ids[at]!, score: 0, fuzzy: false, inText: false }))
}

/** Points of a thousand that the record opened last is worth more. */
const lateOpening = 12

/** Points of a thousand that this year's is worth more than one of 2000: age decides among equals only. */
const mostRecency = 10

function recency(summary: RecordSummary | undefined): number {
  const year = summary?.year ?? Number(summary?.updatedAt.slice(0, 4) ?? 2000)
  return Math.max(0, Math.min(mostRecency, (year - 2000) / 3))
}
