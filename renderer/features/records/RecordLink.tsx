import { useQuery } from '@tanstack/react-query'
import { Button } from 'react-aria-components'
import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { KindIcon } from './kind-icon.tsx'
import styles from './records.module.css'

/** A record's name that opens it. */
export function RecordLink({ summary }: { summary: Pick<RecordSummary, 'id' | 'kind' | 'title'> }) {
  const openRecord = useWorkspace((state) => state.openRecord)
  return (
    <Button className={styles['link'] ?? ''} onPress={() => openRecord(summary.id)}>
      <KindIcon kind={summary.kind} size={13} />
      <bdi>{summary.title}</bdi>
    </Button>
  )
}

/** The same where only the id is known; a record that is gone says so. */
export function RecordLinkById({ id }: { id: RecordId }) {
  const t = useT()
  const summaries = useSummaries([id])
  const [found] = summaries
  if (!found) return <span className={styles['soft']}>{summaries.isLoading ? '…' : t('records.gone')}</span>
  return <RecordLink summary={found} />
}

/** The summaries of some records, in the order asked for; those that are gone are left out. */
export function useSummaries(ids: readonly RecordId[]): RecordSummary[] & { isLoading: boolean } {
  const queries = useQueries()
  const query = useQuery(
    queries.records.list.queryOptions({
      input: { filter: { ids: [...ids] }, limit: 1000 },
      enabled: ids.length > 0,
    }),
  )
  const byId = new Map(query.data?.items.map((item) => [item.id, item]))
  const found = ids.flatMap((id) => byId.get(id) ?? [])
  return Object.assign(found, { isLoading: query.isLoading })
}
