import { useQuery } from '@tanstack/react-query'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { today as dayToday, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Skeleton } from '../../ui/feedback/Skeleton.tsx'
import { RecordProblem } from '../records/index.ts'
import { ActionRow } from './ActionRow.tsx'
import styles from './actions.module.css'
import { filterRegister, groupRegister, rowKey, wholeRegister } from './register.ts'
import { useActionState } from './use-action-state.ts'

/** The actions and decisions of one meeting, ticked where they are read. */
export function MeetingRegister({ meetingId }: { meetingId: RecordId }) {
  const t = useT()
  const format = useFormat()
  const openRecord = useWorkspace((state) => state.openRecord)
  const setState = useActionState()
  const { data, isPending, error, refetch } = useQuery(useQueries().actions.list.queryOptions({ input: {} }))
  const today = dayToday()
  if (error) return <RecordProblem error={error} onRetry={() => void refetch()} />
  if (isPending) return <Skeleton lines={3} />
  const rows = groupRegister(
    filterRegister(data, { ...wholeRegister, meetingId }),
    'due',
    today,
    format.collator,
  ).flatMap((group) => group.rows)
  if (rows.length === 0)
    return (
      <EmptyState size="compact" title={t('actions.noneOfMeeting')}>
        {t('actions.emptyText')}
      </EmptyState>
    )
  return (
    <ul>
      {rows.map((row) => (
        <li key={rowKey(row)} className={styles['cells']}>
          <ActionRow
            row={row}
            today={today}
            withMeeting={false}
            onTick={() => setState(row, (row.state ?? 'open') === 'open' ? 'done' : 'open')}
            onOpen={() => openRecord(row.documentId)}
          />
        </li>
      ))}
    </ul>
  )
}
