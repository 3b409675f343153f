import type { FacetName, SearchInput } from '../../../shared/contract/search.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import type { Naming } from '../names/naming.ts'

export type Summaries = ReadonlyMap<string, RecordSummary>

/** One condition on a record; those of a facet are counted apart from it. */
export type Condition = { facet: FacetName | null; holds(summary: RecordSummary): boolean }

/** Whether a record is ever shown: not in the bin, nor the library's settings. */
export function isShown(summary: RecordSummary | undefined): summary is RecordSummary {
  return summary !== undefined && !summary.trashedAt && summary.kind !== 'settings'
}

/** Where the values of a record's facets are looked up. */
export type FacetSources = { summaries: Summaries; naming: Pick<Naming, 'of' | 'spelt'> }

/** What the fields of an input ask of a record. */
export function conditionsOf(input: Omit<SearchInput, 'text'>, sources: FacetSources): Condition[] {
  const { kinds, types, statuses, languages, years, mechanismId, tags, people, places } = input
  const conditions: Condition[] = []
  const oneOf = (facet: FacetName, allowed: readonly string[] | undefined) => {
    if (allowed && allowed.length > 0)
      conditions.push({
        facet,
        holds: (summary) => facetValues(facet, summary, sources).some((each) => allowed.includes(each)),
      })
  }
  oneOf('kind', kinds)
  oneOf('type', types)
  oneOf('status', statuses)
  oneOf('language', languages)
  oneOf('mechanism', mechanismId === undefined ? undefined : [mechanismId])
  oneOf('tag', tags)
  oneOf('person', people && sources.naming.spelt(people))
  oneOf('place', places && sources.naming.spelt(places))
  if (years)
    conditions.push({
      facet: 'year',
      holds: ({ year }) => year !== undefined && year >= years[0] && year <= years[1],
    })
  return conditions
}

/** The values by which a record is counted in a facet. */
export function facetValues(
  facet: FacetName,
  summary: RecordSummary,
  { summaries, naming }: FacetSources,
): readonly string[] {
  switch (facet) {
    case 'kind':
      return [summary.kind]
    case 'type':
      return summary.type ? [summary.type] : []
    case 'status':
      return summary.status ? [summary.status] : []
    case 'language':
      return summary.language ? [summary.language] : []
    case 'year':
      return summary.year === undefined ? [] : [String(summary.year)]
    case 'mechanism':
      return mechanismsOf(summary, summaries)
    case 'tag':
      return summary.tags
    case 'person':
    case 'place':
      return naming.of(facet, summary.id)
  }
}

/** A record belongs to a mechanism that it is, that it links to, or that the meeting it links to belongs to. */
export function mechanismsOf(summary: RecordSummary, summaries: Summaries): string[] {
  if (summary.kind === 'mechanism') return [summary.id]
  // A handful at most: a set for each record of a library costs more than looking twice.
  const found: string[] = []
  const add = (id: string) => {
    if (!found.includes(id)) found.push(id)
  }
  for (const { relation, id } of summary.links) {
    if (relation === 'mechanism') add(id)
    if (relation !== 'meeting') continue
    for (const link of summaries.get(id)?.links ?? []) if (link.relation === 'mechanism') add(link.id)
  }
  return found
}
