import { Pencil, Trash2 } from 'lucide-react'
import { memo } from 'react'
import type { Participant } from '../../../shared/model/meeting/v1.ts'
import type { Translate } from '../../i18n/use-t.ts'
import styles from './participants.module.css'

/** What can be done with any line; the same functions for all of them, so that a change draws one line anew and not thousands. */
export interface ParticipantHandlers {
  onEdit: (id: string | null) => void
  onChange: (id: string, fields: Partial<Participant>) => void
  onRemove: (participant: Participant) => void
}

interface ParticipantRowProps {
  participant: Participant
  /** State or organization, whichever the list is not grouped by. */
  beside: string
  t: Translate
  handlers: ParticipantHandlers
}

/** A line of the list, of plain elements and without hooks, because there can be thousands. */
export const ParticipantRow = memo(function ParticipantRow(props: ParticipantRowProps) {
  const { participant, beside, t, handlers } = props
  const { id, name, position, capacity, attendance } = participant
  return (
    <li className={styles['row']}>
      <input
        type="checkbox"
        className={styles['tick']}
        aria-label={t('meetings.attended', { name })}
        checked={attendance === 'attended'}
        onChange={(event) =>
          handlers.onChange(id, { attendance: event.target.checked ? 'attended' : 'expected' })
        }
      />
      <span className={styles['who']}>
        <bdi className={styles['name']}>{name}</bdi>
        {position && <bdi className={styles['soft']}>{position}</bdi>}
      </span>
      <bdi className={styles['soft']}>{beside}</bdi>
      <span className={styles['soft']}>{t(`capacity.${capacity}`)}</span>
      <span className={styles['attendance']}>
        {attendance !== 'expected' && attendance !== 'attended' && t(`attendance.${attendance}`)}
      </span>
      <span className={styles['rowActions']}>
        <button
          type="button"
          className={styles['rowButton']}
          title={t('ui.edit', { name })}
          aria-label={t('ui.edit', { name })}
          onClick={() => handlers.onEdit(id)}
        >
          <Pencil size={13} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles['rowButton']}
          title={t('ui.remove', { name })}
          aria-label={t('ui.remove', { name })}
          onClick={() => handlers.onRemove(participant)}
        >
          <Trash2 size={13} aria-hidden="true" />
        </button>
      </span>
    </li>
  )
})
