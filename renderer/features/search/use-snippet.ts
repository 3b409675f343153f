import { useQuery } from '@tanstack/react-query'
import { longestQuery, type SearchHit, type SearchSnippet } from '../../../shared/contract/search.ts'
import { useApi } from '../../api/ApiProvider.tsx'

/** Passages asked for at once: those of the rows in sight, not of every hit. */
const atOnce = 20

/** The passage of a hit; it comes after the hit. Undefined while it is on its way, null where there is none. */
export function useSnippet(
  text: string,
  hits: readonly SearchHit[],
  index: number,
  isReading: boolean,
): SearchSnippet | null | undefined {
  const first = index - (index % atOnce)
  const ids = hits.slice(first, first + atOnce).map((hit) => hit.summary.id)
  const id = hits[index]?.summary.id
  const { client, queries } = useApi()
  const input = { text: text.slice(0, longestQuery), ids }
  const query = useQuery({
    // What the index has not read yet has no passage; it is asked again when everything is read.
    queryKey: [...queries.search.snippets.key({ type: 'query', input }), isReading],
    queryFn: ({ signal }) => client.search.snippets(input, { signal }),
  })
  if (query.error) return null
  return query.data && (query.data.find((each) => each.id === id) ?? null)
}
