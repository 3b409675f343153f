import type { RecordSummary } from '../../shared/model/summary.ts'
import { nameScores, type Named } from './switcher.ts'

export type Ranked = { id: string; score: number; fuzzy: boolean; inText: boolean; similarTo?: string }

export type Hit = { id: string; score: number; fuzzy: boolean }

/** Points of a thousand that may be added to a score: a hit this far below the last one wanted cannot come before it. */
export const mostAdded = 22

type Candidates = {
  /** Those of the index that may come among the first, and whether it has found a record at all. */
  hits: readonly Hit[]
  isHit(id: string): boolean
  /** Records that bear the very name. */
  same: readonly string[]
  /** Records found by their names alone. */
  byName: readonly Named[]
  isIndexed(id: string): boolean
  summaries: ReadonlyMap<string, RecordSummary>
  /** Records opened lately, the last one first. */
  recent: readonly string[]
}

/**
 * One order for all hits: records that bear the very name, then hits of the index by how strictly they were read
 * (`readingScores`), newer ones and those opened lately first among equals. Names alone stand in for records the index
 * has not read yet, and names that only resemble what was typed come last. `more` is how many were added to the hits.
 */
export function rank(candidates: Candidates): { ranked: Ranked[]; more: number } {
  const { hits, isHit, same, byName, isIndexed, summaries, recent } = candidates
  const all = new Map<string, Ranked>()
  let more = 0
  for (const { id, score, fuzzy } of hits) all.set(id, { id, score, fuzzy, inText: true })
  for (const { id, score, similarTo } of byName) {
    const fuzzy = similarTo !== undefined
    if (isHit(id) || (isIndexed(id) && !fuzzy)) continue
    more += 1
    all.set(id, { id, score, fuzzy, inText: false, ...(fuzzy ? { similarTo } : {}) })
  }
  for (const id of same) {
    if (!isHit(id) && !all.has(id)) more += 1
    all.set(id, { id, score: nameScores.same, fuzzy: false, inText: isIndexed(id) })
  }
  const opened = new Map(recent.map((id, index) => [id, lateOpening * (1 - index / recent.length)]))
  for (const each of all.values()) each.score += recency(summaries.get(each.id)) + (opened.get(each.id) ?? 0)
  const ranked = [...all.values()].toSorted((a, b) => b.score - a.score || (a.id < b.id ? 1 : -1))
  return { ranked, more }
}

/** Records without words to rank them by: the newest first. */
export function byDate(ids: readonly string[], summaries: ReadonlyMap<string, RecordSummary>): Ranked[] {
  const dateOf = (id: string) => {
    const { start, year, updatedAt } = summaries.get(id)!
    return start ?? (year === undefined ? updatedAt : `${year}-`)
  }
  return ids
    .map((id) => ({ id, date: dateOf(id) }))
    .toSorted((a, b) => (a.date === b.date ? (a.id < b.id ? 1 : -1) : a.date < b.date ? 1 : -1))
    .map(({ id }) => ({ id, score: 0, fuzzy: false, inText: false }))
}

/** Points of a thousand that the record opened last is worth more. */
const lateOpening = 12

/** Points of a thousand that this year's is worth more than one of 2000: age decides among equals only. */
const mostRecency = 10

function recency(summary: RecordSummary | undefined): number {
  const year = summary?.year ?? Number(summary?.updatedAt.slice(0, 4) ?? 2000)
  return Math.max(0, Math.min(mostRecency, (year - 2000) / 3))
}
