import { useQuery } from '@tanstack/react-query'
import type { SearchHit, SearchSnippet } from '../../../shared/contract/search.ts'
import { useQueries } from '../../api/ApiProvider.tsx'

/** Passages asked for at once: those of the rows in sight, not of every hit. */
const atOnce = 20

/** The passage of a hit; it comes after the hit. Undefined while it is on its way, null where there is none. */
export function useSnippet(
  text: string,
  hits: readonly SearchHit[],
  index: number,
): SearchSnippet | null | undefined {
  const first = index - (index % atOnce)
  const ids = hits.slice(first, first + atOnce).map((hit) => hit.summary.id)
  const id = hits[index]?.summary.id
  const query = useQuery(useQueries().search.snippets.queryOptions({ input: { text, ids } }))
  if (query.error) return null
  return query.data && (query.data.find((each) => each.id === id) ?? null)
}
