import { useEffect, useRef } from 'react'
import { capacities, participant as schema, type Participant } from '../../../shared/model/meeting/v1.ts'
import { line, namedLine } from '../../../shared/model/record-base.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { StateField } from '../../ui/field/StateField.tsx'
import { RecordPicker } from '../records/index.ts'
import styles from './participants.module.css'

interface ParticipantEditorProps {
  participant: Participant
  /** States that take part already: offered first. */
  likely: readonly string[]
  onChange: (fields: Partial<Participant>) => void
  onDone: () => void
}

const attendances = schema.shape.attendance.options

/** A line of the list, opened: every part of it can be changed. */
export function ParticipantEditor({ participant, likely, onChange, onDone }: ParticipantEditorProps) {
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
      <Button size="small" onPress={onDone}>
        {t('ui.done')}
      </Button>
    </li>
  )
}
