import type { RecordSummary } from '../../shared/model/summary.ts'

/** A stretch of text with the place it stands in. */
export type Passage = {
  text: string
  /** Id of the block of a document. */
  block?: string
  /** The block's number as it is cited. */
  number?: string
  /** Page of a file, from 1. */
  page?: number
}

/** What is searched of a record beyond its summary. */
export type SearchText = {
  passages: Passage[]
  people?: string[]
  places?: string[]
  /** Set where there is a file whose text cannot be read, such as a scanned PDF. */
  withoutText?: boolean
}

/** Fields of a few words, in the order of their places in the index. */
export const shortFields = ['title', 'symbol', 'names', 'tags', 'people', 'places'] as const
export type ShortField = (typeof shortFields)[number]

/** What is searched of a record, field by field, as plain text in its original spelling. */
export type SearchFields = Record<ShortField, string> & { body: Passage[]; withoutText?: boolean }

/** People and places as one line each. */
export type NamedLines = Pick<SearchFields, 'people' | 'places'>

/** What a word in a short field is worth, where the best the body can give is 2.2. */
export const fieldWeights: Record<ShortField, number> = {
  title: 4,
  symbol: 6,
  names: 6,
  tags: 2.5,
  people: 3,
  places: 2,
}

/** The bits of short fields in an index's masks; the body has one of its own that no mask carries. */
export function maskOf(...fields: (ShortField | 'body')[]): number {
  return fields.reduce(
    (mask, field) => mask | (field === 'body' ? bodyMask : 1 << shortFields.indexOf(field)),
    0,
  )
}
export const bodyMask = 1 << 7

/** Puts a record's summary and its text together for the index. */
export function toFields(summary: RecordSummary, text: SearchText): SearchFields {
  return {
    title: join([summary.title, summary.subtitle]),
    symbol: summary.symbol ?? '',
    names: join([summary.acronym, ...(summary.aliases ?? [])]),
    tags: join(summary.tags),
    people: join([...(summary.blocks ?? []).map((block) => block.owner), ...(text.people ?? [])]),
    places: join([summary.place, ...(text.places ?? [])]),
    body: text.passages,
    ...(text.withoutText ? { withoutText: true } : {}),
  }
}

/** Every name a record answers to, its title first. */
export function namesOf(summary: RecordSummary): string[] {
  const names = [summary.title, summary.symbol, summary.acronym, ...(summary.aliases ?? [])]
  return names.filter((name) => name !== undefined && name !== '') as string[]
}

function join(parts: readonly (string | undefined)[]): string {
  return [...new Set(parts)].filter(Boolean).join('\n')
}
