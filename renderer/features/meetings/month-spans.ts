import type { CalendarDay } from './calendar-grid.ts'
import type { Spanning } from './year-lanes.ts'

/** A part of something that lies in one week; columns count from 0, both included. */
export type WeekSpan<T> = {
  item: T
  from: number
  until: number
  lane: number
  startsEarlier: boolean
  endsLater: boolean
}

export type PlannedWeek<T> = {
  days: readonly CalendarDay[]
  spans: WeekSpan<T>[]
  /** For each of the seven days: everything on it, shown or not. */
  all: T[][]
  /** For each of the seven days: how many found no lane. */
  hidden: number[]
}

/**
 * What lies in each week of a month, longest first, on at most `maxLanes` lanes. What finds no lane is counted on each of
 * its days, so that nothing is silently left out.
 */
export function planWeeks<T extends Spanning>(
  weeks: readonly (readonly CalendarDay[])[],
  items: readonly T[],
  maxLanes: number,
): PlannedWeek<T>[] {
  return weeks.map((days) => {
    const first = days[0]?.iso ?? ''
    const last = days.at(-1)?.iso ?? ''
    const all: T[][] = days.map(() => [])
    const hidden = days.map(() => 0)
    const taken: boolean[][] = Array.from({ length: maxLanes }, () => days.map(() => false))
    const spans: WeekSpan<T>[] = []
    const here = items
      .filter((item) => item.start <= last && item.end >= first)
      .toSorted((a, b) => a.start.localeCompare(b.start) || b.end.localeCompare(a.end))
    for (const item of here) {
      const from = Math.max(
        0,
        days.findIndex((day) => day.iso >= item.start),
      )
      const until = days.findLastIndex((day) => day.iso <= item.end)
      const columns = Array.from({ length: until - from + 1 }, (_, step) => from + step)
      for (const column of columns) all[column]?.push(item)
      const lane = taken.findIndex((row) => columns.every((column) => !row[column]))
      if (lane === -1) {
        for (const column of columns) hidden[column] = (hidden[column] ?? 0) + 1
        continue
      }
      for (const column of columns) taken[lane]![column] = true
      spans.push({ item, from, until, lane, startsEarlier: item.start < first, endsLater: item.end > last })
    }
    return { days, spans, all, hidden }
  })
}
