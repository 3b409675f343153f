import type { RecordSummary } from '../../shared/model/summary.ts'

/** What is searched of a record, field by field, as plain text in its original spelling. */
export type SearchFields = {
  title: string
  symbol: string
  names: string
  tags: string
  people: string
  places: string
  body: string
}

/** Columns of the index in order with their weight in the ranking; `extra` holds other forms of the words of all others. */
export const columnWeights = {
  title: 8,
  symbol: 10,
  names: 10,
  tags: 4,
  people: 5,
  places: 3,
  body: 1,
  extra: 1,
} as const

/** Puts a record's summary and its text together for the index. */
export function toFields(summary: RecordSummary, body: string): SearchFields {
  return {
    title: join([summary.title, summary.subtitle]),
    symbol: summary.symbol ?? '',
    names: join([summary.acronym, ...(summary.aliases ?? [])]),
    tags: join(summary.tags),
    people: join((summary.blocks ?? []).map((block) => block.owner)),
    places: summary.place ?? '',
    body,
  }
}

/** Every name a record answers to, its title first. */
export function namesOf(summary: RecordSummary): string[] {
  const names = [summary.title, summary.symbol, summary.acronym, ...(summary.aliases ?? [])]
  return names.filter((name) => name !== undefined && name !== '') as string[]
}

function join(parts: readonly (string | undefined)[]): string {
  return parts.filter(Boolean).join('\n')
}
