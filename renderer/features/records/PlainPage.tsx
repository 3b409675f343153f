import { useQuery } from '@tanstack/react-query'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { Page } from '../../ui/layout/Page.tsx'
import { RecordProblem } from './RecordProblem.tsx'
import { typeName } from './type-name.ts'

/** A record of which nothing but its name is shown here; the inspector says the rest. */
export function PlainPage({ id }: { id: RecordId }) {
  const t = useT()
  const query = useQuery(useQueries().records.get.queryOptions({ input: { id } }))
  if (query.isPending) return <Skeleton />
  if (!query.data) return <RecordProblem error={query.error} onRetry={() => void query.refetch()} />
  const { summary } = query.data
  return (
    <Page title={<bdi>{summary.title}</bdi>} intro={typeName(t, summary)}>
      {summary.subtitle}
    </Page>
  )
}
