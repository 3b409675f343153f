import {
  facetNames,
  longestQuery,
  type FacetName,
  type SearchInput,
} from '../../../shared/contract/search.ts'
import { toRecordId } from '../../../shared/model/ids.ts'
import { languages } from '../../../shared/model/languages.ts'
import { recordKinds } from '../../../shared/model/record.ts'
import type { SavedSearch } from '../../../shared/model/settings/v1.ts'
import { parseQueryText, readYears, type QueryPart } from '../../../shared/text/query-language.ts'

/** What narrows a search beside its words: values by facet; years as `2018` or `2014..2018`. */
export type SearchFilters = SavedSearch['filters']

export const noFilters: SearchFilters = {}

/** Facets of which the contract takes one value; choosing another puts it in the place of the first. */
const single: readonly FacetName[] = ['year', 'mechanism']

export function valuesOf(filters: SearchFilters, facet: FacetName): readonly string[] {
  return filters[facet] ?? []
}

export function hasFilters(filters: SearchFilters): boolean {
  return facetNames.some((facet) => valuesOf(filters, facet).length > 0)
}

/** The filters with a value put in, or taken out where it is in. */
export function toggled(filters: SearchFilters, facet: FacetName, value: string): SearchFilters {
  const before = valuesOf(filters, facet)
  if (before.includes(value))
    return withValues(
      filters,
      facet,
      before.filter((each) => each !== value),
    )
  return withValues(filters, facet, single.includes(facet) ? [value] : [...before, value])
}

export function withValues(
  filters: SearchFilters,
  facet: FacetName,
  values: readonly string[],
): SearchFilters {
  const { [facet]: _before, ...others } = filters
  return values.length === 0 ? others : { ...others, [facet]: [...values] }
}

/** What the workbench is asked; values no facet has, as of a newer version, narrow nothing. */
export function toSearchInput(text: string, filters: SearchFilters): SearchInput {
  const chosen = (facet: FacetName) => valuesOf(filters, facet)
  const lists = {
    kinds: recordKinds.filter((kind) => chosen('kind').includes(kind)),
    types: [...chosen('type')],
    statuses: [...chosen('status')],
    languages: languages.filter((language) => chosen('language').includes(language)),
    tags: [...chosen('tag')],
    people: [...chosen('person')],
    places: [...chosen('place')],
  }
  const years = readYears(chosen('year')[0] ?? '')
  const mechanismId = toRecordId(chosen('mechanism')[0] ?? '')
  return {
    text: text.slice(0, longestQuery),
    ...Object.fromEntries(Object.entries(lists).filter(([, values]) => values.length > 0)),
    ...(years ? { years } : {}),
    ...(mechanismId ? { mechanismId } : {}),
  }
}

/** Whether two searches ask the same. */
export function sameSearch(
  one: Pick<SavedSearch, 'text' | 'filters'>,
  other: Pick<SavedSearch, 'text' | 'filters'>,
): boolean {
  const asked = ({ text, filters }: Pick<SavedSearch, 'text' | 'filters'>) =>
    JSON.stringify(toSearchInput(text.trim(), filters))
  return asked(one) === asked(other)
}

export type TypedFilter = Extract<QueryPart, { type: 'filter' }>

/** The filters that stand in the words themselves, such as `type:report`. */
export function typedFilters(text: string): TypedFilter[] {
  return parseQueryText(text).filter((part) => part.type === 'filter')
}

/** The text without one of its parts. */
export function withoutPart(text: string, { start, end }: Pick<QueryPart, 'start' | 'end'>): string {
  return `${text.slice(0, start).trimEnd()} ${text.slice(end).trimStart()}`.trim()
}
