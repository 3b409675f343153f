import { meetingTypes } from '../../../shared/model/meeting/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import { withCustom } from '../../ui/custom-properties.ts'
import styles from './meetings.module.css'
import type { PlannerItem } from './planner-items.ts'

/** What the colours mean, for the types that occur, and the mark of a deadline. */
export function TypeLegend({ items }: { items: readonly PlannerItem[] }) {
  const t = useT()
  const types = meetingTypes.filter((type) => items.some((item) => item.type === type))
  return (
    <ul className={styles['legend']} aria-label={t('meetings.legend')}>
      {types.map((type) => (
        <li key={type}>
          <span
            className={styles['swatch']}
            style={withCustom({ '--colour': `var(--meeting-${type})` })}
            aria-hidden="true"
          />
          {t(`meetingType.${type}`)}
        </li>
      ))}
      {items.some((item) => item.kind === 'deadline') && (
        <li>
          <span className={styles['dueSwatch']} aria-hidden="true" />
          {t('meetings.deadline')}
        </li>
      )}
    </ul>
  )
}
