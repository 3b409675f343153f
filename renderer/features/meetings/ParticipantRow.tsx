import { Pencil, Trash2 } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { capacities, participant as schema, type Participant } from '../../../shared/model/meeting/v1.ts'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { StateField } from '../../ui/field/StateField.tsx'
import { RecordPicker } from '../records/index.ts'
import type { GroupedBy } from './participants.ts'
import styles from './participants.module.css'

interface ParticipantRowProps {
  participant: Participant
  by: GroupedBy
  likely: readonly string[]
  isEdited: boolean
  onEdit: (isOpen: boolean) => void
  onChange: (fields: Partial<Participant>) => void
  onRemove: () => void
}

/** A line of the list, of plain elements because there can be thousands; opened, every part of it can be changed. */
export function ParticipantRow(props: ParticipantRowProps) {
  const { participant, by, isEdited, onEdit, onChange, onRemove } = props
  const t = useT()
  const format = useFormat()
  if (isEdited) return <ParticipantEditor {...props} />
  const { name, state, organization, position, capacity, attendance } = participant
  const beside = by === 'state' ? organization : state && format.state(state)
  return (
    <li className={styles['row']}>
      <input
        type="checkbox"
        className={styles['tick']}
        aria-label={t('meetings.attended', { name })}
        checked={attendance === 'attended'}
        onChange={(event) => onChange({ attendance: event.target.checked ? 'attended' : 'expected' })}
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
          onClick={() => onEdit(true)}
        >
          <Pencil size={13} aria-hidden="true" />
        </button>
        <button
          type="button"
          className={styles['rowButton']}
          title={t('ui.remove', { name })}
          aria-label={t('ui.remove', { name })}
          onClick={onRemove}
        >
          <Trash2 size={13} aria-hidden="true" />
        </button>
      </span>
    </li>
  )
}

const attendances = schema.shape.attendance.options

function ParticipantEditor({ participant, likely, onEdit, onChange }: ParticipantRowProps) {
  const t = useT()
  const editor = useRef<HTMLLIElement>(null)
  useEffect(() => {
    editor.current?.querySelector('button')?.focus()
  }, [])
  return (
    <li ref={editor} className={styles['editor']}>
      <InlineField
        label={t('field.name')}
        value={participant.name}
        schema={namedLine}
        onSave={(name) => onChange({ name })}
      />
      <StateField
        label={t('field.state')}
        hideLabel
        placeholder={t('field.state')}
        likely={likely}
        value={participant.state ?? null}
        onChange={(state) => onChange({ state: state ?? undefined })}
      />
      <InlineField
        label={t('field.organization')}
        placeholder={t('field.organization')}
        value={participant.organization ?? ''}
        schema={line.optional()}
        onSave={(organization) => onChange({ organization: organization || undefined })}
      />
      <InlineField
        label={t('field.position')}
        placeholder={t('field.position')}
        value={participant.position ?? ''}
        schema={line.optional()}
        onSave={(position) => onChange({ position: position || undefined })}
      />
      <SelectField
        label={t('meetings.capacity')}
        hideLabel
        value={participant.capacity}
        options={capacities.map((value) => ({ value, label: t(`capacity.${value}`) }))}
        onChange={(capacity) => capacity && onChange({ capacity })}
      />
      <SelectField
        label={t('meetings.attendance')}
        hideLabel
        value={participant.attendance}
        options={attendances.map((value) => ({ value, label: t(`attendance.${value}`) }))}
        onChange={(attendance) => attendance && onChange({ attendance })}
      />
      <RecordPicker
        label={t('kind.person')}
        hideLabel
        placeholder={t('meetings.personRecord')}
        kinds={['person']}
        value={participant.personId ?? null}
        onChange={(id) => onChange({ personId: id ?? undefined })}
      />
      <Button size="small" onPress={() => onEdit(false)}>
        {t('ui.done')}
      </Button>
    </li>
  )
}
