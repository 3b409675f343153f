import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { v7 } from 'uuid'
import { namedLine } from '../../../shared/model/record-base.ts'
import { daysBetween, today as dayToday, useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { IconButton } from '../../ui/action/IconButton.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { InlineField } from '../../ui/field/InlineField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Section } from '../../ui/layout/Page.tsx'
import { withFields } from './entries.ts'
import styles from './meeting-page.module.css'
import type { MeetingPartProps } from './section-props.ts'
import { useRemoval } from './use-removal.ts'

/** What has to be done by when before the meeting, earliest first. */
export function DeadlinesSection({ meeting, change }: MeetingPartProps) {
  const t = useT()
  const format = useFormat()
  const remove = useRemoval(change, 'deadlines')
  const [label, setLabel] = useState('')
  const [date, setDate] = useState<string | null>(null)
  const today = dayToday()
  const set = (id: string, fields: Partial<(typeof meeting.deadlines)[number]>) =>
    change((now) => ({ ...now, deadlines: withFields(now.deadlines, id, fields) }))
  const add = () => {
    if (label.trim() === '' || date === null) return
    const deadline = { id: `d${v7()}`, date, label: label.trim().slice(0, 500), done: false }
    change((now) => ({ ...now, deadlines: [...now.deadlines, deadline] }))
    setLabel('')
    setDate(null)
  }
  const relative = (day: string) => {
    const days = daysBetween(today, day)
    // Further off, a count of days says less than the day itself.
    if (Math.abs(days) > 100) return days < 0 ? t('meetings.longLate') : ''
    const when = format.inDays(day, today)
    return days < 0 ? t('meetings.late', { when }) : when
  }
  const sorted = meeting.deadlines.toSorted((a, b) => a.date.localeCompare(b.date))
  return (
    <Section title={t('meetings.deadlines')}>
      <ul>
        {sorted.map((deadline) => (
          <li key={deadline.id} className={styles['deadline']} data-done={deadline.done || undefined}>
            <CheckboxField
              label={t('meetings.met', { name: deadline.label })}
              isSelected={deadline.done}
              onChange={(done) => set(deadline.id, { done })}
            >
              {null}
            </CheckboxField>
            <DateField
              label={t('meetings.dueOn')}
              hideLabel
              look="bare"
              value={deadline.date}
              onChange={(day) => day && set(deadline.id, { date: day })}
            />
            <InlineField
              label={t('meetings.what')}
              value={deadline.label}
              schema={namedLine}
              onSave={(value) => set(deadline.id, { label: value })}
            />
            <span
              className={styles['relative']}
              data-late={(!deadline.done && deadline.date < today) || undefined}
            >
              {!deadline.done && relative(deadline.date)}
            </span>
            <IconButton
              size="small"
              label={t('ui.remove', { name: deadline.label })}
              icon={<Trash2 size={14} />}
              onPress={() => remove(deadline, deadline.label)}
            />
          </li>
        ))}
      </ul>
      <form
        className={styles['addDeadline']}
        aria-label={t('meetings.addDeadline')}
        onSubmit={(event) => {
          event.preventDefault()
          add()
        }}
      >
        <DateField label={t('meetings.dueOn')} hideLabel value={date} onChange={setDate} />
        <TextField
          label={t('meetings.what')}
          hideLabel
          placeholder={t('meetings.deadlineHint')}
          value={label}
          onChange={setLabel}
        />
        <Button type="submit" icon={<Plus size={14} />} isDisabled={label.trim() === '' || date === null}>
          {t('meetings.addDeadline')}
        </Button>
      </form>
    </Section>
  )
}
