import type { RecordId } from '../../../shared/model/ids.ts'
import { recordKinds, type RecordKind } from '../../../shared/model/record.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { Section } from '../../ui/layout/Page.tsx'
import { StatusMark } from '../../ui/text/StatusMark.tsx'
import { RecordLink } from './RecordLink.tsx'
import styles from './records.module.css'
import { typeName } from './type-name.ts'
import { useRecords } from './use-records.ts'

interface LinkedRecordsProps {
  id: RecordId
  /** Which kinds to show, in this order; all of them unless said. */
  kinds?: readonly RecordKind[]
}

/** Everything that belongs to a record because it links to it, by kind. */
export function LinkedRecords({ id, kinds = recordKinds }: LinkedRecordsProps) {
  const t = useT()
  const { rows, isLoading } = useRecords({ linkedTo: id, kinds: [...kinds] }, 'start', false)
  const groups = kinds.map((kind) => ({ kind, items: rows.filter((row) => row.kind === kind) }))
  return (
    <Section title={t('records.linked')}>
      {!isLoading && rows.length === 0 && (
        <EmptyState size="compact" title={t('records.noneLinked')}>
          {t('records.noneLinkedText')}
        </EmptyState>
      )}
      {groups.map(
        ({ kind, items }) =>
          items.length > 0 &&
          kind !== 'settings' && (
            <div key={kind} className={styles['linkedGroup']}>
              <h3 className={styles['linkedKind']}>{t(`kinds.${kind}`)}</h3>
              <ul className={styles['linkedList']}>
                {items.map((item) => (
                  <li key={item.id} className={styles['linkedRow']}>
                    <RecordLink summary={item} />
                    <LinkedDetail item={item} />
                  </li>
                ))}
              </ul>
            </div>
          ),
      )}
    </Section>
  )
}

function LinkedDetail({ item }: { item: RecordSummary }) {
  const t = useT()
  const format = useFormat()
  return (
    <span className={styles['linkedDetail']}>
      {item.kind === 'document' && item.status && <StatusMark status={item.status} />}
      <span>{typeName(t, item)}</span>
      {item.start && <span>{format.range(item.start, item.end ?? item.start)}</span>}
      {item.place && <bdi>{item.place}</bdi>}
    </span>
  )
}
