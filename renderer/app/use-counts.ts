import { useQueries as useManyQueries, useQuery } from '@tanstack/react-query'
import { documentStatuses } from '../../shared/model/document/v1.ts'
import { mechanismCategories } from '../../shared/model/mechanism/v1.ts'
import { useQueries } from '../api/ApiProvider.tsx'

/** How many there are of everything the navigator lists; undefined until known. */
export function useCounts() {
  const queries = useQueries()
  const status = useQuery(queries.library.status.queryOptions())
  const open = useQuery(queries.actions.list.queryOptions({ input: { type: 'action', state: 'open' } }))
  const byStatus = useManyQueries({
    queries: documentStatuses.map((each) =>
      queries.records.list.queryOptions({
        input: { filter: { kinds: ['document'], statuses: [each] }, limit: 1 },
      }),
    ),
  })
  const byCategory = useManyQueries({
    queries: mechanismCategories.map((each) =>
      queries.records.list.queryOptions({
        input: { filter: { kinds: ['mechanism'], types: [each] }, limit: 1 },
      }),
    ),
  })
  return {
    kinds: status.data?.counts,
    trashed: status.data?.trashed,
    openActions: open.data?.length,
    statuses: Object.fromEntries(documentStatuses.map((each, at) => [each, byStatus[at]?.data?.total])),
    categories: Object.fromEntries(
      mechanismCategories.map((each, at) => [each, byCategory[at]?.data?.total]),
    ),
  }
}
