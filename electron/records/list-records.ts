import type { ListPage, RecordFilter, RecordSort } from '../../shared/contract/records.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'

export type ListQuery = {
  filter: RecordFilter
  sort: RecordSort
  descending: boolean
  /** BCP 47 tag by which text is collated. */
  locale: string
  offset: number
  limit: number
}

/** One page of the records that match, in order. Records without the sorted property come last whichever the direction. */
export function listRecords(summaries: Iterable<RecordSummary>, query: ListQuery): ListPage {
  const matches = filterRecords(summaries, query.filter)
  matches.sort(comparison(query))
  return {
    total: matches.length,
    offset: query.offset,
    items: matches.slice(query.offset, query.offset + query.limit),
  }
}

/** Those that match every part of the filter; without `trashed`, only live ones, and never the settings. */
export function filterRecords(summaries: Iterable<RecordSummary>, filter: RecordFilter): RecordSummary[] {
  const matches: RecordSummary[] = []
  for (const summary of summaries) if (isMatch(summary, filter)) matches.push(summary)
  return matches
}

function isMatch(summary: RecordSummary, filter: RecordFilter): boolean {
  if (summary.kind === 'settings') return false
  if ((summary.trashedAt !== undefined) !== (filter.trashed ?? false)) return false
  if (filter.kinds && !filter.kinds.includes(summary.kind)) return false
  if (filter.types && !isIn(filter.types, summary.type)) return false
  if (filter.statuses && !isIn(filter.statuses, summary.status)) return false
  if (filter.languages && !isIn(filter.languages, summary.language)) return false
  if (filter.ids && !filter.ids.includes(summary.id)) return false
  if (filter.tag !== undefined && !summary.tags.includes(filter.tag)) return false
  if (filter.workId && summary.workId !== filter.workId) return false
  if (filter.linkedTo && !summary.links.some((link) => link.id === filter.linkedTo)) return false
  if (filter.years && !touchesYears(summary, filter.years)) return false
  return touchesDays(summary, filter.from, filter.until)
}

function isIn<T extends string>(allowed: readonly T[], value: T | undefined): boolean {
  return value !== undefined && allowed.includes(value)
}

function touchesYears(summary: RecordSummary, [first, last]: [number, number]): boolean {
  return summary.year !== undefined && summary.year >= first && summary.year <= last
}

function touchesDays(summary: RecordSummary, from: string | undefined, until: string | undefined): boolean {
  if (from === undefined && until === undefined) return true
  if (summary.start === undefined) return false
  return (
    (from === undefined || (summary.end ?? summary.start) >= from) &&
    (until === undefined || summary.start <= until)
  )
}

function comparison({ sort, descending, locale }: ListQuery): (a: RecordSummary, b: RecordSummary) => number {
  const collator = collatorFor(locale)
  const sign = descending ? -1 : 1
  const value = sortValues[sort]
  return (a, b) => {
    const [left, right] = [value(a), value(b)]
    if (left === undefined || right === undefined) {
      if (left === right) return collator.compare(a.title, b.title)
      return left === undefined ? 1 : -1
    }
    const order =
      typeof left === 'number' && typeof right === 'number'
        ? left - right
        : sort === 'title' || sort === 'symbol'
          ? collator.compare(String(left), String(right))
          : String(left) < String(right)
            ? -1
            : Number(left !== right)
    // Ids sort by time of creation, which keeps pages stable where values tie.
    return order === 0 ? (a.id < b.id ? -1 : 1) : sign * order
  }
}

const sortValues: Record<RecordSort, (summary: RecordSummary) => string | number | undefined> = {
  title: (summary) => summary.title,
  updated: (summary) => summary.updatedAt,
  created: (summary) => summary.createdAt,
  start: (summary) => summary.start,
  year: (summary) => summary.year,
  symbol: (summary) => summary.symbol,
}

const collators = new Map<string, Intl.Collator>()

/** Making a collator costs more than using it; an unknown tag falls back to the root order. */
function collatorFor(locale: string): Intl.Collator {
  const known = collators.get(locale)
  if (known) return known
  let collator: Intl.Collator
  try {
    collator = new Intl.Collator(locale, { numeric: true, sensitivity: 'base' })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    collator = new Intl.Collator('und', { numeric: true, sensitivity: 'base' })
  }
  collators.set(locale, collator)
  return collator
}
