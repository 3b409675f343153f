import { useState } from 'react'
import { agendaAsks, agendaItem, type AgendaItem } from '../../../../shared/model/meeting/v1.ts'
import { useFormat } from '../../../i18n/use-format.ts'
import { useT } from '../../../i18n/use-t.ts'
import { SelectField } from '../../../ui/field/SelectField.tsx'
import { TextField } from '../../../ui/field/TextField.tsx'
import { FormDialog } from '../../../ui/overlay/FormDialog.tsx'
import { readClock, readMinutes } from '../../meetings/index.ts'
import styles from './dialogs.module.css'

interface ItemDialogProps {
  item: AgendaItem
  /** Days of the meeting; asked for where there are several. */
  days: readonly string[]
  onSave: (item: AgendaItem) => void
  onClose: () => void
}

/** Everything an item of the agenda says, changed as one. */
export function ItemDialog({ item, days, onSave, onClose }: ItemDialogProps) {
  const t = useT()
  const format = useFormat()
  const [fields, setFields] = useState({
    number: item.number,
    title: item.title,
    presenter: item.presenter ?? '',
    start: item.start ?? '',
    length: item.duration === undefined ? '' : String(item.duration),
  })
  const [ask, setAsk] = useState(item.ask ?? null)
  const [date, setDate] = useState(item.date ?? null)
  const set = (name: keyof typeof fields) => (value: string) =>
    setFields((now) => ({ ...now, [name]: value }))

  const start = agendaItem.shape.start.safeParse(
    fields.start.trim() === '' ? undefined : readClock(fields.start),
  )
  const duration = agendaItem.shape.duration.safeParse(
    fields.length.trim() === '' ? undefined : readMinutes(fields.length),
  )
  const title = fields.title.trim()
  const isGood = title !== '' && start.success && duration.success
  const save = () => {
    if (!start.success || !duration.success) return
    const {
      start: _start,
      duration: _duration,
      ask: _ask,
      date: _date,
      presenter: _presenter,
      ...rest
    } = item
    const presenter = fields.presenter.trim()
    onSave({
      ...rest,
      number: fields.number.trim(),
      title,
      ...(presenter && { presenter }),
      ...(start.data !== undefined && { start: start.data }),
      ...(duration.data !== undefined && { duration: duration.data }),
      ...(ask && { ask }),
      ...(date && { date }),
    })
    onClose()
  }
  return (
    <FormDialog
      title={t('packs.item.title')}
      action={t('ui.save')}
      isGood={isGood}
      firstField="title"
      className={styles['fields']}
      onSubmit={save}
      onClose={onClose}
    >
      <div className={styles['short']}>
        <TextField
          label={t('meetings.number')}
          value={fields.number}
          maxLength={20}
          onChange={set('number')}
        />
      </div>
      <div className={styles['long']}>
        <TextField
          label={t('field.title')}
          name="title"
          value={fields.title}
          maxLength={500}
          onChange={set('title')}
        />
      </div>
      <div className={styles['whole']}>
        <TextField label={t('meetings.presenter')} value={fields.presenter} onChange={set('presenter')} />
      </div>
      {days.length > 1 && (
        <div className={styles['third']}>
          <SelectField
            label={t('meetings.day')}
            value={date}
            none={t('meetings.sameDay')}
            options={days.map((value) => ({ value, label: format.dayShort(value) }))}
            onChange={setDate}
          />
        </div>
      )}
      <div className={styles['third']}>
        <TextField
          label={t('meetings.start')}
          value={fields.start}
          error={start.success ? undefined : t('packs.item.badStart')}
          onChange={set('start')}
        />
      </div>
      <div className={styles['third']}>
        <TextField
          label={t('meetings.length')}
          value={fields.length}
          error={duration.success ? undefined : t('packs.item.badLength')}
          onChange={set('length')}
        />
      </div>
      <div className={styles['third']}>
        <SelectField
          label={t('meetings.ask')}
          value={ask}
          none={t('meetings.noAsk')}
          options={agendaAsks.map((value) => ({ value, label: t(`ask.${value}`) }))}
          onChange={setAsk}
        />
      </div>
    </FormDialog>
  )
}
