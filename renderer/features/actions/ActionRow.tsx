import { AlertTriangle, Gavel } from 'lucide-react'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { daysBetween, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../../ui/class-names.ts'
import styles from './actions.module.css'
import { urgencyOf } from './register.ts'

interface ActionRowProps {
  row: RegisterRow
  today: string
  /** Left out where the page around it is the meeting's own. */
  withMeeting?: boolean
  /** Where the row itself takes the keyboard, its box and link are no stops of the Tab key. */
  isTabbable?: boolean
  onTick: () => void
  onOpen: () => void
}

/** One action or decision: what, who, by when, and the document it stands in. */
export function ActionRow({
  row,
  today,
  withMeeting = true,
  isTabbable = true,
  onTick,
  onOpen,
}: ActionRowProps) {
  const t = useT()
  const isPast = row.state === 'done' || row.state === 'dropped'
  const tabIndex = isTabbable ? 0 : -1
  return (
    <>
      <span className={styles['mark']}>
        {row.type === 'decision' ? (
          <>
            <Gavel size={15} aria-hidden="true" />
            <span className="visually-hidden">{t('blockType.decision')}</span>
          </>
        ) : (
          <input
            type="checkbox"
            className={styles['tick']}
            tabIndex={tabIndex}
            aria-label={t('actions.tick', { text: row.text })}
            checked={isPast}
            onChange={onTick}
          />
        )}
      </span>
      <span className={styles['what']}>
        <bdi className={classNames(styles['text'], isPast && styles['past'])}>
          {row.text || t('actions.noText')}
        </bdi>
        <span className={styles['where']}>
          <button type="button" tabIndex={tabIndex} className={styles['link']} onClick={onOpen}>
            <bdi>{row.documentTitle}</bdi>
          </button>
          {withMeeting && row.meetingTitle && <bdi>{row.meetingTitle}</bdi>}
        </span>
      </span>
      <bdi className={styles['owner']}>{row.owner}</bdi>
      <Due row={row} today={today} />
    </>
  )
}

/** Further off, a count of days says less than the day itself. */
const nearDays = 100

function Due({ row, today }: { row: RegisterRow; today: string }) {
  const t = useT()
  const format = useFormat()
  if (row.state === 'dropped') return <span className={styles['due']}>{t('actionState.dropped')}</span>
  if (!row.due) return <span className={styles['due']} />
  const urgency = urgencyOf(row, today)
  const isOpen = urgency === 'overdue' || urgency === 'week' || urgency === 'later'
  return (
    <span className={classNames(styles['due'], urgency === 'overdue' && styles['overdue'])}>
      {urgency === 'overdue' && <AlertTriangle size={13} aria-hidden="true" />}
      <span>
        <span className={styles['day']}>{format.dayShort(row.due)}</span>
        {isOpen && (
          <span className={styles['relative']}>
            {urgency === 'overdue' && <strong>{t('actions.overdue')} </strong>}
            {Math.abs(daysBetween(today, row.due)) < nearDays && format.inDays(row.due, today)}
          </span>
        )}
      </span>
    </span>
  )
}
