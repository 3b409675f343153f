import { useQueries as useTanstackQueries, useQuery } from '@tanstack/react-query'
import type { ThemeV1 } from '../../../shared/model/theme/v1.ts'
import { useQueries } from '../../api/ApiProvider.tsx'

/** Every year of the dialogue with its entries, newest first. */
export function useThemes(): { themes: ThemeV1[]; isPending: boolean; error: unknown } {
  const queries = useQueries()
  const list = useQuery(
    queries.records.list.queryOptions({ input: { filter: { kinds: ['theme'] }, sort: 'year', limit: 500 } }),
  )
  const read = useTanstackQueries({
    queries: (list.data?.items ?? []).map(({ id }) => queries.records.get.queryOptions({ input: { id } })),
    combine: (results) => ({
      themes: results.flatMap(({ data }) => (data?.record.kind === 'theme' ? [data.record] : [])),
      isPending: results.some((result) => result.isPending),
      error: results.find((result) => result.error)?.error ?? null,
    }),
  })
  return {
    themes: read.themes,
    isPending: list.isPending || (read.isPending && read.themes.length === 0),
    error: list.error ?? read.error,
  }
}
