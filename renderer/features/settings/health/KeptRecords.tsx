import type { KeptRecord, KeptState } from '../../../../shared/contract/backups.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Badge, type Tone } from '../../../ui/text/Badge.tsx'
import { KindIcon } from '../../records/index.ts'
import styles from './health.module.css'

interface KeptRecordsProps {
  records: readonly KeptRecord[]
  onBringBack: (record: KeptRecord) => void
}

const tones: Record<KeptState, Tone> = { same: 'good', changed: 'neutral', binned: 'warn', gone: 'warn' }

/** Records of a backup, each with how it stands to the library and the way back. */
export function KeptRecords({ records, onBringBack }: KeptRecordsProps) {
  const t = useT()
  const format = useFormat()
  return (
    <ul className={styles['kept']} aria-label={t('backups.restoreTitle')}>
      {records.map((record) => (
        <li key={record.id} className={styles['keptRow']}>
          <KindIcon kind={record.kind} />
          <span className={styles['keptName']}>
            <bdi>{record.title}</bdi>
            <span className={styles['soft']}>{format.moment(record.savedAt)}</span>
          </span>
          <Badge tone={tones[record.state]}>{t(`backups.state.${record.state}`)}</Badge>
          <Button
            size="small"
            aria-label={t('backups.bringBackOne', { title: record.title })}
            onPress={() => onBringBack(record)}
          >
            {t('backups.bringBack')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
