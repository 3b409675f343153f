/** Days are ISO strings; all arithmetic is in UTC, so that no time zone or summer time moves one. */
export type CalendarDay = { iso: string; inMonth: boolean }

/** The weeks a month is shown in: whole weeks, starting on `firstWeekday` (1 Monday … 7 Sunday, as `Intl.Locale` counts). */
export function monthGrid(year: number, month: number, firstWeekday: number): CalendarDay[][] {
  const first = new Date(Date.UTC(year, month - 1, 1))
  const lead = (isoWeekday(first) - firstWeekday + 7) % 7
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  const weeks = Math.ceil((lead + days) / 7)
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (__, day) => {
      const date = new Date(Date.UTC(year, month - 1, 1 - lead + week * 7 + day))
      return { iso: toIso(date), inMonth: date.getUTCMonth() === month - 1 }
    }),
  )
}

/** The month after (or, with a negative step, before) another; `2018-12` and 1 give `2019-01`. */
export function addMonths(month: string, step: number): string {
  const [year = 0, at = 1] = month.split('-').map(Number)
  return toIso(new Date(Date.UTC(year, at - 1 + step, 1))).slice(0, 7)
}

/** The day on which a reader's weeks start, 1 Monday … 7 Sunday; Monday where the runtime does not know. */
export function firstWeekdayOf(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & {
    getWeekInfo?: () => { firstDay: number }
    weekInfo?: { firstDay: number }
  }
  return known.getWeekInfo?.().firstDay ?? known.weekInfo?.firstDay ?? 1
}

/** Names of the weekdays from `firstWeekday` on, as short as the language writes them. */
export function weekdayNames(locale: string, firstWeekday: number): { short: string; long: string }[] {
  const short = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const long = new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' })
  return Array.from({ length: 7 }, (_, day) => {
    // 1 January 2018 was a Monday.
    const date = new Date(Date.UTC(2018, 0, firstWeekday + day))
    return { short: short.format(date), long: long.format(date) }
  })
}

function isoWeekday(date: Date): number {
  return date.getUTCDay() === 0 ? 7 : date.getUTCDay()
}

function toIso(date: Date): string {
  return date.toISOString().slice(0, 10)
}

/** The day a key leads to from another in a month's grid; null where the key leads nowhere. `isRtl`: weeks run leftward. */
export function dayAfterKey(key: string, day: string, firstWeekday: number, isRtl: boolean): string | null {
  const weekday = (isoWeekday(new Date(`${day}T00:00:00Z`)) - firstWeekday + 7) % 7
  const forward = isRtl ? -1 : 1
  const steps = new Map([
    ['ArrowRight', forward],
    ['ArrowLeft', -forward],
    ['ArrowDown', 7],
    ['ArrowUp', -7],
    ['Home', -weekday],
    ['End', 6 - weekday],
  ])
  const step = steps.get(key)
  if (step !== undefined) return addDays(day, step)
  if (key === 'PageDown' || key === 'PageUp') {
    const month = addMonths(day.slice(0, 7), key === 'PageDown' ? 1 : -1)
    const last = new Date(Date.UTC(Number(month.slice(0, 4)), Number(month.slice(5)), 0)).getUTCDate()
    return `${month}-${String(Math.min(last, Number(day.slice(8)))).padStart(2, '0')}`
  }
  return null
}

export function addDays(day: string, step: number): string {
  return toIso(new Date(Date.parse(`${day}T00:00:00Z`) + step * 86_400_000))
}

/** Every day from one to another, both included; at most `limit`. */
export function daysBetweenBoth(start: string, end: string, limit: number): string[] {
  const days = []
  for (let day = start; day <= end && days.length < limit; day = addDays(day, 1)) days.push(day)
  return days
}
