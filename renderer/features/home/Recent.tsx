import { Button as PlainButton } from 'react-aria-components'
import { useSettings } from '../../app/use-settings.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../../ui/class-names.ts'
import { EmptyState } from '../../ui/feedback/EmptyState.tsx'
import { KindIcon, typeName, useSummaries } from '../records/index.ts'
import { Card } from './Card.tsx'
import styles from './home.module.css'

const shown = 8

export function Recent() {
  const t = useT()
  const openRecord = useWorkspace((state) => state.openRecord)
  const { settings } = useSettings()
  const rows = useSummaries(settings.recentRecords.slice(0, shown))
  return (
    <Card title={t('home.recent')}>
      {rows.length === 0 && !rows.isLoading && <EmptyState title={t('home.recentEmpty')} size="compact" />}
      <ul>
        {rows.map((row) => (
          <li key={row.id}>
            <PlainButton
              className={classNames(styles['entry'], styles['plain'])}
              onPress={() => openRecord(row.id)}
            >
              <KindIcon kind={row.kind} />
              <bdi className={styles['name']}>{row.title}</bdi>
              <span className={styles['when']}>{typeName(t, row)}</span>
            </PlainButton>
          </li>
        ))}
      </ul>
    </Card>
  )
}
