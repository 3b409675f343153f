import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { OpenedDocument } from '../../../shared/contract/documents.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { RecordProblem } from '../records/index.ts'

// The editor is the heaviest part of the page; lists and dialogs do not wait for it.
const Writing = lazy(async () => ({ default: (await import('./Writing.tsx')).Writing }))

/** A document in its tab: read once, written in place from then on. */
export function DocumentPage({ id }: { id: RecordId }) {
  const queries = useQueries()
  const [replaced, setReplaced] = useState<{ opened: OpenedDocument; session: number } | null>(null)
  // Never from the cache: what another tab or window saved meanwhile must be what is written on.
  const query = useQuery(queries.documents.open.queryOptions({ input: { id }, gcTime: 0, staleTime: 0 }))
  const opened = replaced?.opened ?? query.data
  if (!opened) {
    return query.error ? (
      <RecordProblem error={query.error} onRetry={() => void query.refetch()} />
    ) : (
      <Skeleton lines={12} />
    )
  }
  return (
    <Suspense fallback={<Skeleton lines={12} />}>
      <Writing
        key={`${id}-${replaced?.session ?? 0}`}
        opened={opened}
        onReplaced={(next) => setReplaced({ opened: next, session: (replaced?.session ?? 0) + 1 })}
      />
    </Suspense>
  )
}
