import { useQuery } from '@tanstack/react-query'
import type { MeetingV1 } from '../../../../shared/model/meeting/v1.ts'
import type { RecordSummary } from '../../../../shared/model/summary.ts'
import { useQueries } from '../../../api/ApiProvider.tsx'
import { useSummaries } from '../../records/index.ts'
import type { Draft } from './pack-tree.ts'

/** A record that could be bound; `itemId` where the agenda says under which item it is issued. */
export interface AtHand {
  summary: RecordSummary
  itemId: string | null
  /** What was written at the meeting of the same series before this one. */
  isBefore: boolean
}

const kinds: ('document' | 'attachment')[] = ['document', 'attachment']

/** What belongs to the meeting, and the minutes and report of the one before it, as far as they are not in the pack. */
export function useAtHand(meeting: MeetingV1 | undefined, { entries, agenda }: Draft): AtHand[] {
  const queries = useQueries()
  const issued = new Map((agenda ?? []).flatMap((item) => item.papers.map((id) => [id, item.id] as const)))
  const underItems = useSummaries([...issued.keys()])
  const own = useQuery(
    queries.records.list.queryOptions({
      input: {
        filter: { kinds, ...(meeting && { linkedTo: meeting.id }) },
        sort: 'title',
        descending: false,
      },
      enabled: meeting !== undefined,
    }),
  )
  const before = useMeetingBefore(meeting)
  const written = useQuery(
    queries.records.list.queryOptions({
      input: {
        filter: {
          kinds: ['document'],
          types: ['minutes', 'final-report'],
          ...(before && { linkedTo: before.id }),
        },
      },
      enabled: before !== null,
    }),
  )
  const bound = new Set<string>(entries.flatMap((entry) => ('recordId' in entry ? [entry.recordId] : [])))
  const found = new Map<string, AtHand>()
  const add = (all: readonly RecordSummary[], isBefore: boolean) => {
    for (const summary of all)
      if (!bound.has(summary.id) && !found.has(summary.id) && kinds.some((kind) => kind === summary.kind))
        found.set(summary.id, { summary, itemId: issued.get(summary.id) ?? null, isBefore })
  }
  if (!meeting) return []
  add(underItems, false)
  add(own.data?.items ?? [], false)
  if (before) add(written.data?.items ?? [], true)
  return [...found.values()]
}

/** The last meeting of the same mechanism or year that was held before this one. */
function useMeetingBefore(meeting: MeetingV1 | undefined): RecordSummary | null {
  const series = meeting?.mechanismId ?? meeting?.themeId
  const start = meeting?.dates?.start
  const { data } = useQuery(
    useQueries().records.list.queryOptions({
      input: {
        filter: { kinds: ['meeting'], ...(series && { linkedTo: series }), ...(start && { until: start }) },
        sort: 'start',
        descending: true,
        limit: 10,
      },
      enabled: series !== undefined && start !== undefined,
    }),
  )
  if (series === undefined || start === undefined) return null
  return (
    data?.items.find(({ id, start: held }) => id !== meeting?.id && held !== undefined && held < start) ??
    null
  )
}
