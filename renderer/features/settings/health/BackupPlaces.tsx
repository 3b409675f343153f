import { HardDrive, Usb } from 'lucide-react'
import type { BackupsStatus, PlaceStatus } from '../../../../shared/contract/backups.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { Button } from '../../../ui/action/Button.tsx'
import { Badge } from '../../../ui/text/Badge.tsx'
import styles from './health.module.css'

interface BackupPlacesProps {
  status: BackupsStatus
  onChoose: () => void
  onForget: () => void
}

/** Where backups are kept, how many, since when, and what stands in the way. */
export function BackupPlaces({ status: { places, canChoose }, onChoose, onForget }: BackupPlacesProps) {
  const t = useT()
  const second = places.find(({ place }) => place === 'second')
  return (
    <>
      <ul className={styles['places']} aria-label={t('backups.title')}>
        {places.map((place) => (
          <Place key={place.place} status={place} />
        ))}
      </ul>
      {canChoose ? (
        <div className={styles['buttons']}>
          <Button size="small" onPress={onChoose}>
            {t(second ? 'backups.change' : 'backups.choose')}
          </Button>
          {second && (
            <Button size="small" variant="quiet" onPress={onForget}>
              {t('backups.forget')}
            </Button>
          )}
        </div>
      ) : (
        !second && <p className={styles['soft']}>{t('backups.byCommand')}</p>
      )}
    </>
  )
}

function Place({
  status: { place, name, count, lastAt, problem, overdue, sameDisk },
}: {
  status: PlaceStatus
}) {
  const t = useT()
  const format = useFormat()
  const Icon = place === 'own' ? HardDrive : Usb
  return (
    <li className={styles['place']}>
      <Icon size={18} strokeWidth={1.75} aria-hidden="true" />
      <div>
        <strong>{place === 'own' ? t('backups.own') : t('backups.second', { name })}</strong>
        <p className={styles['soft']}>
          {t('backups.last', { count, moment: lastAt ? format.moment(lastAt) : '' })}
        </p>
        {problem && <p>{t(`backups.problem.${problem.code}`)}</p>}
        {sameDisk && <p>{t('backups.sameDisk')}</p>}
      </div>
      {problem ? (
        <Badge tone={overdue ? 'bad' : 'warn'}>
          {overdue ? t('backups.overdue', { moment: format.moment(problem.since) }) : t('backups.failing')}
        </Badge>
      ) : (
        count > 0 && <Badge tone="good">{t('backups.well')}</Badge>
      )}
    </li>
  )
}
