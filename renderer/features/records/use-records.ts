import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useContext, useEffect, useMemo } from 'react'
import { useIntl } from 'react-intl'
import type { RecordFilter, RecordSort } from '../../../shared/contract/records.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { TabInSight } from '../../app/command-registry.ts'

/** Records asked for at once, the most the contract gives; the answer holds summaries only. */
const pageSize = 1000

/**
 * A list of records by filter and order. It is read to its end, page after page, so that the scroll bar tells the truth;
 * a list in a hidden tab does not follow every change of the library and catches up when it is looked at.
 */
export function useRecords(filter: RecordFilter, sort: RecordSort = 'updated', descending = true) {
  const queries = useQueries()
  const { locale } = useIntl()
  const isInSight = useContext(TabInSight)
  const query = useInfiniteQuery({
    ...queries.records.list.infiniteOptions({
      input: (offset: number) => ({ filter, sort, descending, locale, offset, limit: pageSize }),
      initialPageParam: 0,
      getNextPageParam: (page) => {
        const next = page.offset + page.items.length
        return next < page.total && page.items.length > 0 ? next : undefined
      },
      placeholderData: keepPreviousData,
    }),
    subscribed: isInSight,
  })
  const { fetchNextPage, hasNextPage, isFetching } = query
  const read = query.data?.pages.length ?? 0
  useEffect(() => {
    // `read` starts this again also where a page came so soon that fetching was never seen to end.
    if (isInSight && read > 0 && hasNextPage && !isFetching) void fetchNextPage()
  }, [isInSight, read, hasNextPage, isFetching, fetchNextPage])
  return {
    rows: useMemo(() => query.data?.pages.flatMap((page) => page.items) ?? [], [query.data]),
    total: query.data?.pages[0]?.total ?? 0,
    isLoading: query.isPending,
    error: query.error,
    retry: () => void query.refetch(),
    readOn: () => {
      if (hasNextPage && !isFetching) void fetchNextPage()
    },
  }
}
