import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { RecordFilter, RecordSort } from '../../../shared/contract/records.ts'
import { useQueries } from '../../api/ApiProvider.tsx'

/** Records a page asks for at once; the answer holds summaries only. */
const pageSize = 500

/** A list of records by filter and order, read further as its end comes into sight. */
export function useRecords(filter: RecordFilter, sort: RecordSort = 'updated', descending = true) {
  const queries = useQueries()
  const { locale } = useIntl()
  const query = useInfiniteQuery(
    queries.records.list.infiniteOptions({
      input: (offset: number) => ({ filter, sort, descending, locale, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (page) => {
        const next = page.offset + page.items.length
        return next < page.total && page.items.length > 0 ? next : undefined
      },
      placeholderData: keepPreviousData,
    }),
  )
  const { fetchNextPage, hasNextPage, isFetchingNextPage } = query
  return {
    rows: useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]),
    total: query.data?.pages[0]?.total ?? 0,
    isLoading: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    readOn: () => {
      if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
    },
  }
}
