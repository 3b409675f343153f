import { implement } from '@orpc/server'
import { contract } from '../../shared/contract/index.ts'
import type {
  SearchProgress,
  SearchSnippet,
  SearchSuggestion,
  SimilarPassage,
} from '../../shared/contract/search.ts'
import { facetNames, type FacetName } from '../../shared/contract/search.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'

type People = Record<string, readonly string[]>

/** What a search over records in memory has to say beside their titles. */
export interface FakeSearch {
  /** Passages by the id of their record. */
  snippets?: Record<string, Omit<SearchSnippet, 'id' | 'title'>>
  suggestions?: readonly SearchSuggestion[]
  similar?: readonly SimilarPassage[]
  /** Who is named, by the id of the record. */
  people?: People
  /** How far the index has read, whoever asks and whoever is told; everything where nothing is said. */
  indexed?: { now: number; later: AsyncIterable<SearchProgress> }
}

/** Finds titles that hold the words; filters and facets count as the real ones do. */
export function fakeSearch(summaries: () => RecordSummary[], said: FakeSearch = {}) {
  const os = implement(contract)
  const people = said.people ?? {}
  const titled = (text: string) => summaries().flatMap((summary) => hitOf(summary, text))
  return {
    query: os.search.query.handler(({ input }) => {
      const asked: [FacetName, readonly string[]][] = [
        ['kind', input.kinds ?? []],
        ['type', input.types ?? []],
        ['status', input.statuses ?? []],
        ['language', input.languages ?? []],
        ['tag', input.tags ?? []],
        ['person', input.people ?? []],
        ['place', input.places ?? []],
      ]
      const passes = (summary: RecordSummary, but?: FacetName) =>
        asked.every(
          ([facet, values]) =>
            facet === but ||
            values.length === 0 ||
            valuesOf(facet, summary, people).some((value) => values.includes(value)),
        ) &&
        (!input.years ||
          (summary.year !== undefined && summary.year >= input.years[0] && summary.year <= input.years[1]))
      const found = titled(input.text)
      const hits = found.filter(({ summary }) => passes(summary))
      const facets = facetNames.map((facet) => ({
        facet,
        values: countOf(
          found
            .filter(({ summary }) => passes(summary, facet))
            .flatMap(({ summary }) => valuesOf(facet, summary, people)),
        ),
      }))
      return {
        hits: hits.slice(0, input.limit),
        total: hits.length,
        indexed: said.indexed?.now ?? 1,
        ...(input.facets ? { facets } : {}),
      }
    }),
    snippets: os.search.snippets.handler(({ input }) =>
      input.ids.flatMap((id) => {
        const passage = said.snippets?.[id]
        const [hit] = titled(input.text).filter(({ summary }) => summary.id === id)
        return passage ? [{ id, title: hit?.title ?? { text: id, ranges: [] }, ...passage }] : []
      }),
    ),
    reading: os.search.reading.handler(async function* () {
      yield { indexed: said.indexed?.now ?? 1 }
      if (said.indexed) yield* said.indexed.later
    }),
    suggest: os.search.suggest.handler(() => [...(said.suggestions ?? [])]),
    similar: os.search.similar.handler(() => [...(said.similar ?? [])]),
    switch: os.search.switch.handler(({ input }) => titled(input.text)),
  }
}

function hitOf(summary: RecordSummary, text: string) {
  const at = summary.title.toLowerCase().indexOf(text.toLowerCase())
  if (at < 0) return []
  const range: [number, number] = [at, at + text.length]
  return [{ summary, score: 1, title: { text: summary.title, ranges: [range] } }]
}

function valuesOf(facet: FacetName, summary: RecordSummary, people: People): string[] {
  if (facet === 'tag') return summary.tags
  if (facet === 'mechanism') return []
  if (facet === 'place') return summary.place === undefined ? [] : [summary.place]
  if (facet === 'year') return summary.year === undefined ? [] : [String(summary.year)]
  if (facet === 'person') return [...(people[summary.id] ?? [])]
  const value = summary[facet]
  return value === undefined ? [] : [value]
}

function countOf(values: readonly string[]): { value: string; count: number }[] {
  return [...new Set(values)].map((value) => ({
    value,
    count: values.filter((each) => each === value).length,
  }))
}
