import type { AgendaItem } from '../../../shared/model/meeting/v1.ts'

/** When an item begins and ends, `HH:MM`; null where neither a start nor the items before tell. */
export type ItemTimes = { start: string | null; end: string | null; day: string | null; isFixed: boolean }

/**
 * Clock times of an agenda: an item with a start keeps it, one without begins when the item before it ends. A new day
 * starts afresh. `firstDay` is the meeting's first day; items without a date are held on the day of the item before.
 */
export function agendaTimes(agenda: readonly AgendaItem[], firstDay: string | null): ItemTimes[] {
  let day = firstDay
  let clock: number | null = null
  return agenda.map((item) => {
    if (item.date && item.date !== day) {
      day = item.date
      clock = null
    }
    const start: number | null = item.start ? toMinutes(item.start) : clock
    const end = start !== null && item.duration !== undefined ? start + item.duration : null
    clock = end
    return {
      start: start === null ? null : toClock(start),
      end: end === null ? null : toClock(end),
      day,
      isFixed: item.start !== undefined,
    }
  })
}

/** Minutes of all items together. */
export function agendaMinutes(agenda: readonly AgendaItem[]): number {
  return agenda.reduce((sum, item) => sum + (item.duration ?? 0), 0)
}

/** The agenda with the item at `from` moved to `to`; numbers that were plain counts are counted again. */
export function moveItem(agenda: readonly AgendaItem[], from: number, to: number): AgendaItem[] {
  const items = [...agenda]
  const [moved] = items.splice(from, 1)
  if (!moved) return items
  items.splice(to, 0, moved)
  const counted = agenda.every((item, index) => item.number === String(index + 1))
  return counted ? items.map((item, index) => ({ ...item, number: String(index + 1) })) : items
}

function toMinutes(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(':').map(Number)
  return hours * 60 + minutes
}

function toClock(minutes: number): string {
  const within = minutes % 1440
  return `${String(Math.floor(within / 60)).padStart(2, '0')}:${String(within % 60).padStart(2, '0')}`
}
