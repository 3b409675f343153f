import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useApi } from '../../api/ApiProvider.tsx'
import { hasFilters, toSearchInput, type SearchFilters } from './search-filters.ts'

/** Hits asked for and listed at most. */
export const mostHits = 200

/** Milliseconds between two looks at an index that is still reading. */
export const readAgain = 1000

/** What is found for a text and filters, and how long it took, in ms. The last answer stays until the next one is there. */
export function useAnswer(text: string, filters: SearchFilters) {
  const { client, queries } = useApi()
  const input = { ...toSearchInput(text, filters), limit: mostHits, snippets: false, facets: true }
  return useQuery({
    queryKey: [...queries.search.query.key({ input }), 'timed'],
    queryFn: async ({ signal }) => {
      const asked = performance.now()
      const answer = await client.search.query(input, { signal })
      return { ...answer, text, ms: performance.now() - asked }
    },
    // Nothing tells of an index that has read on, so it is asked again until it has read everything.
    refetchInterval: ({ state }) => (state.data && state.data.indexed < 1 ? readAgain : false),
    enabled: text !== '' || hasFilters(filters),
    placeholderData: keepPreviousData,
  })
}
