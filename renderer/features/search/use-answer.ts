import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { hasFilters, toSearchInput, type SearchFilters } from './search-filters.ts'
import { useAskAgain } from './use-reading.ts'

/** Hits asked for and listed at most. */
export const mostHits = 200

/** Milliseconds between two answers while the index is still reading. */
const readingOn = 3000

/** What is found for a text and filters, and how long it took, in ms. The last answer stays until the next one is there. */
export function useAnswer(text: string, filters: SearchFilters) {
  const { client, queries } = useApi()
  const input = { ...toSearchInput(text, filters), limit: mostHits, snippets: false, facets: true }
  const answer = useQuery({
    queryKey: [...queries.search.query.key({ type: 'query', input }), 'timed'],
    queryFn: async ({ signal }) => {
      const asked = performance.now()
      const answer = await client.search.query(input, { signal })
      return { ...answer, text, ms: performance.now() - asked }
    },
    enabled: text !== '' || hasFilters(filters),
    placeholderData: keepPreviousData,
  })
  const { refetch } = answer
  const askAgain = useCallback(() => void refetch(), [refetch])
  useAskAgain({ indexed: answer.data?.indexed, at: answer.dataUpdatedAt }, readingOn, askAgain)
  return answer
}
