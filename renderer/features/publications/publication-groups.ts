import { publicationSeries } from '../../../shared/model/publication/v1.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { fold } from '../../../shared/text/fold.ts'

export type PublicationOrder = 'series' | 'year'

/** A heading with what stands under it: `key` is a series or a year, empty where the year is not known. */
export type PublicationGroup = { key: string; items: RecordSummary[] }

/** Publications whose title, subtitle or year holds the text, accents and case aside. */
export function findPublications(rows: readonly RecordSummary[], text: string): RecordSummary[] {
  const wanted = fold(text.trim())
  return rows.filter((row) => fold(`${row.title} ${row.subtitle ?? ''} ${row.year ?? ''}`).includes(wanted))
}

/** By series in their fixed order, or by year; the newest first, and those of an unknown year last. */
export function groupPublications(
  rows: readonly RecordSummary[],
  order: PublicationOrder,
  collator: Intl.Collator,
): PublicationGroup[] {
  const groups = new Map<string, RecordSummary[]>()
  for (const row of rows) {
    const key = order === 'series' ? (row.type ?? 'other') : String(row.year ?? '')
    groups.set(key, [...(groups.get(key) ?? []), row])
  }
  const rank = (key: string) => publicationSeries.findIndex((series) => series === key)
  return [...groups]
    .map(([key, items]) => ({
      key,
      items: items.toSorted((a, b) => (b.year ?? 0) - (a.year ?? 0) || collator.compare(a.title, b.title)),
    }))
    .toSorted((a, b) => (order === 'series' ? rank(a.key) - rank(b.key) : Number(b.key) - Number(a.key)))
}
