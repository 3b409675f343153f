import { useQuery } from '@tanstack/react-query'
import { Button as PlainButton } from 'react-aria-components'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { today, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Card } from './Card.tsx'
import styles from './home.module.css'
import { upcomingEntries } from './upcoming-entries.ts'

/** As many as are taken in at a glance; the planner has the rest. */
const shown = 7

export function Upcoming() {
  const t = useT()
  const format = useFormat()
  const { openRecord, show } = useWorkspace()
  const now = today()
  const query = useQuery(
    useQueries().records.list.queryOptions({
      input: { filter: { kinds: ['meeting'] }, sort: 'start', descending: true, limit: 500 },
    }),
  )
  const entries = upcomingEntries(query.data?.items ?? [], now).slice(0, shown)
  return (
    <Card
      title={t('home.upcoming')}
      action={
        <Button variant="quiet" size="small" onPress={() => show('meetings')}>
          {t('home.allMeetings')}
        </Button>
      }
    >
      {query.isSuccess && entries.length === 0 && (
        <EmptyState title={t('home.upcomingEmpty')} drawing={<Drawing name="calendar" width={88} />}>
          {t('home.upcomingText')}
        </EmptyState>
      )}
      <ul>
        {entries.map((entry) => (
          <li key={entry.key}>
            <PlainButton className={styles['entry'] ?? ''} onPress={() => openRecord(entry.recordId)}>
              <span className={styles['leaf']} data-deadline={entry.isDeadline || undefined}>
                <span className={styles['leafMonth']}>{format.monthShort(entry.date)}</span>
                <span className={styles['leafDay']}>{Number(entry.date.slice(8))}</span>
              </span>
              <span className={styles['detail']}>
                <bdi className={styles['name']}>{entry.title}</bdi>
                <br />
                {entry.isDeadline ? `${t('home.deadline')} · ` : ''}
                <bdi>{entry.detail}</bdi>
              </span>
              <span className={entry.date < now && entry.isDeadline ? styles['late'] : styles['when']}>
                {format.inDays(entry.date, now)}
              </span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
