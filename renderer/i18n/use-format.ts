import { useMemo } from 'react'
import { useIntl } from 'react-intl'

const parts = { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const
const short = { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' } as const

/** Writes days, moments, sizes and counts as the reader's language does; days are ISO, without time zone. */
export function createFormat(locale: string) {
  const long = new Intl.DateTimeFormat(locale, parts)
  const brief = new Intl.DateTimeFormat(locale, short)
  const monthOnly = new Intl.DateTimeFormat(locale, { month: 'long', year: 'numeric', timeZone: 'UTC' })
  const monthShort = new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' })
  const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const clock = new Intl.DateTimeFormat(locale, { timeStyle: 'short' })
  const relative = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' })
  const number = new Intl.NumberFormat(locale)
  const regions = new Intl.DisplayNames(locale, { type: 'region' })
  const list = new Intl.ListFormat(locale, { type: 'conjunction' })
  const collator = new Intl.Collator(locale, { sensitivity: 'base', numeric: true })
  return {
    locale,
    collator,
    day: (iso: string) => long.format(utc(iso)),
    dayShort: (iso: string) => brief.format(utc(iso)),
    monthShort: (iso: string) => monthShort.format(utc(iso)),
    month: (iso: string) => monthOnly.format(utc(iso)),
    /** Both ends included; one day is written once. */
    range: (start: string, end: string) =>
      start === end ? brief.format(utc(start)) : brief.formatRange(utc(start), utc(end)),
    moment: (iso: string) => moment.format(new Date(iso)),
    clock: (iso: string) => clock.format(new Date(iso)),
    /** Whole days from `today` to `iso`: yesterday, tomorrow, in 12 days. */
    inDays: (iso: string, today: string) => relative.format(daysBetween(today, iso), 'day'),
    number: (value: number) => number.format(value),
    percent: (share: number) =>
      new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 }).format(share),
    bytes: (size: number) => bytes(locale, size),
    /** The name of a State by its ISO 3166-1 code. */
    state: (code: string) => regions.of(code) ?? code,
    list: (items: readonly string[]) => list.format(items),
  }
}
export type Format = ReturnType<typeof createFormat>

export function useFormat(): Format {
  const { locale } = useIntl()
  return useMemo(() => createFormat(locale), [locale])
}

/** Whole days from one ISO day to another; negative when the second is earlier. */
export function daysBetween(from: string, until: string): number {
  return Math.round((utc(until).getTime() - utc(from).getTime()) / 86_400_000)
}

/** Today where the reader is, as an ISO day. */
export function today(now = new Date()): string {
  const pad = (value: number) => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${pad(now.getMonth() + 1)}-${pad(now.getDate())}`
}

function utc(iso: string): Date {
  return new Date(`${iso.slice(0, 10)}T00:00:00Z`)
}

const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

function bytes(locale: string, size: number): string {
  let value = size
  let step = 0
  while (value >= 1000 && step < units.length - 1) {
    value /= 1000
    step += 1
  }
  return new Intl.NumberFormat(locale, {
    style: 'unit',
    unit: units[step] ?? 'byte',
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value)
}
