import { documentStatuses, type DocumentStatus } from '../../../shared/model/document/v1.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './text.module.css'

/** A document's clearance: a ring that fills by quarters as it rises, with its name. */
export function StatusMark({ status, bare = false }: { status: string; bare?: boolean }) {
  const t = useT()
  const known = documentStatuses.find((each): each is DocumentStatus => each === status)
  const share = known ? documentStatuses.indexOf(known) / (documentStatuses.length - 1) : 0
  const around = 2 * Math.PI * 1.9
  return (
    <span className={styles['status']}>
      <svg width="13" height="13" viewBox="0 0 13 13" aria-hidden="true">
        <circle cx="6.5" cy="6.5" r="5.5" fill="none" stroke="currentColor" strokeWidth="1.2" />
        <circle
          cx="6.5"
          cy="6.5"
          r="1.9"
          fill="none"
          stroke="var(--accent)"
          strokeWidth={share > 0 ? 3.8 : 0}
          strokeDasharray={`${around * share} ${around}`}
          transform="rotate(-90 6.5 6.5)"
        />
      </svg>
      {!bare && (known ? t(`status.${known}`) : status)}
    </span>
  )
}
