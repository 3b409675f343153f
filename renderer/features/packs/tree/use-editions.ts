import { useQuery } from '@tanstack/react-query'
import type { RecordSummary } from '../../../../shared/model/summary.ts'
import { useQueries } from '../../../api/ApiProvider.tsx'

/** The language editions of the work a document belongs to, itself among them; none for anything else. */
export function useEditions(summary: RecordSummary | undefined): readonly RecordSummary[] {
  const workId = summary?.kind === 'document' ? summary.workId : undefined
  const { data } = useQuery(
    useQueries().records.list.queryOptions({
      input: { filter: { kinds: ['document'], ...(workId ? { workId } : {}) }, limit: 20 },
      enabled: workId !== undefined,
    }),
  )
  return workId === undefined ? [] : (data?.items ?? [])
}
