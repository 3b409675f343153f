/** What a typed text says about a day. Ambiguous texts carry every reading; nothing is ever guessed. */
export type ParsedDay =
  | { kind: 'empty' }
  | { kind: 'day'; iso: string }
  | { kind: 'ambiguous'; readings: string[] }
  | { kind: 'year-missing' }
  | { kind: 'impossible' }
  | { kind: 'unreadable' }

const locales = ['en', 'fr', 'es'] as const
const monthNames = new Map<string, number>()
for (const locale of locales) {
  for (let month = 0; month < 12; month += 1) {
    const day = new Date(Date.UTC(2020, month, 15))
    for (const width of ['long', 'short'] as const) {
      const name = new Intl.DateTimeFormat(locale, { month: width, timeZone: 'UTC' }).format(day)
      monthNames.set(fold(name), month + 1)
    }
  }
}
// Short forms people write that Intl does not list.
for (const [name, month] of [
  ['sept', 9],
  ['set', 9],
  ['avr', 4],
  ['juil', 7],
] as const) {
  monthNames.set(name, month)
}

/** Reads ISO days, numeric days in either order and days with a month's name in English, French or Spanish. */
export function parseDay(typed: string): ParsedDay {
  const text = typed.normalize('NFKC').trim()
  if (text === '') return { kind: 'empty' }
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const numeric = /^(\d{1,2})[-/. ](\d{1,2})[-/. ](\d{4}|\d{2})$/.exec(text)
  if (numeric) {
    const [, first = '', second = '', year = ''] = numeric
    if (year.length === 2) return { kind: 'year-missing' }
    return eitherOrder(Number(first), Number(second), Number(year))
  }
  return withMonthName(text)
}

function eitherOrder(first: number, second: number, year: number): ParsedDay {
  const readings = [
    toIso(year, second, first),
    ...(first === second ? [] : [toIso(year, first, second)]),
  ].filter((day): day is string => day !== null)
  const [only, other] = readings
  if (only === undefined) return { kind: 'impossible' }
  return other === undefined ? { kind: 'day', iso: only } : { kind: 'ambiguous', readings }
}

function withMonthName(text: string): ParsedDay {
  const words = fold(text)
    .split(/[\s,/-]+/)
    .filter((word) => word !== 'de' && word !== 'del' && word !== 'of' && word !== 'the' && word !== '')
  const month = words.map((word) => monthNames.get(word)).find((found) => found !== undefined)
  if (month === undefined) return { kind: 'unreadable' }
  const numbers = words
    .filter((word) => !monthNames.has(word))
    .map((word) => /^(\d+)(st|nd|rd|th|er|o)?$/.exec(word))
  if (numbers.some((found) => found === null)) return { kind: 'unreadable' }
  const values = numbers.map((found) => found?.[1] ?? '')
  const year = values.find((value) => value.length === 4)
  const day = values.find((value) => value.length <= 2)
  if (day === undefined || values.length > 2) return { kind: 'unreadable' }
  if (year === undefined) return { kind: 'year-missing' }
  return dayOf(Number(year), month, Number(day))
}

function dayOf(year: number, month: number, day: number): ParsedDay {
  const iso = toIso(year, month, day)
  return iso === null ? { kind: 'impossible' } : { kind: 'day', iso }
}

function toIso(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day))
  const same = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day
  return same ? date.toISOString().slice(0, 10) : null
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\./g, '')
}
