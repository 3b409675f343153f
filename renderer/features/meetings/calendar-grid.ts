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
