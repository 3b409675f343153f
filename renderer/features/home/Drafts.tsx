import { useQuery } from '@tanstack/react-query'
import { Button as PlainButton } from 'react-aria-components'
import { documentStatuses } from '../../../shared/model/document/v1.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Drawing } from '../../ui/drawings/Drawing.tsx'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { classNames } from '../../ui/class-names.ts'
import { StatusMark } from '../../ui/text/StatusMark.tsx'
import { typeName } from '../records/index.ts'
import { Card } from './Card.tsx'
import styles from './home.module.css'

const shown = 8

/** What is being written, the least cleared first. */
export function Drafts() {
  const t = useT()
  const format = useFormat()
  const { openRecord, show } = useWorkspace()
  const query = useQuery(
    useQueries().records.list.queryOptions({
      input: {
        filter: { kinds: ['document'], statuses: ['draft', 'circulated', 'cleared'] },
        sort: 'updated',
        limit: 40,
      },
    }),
  )
  const rank = (status: string | undefined) => documentStatuses.findIndex((each) => each === status)
  const rows = (query.data?.items ?? []).toSorted((a, b) => rank(a.status) - rank(b.status)).slice(0, shown)
  return (
    <Card
      title={t('home.drafts')}
      action={
        <Button variant="quiet" size="small" onPress={() => show('documents')}>
          {t('home.allDocuments')}
        </Button>
      }
    >
      {query.isSuccess && rows.length === 0 && (
        <EmptyState title={t('home.draftsEmpty')} drawing={<Drawing name="quill" width={88} />}>
          {t('home.draftsText')}
        </EmptyState>
      )}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <PlainButton
              className={classNames(styles['entry'], styles['plain'])}
              onPress={() => openRecord(row.id)}
            >
              <StatusMark status={row.status ?? 'draft'} bare />
              <span className={styles['detail']}>
                <bdi className={styles['name']}>{row.title}</bdi>
                <br />
                {[
                  t(`status.${documentStatuses.find((each) => each === row.status) ?? 'draft'}`),
                  typeName(t, row),
                  row.symbol,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </span>
              <span className={styles['when']}>{format.dayShort(row.updatedAt)}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
