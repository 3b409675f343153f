/** Something with days, as planners show it; both ends included. */
export type Spanning = { id: string; start: string; end: string }

/** A part of something that lies in one month. Days count from 1. */
export type MonthPiece<T> = {
  item: T
  from: number
  until: number
  /** Line of the month it lies on, from 0. */
  lane: number
  /** Its label stands before it: after it the month has no room. */
  labelBefore: boolean
  startsEarlier: boolean
  endsLater: boolean
}

export type PlannedMonth<T> = { month: number; days: number; lanes: number; pieces: MonthPiece<T>[] }

/**
 * A year as twelve lines of days. What overlaps, its label included, is put on further lanes, each the first with room;
 * what goes over the end of a month goes on in the next. `labelDays` is how many days wide an item's label is.
 */
export function planYear<T extends Spanning>(
  year: number,
  items: readonly T[],
  labelDays: (item: T) => number,
): PlannedMonth<T>[] {
  const ordered = items.toSorted((a, b) => a.start.localeCompare(b.start) || b.end.localeCompare(a.end))
  return Array.from({ length: 12 }, (_, index) => {
    const month = index + 1
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
    const first = `${year}-${String(month).padStart(2, '0')}-01`
    const last = `${first.slice(0, 8)}${days}`
    // The days each lane is taken on: half-open, the label included.
    const taken: [number, number][][] = []
    const pieces = ordered
      .filter((item) => item.start <= last && item.end >= first)
      .map((item) => {
        const from = item.start < first ? 1 : Number(item.start.slice(8))
        const until = item.end > last ? days : Number(item.end.slice(8))
        const label = labelDays(item)
        const labelBefore = until + label > days && from - 1 >= label
        const reach: [number, number] = labelBefore ? [from - label, until + 1] : [from, until + 1 + label]
        const free = taken.findIndex((lane) => lane.every(([a, b]) => reach[1] <= a || reach[0] >= b))
        const lane = free === -1 ? taken.length : free
        taken[lane] = [...(taken[lane] ?? []), reach]
        return {
          item,
          from,
          until,
          lane,
          labelBefore,
          startsEarlier: item.start < first,
          endsLater: item.end > last,
        }
      })
    return { month, days, lanes: taken.length, pieces }
  })
}

/** The years something lies in, with how much, latest first. */
export function yearsWith(items: readonly Spanning[]): { year: number; count: number }[] {
  const counts = new Map<number, number>()
  for (const { start, end } of items) {
    const last = Number(end.slice(0, 4))
    for (let year = Number(start.slice(0, 4)); year <= last; year += 1)
      counts.set(year, (counts.get(year) ?? 0) + 1)
  }
  return [...counts].map(([year, count]) => ({ year, count })).toSorted((a, b) => b.year - a.year)
}

/** The year a planner opens with: this one where it holds something, or else the nearest that does, the coming one first. */
export function nearestYear(years: readonly number[], now: number): number {
  const [nearest] = years.toSorted((a, b) => Math.abs(a - now) - Math.abs(b - now) || b - a)
  return nearest ?? now
}
