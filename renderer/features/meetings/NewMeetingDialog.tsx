import { useMutation } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { meetingTypes } from '../../../shared/model/meeting/v1.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { RecordPicker } from '../records/index.ts'
import styles from './meetings.module.css'

interface NewMeetingDialogProps {
  /** The ISO day it is begun from, where it was begun from one. */
  day: string | null
  onClose: () => void
  onCreated: (id: RecordId) => void
}

/** What is known when a meeting is first heard of; everything but the title can wait. */
export function NewMeetingDialog({ day, onClose, onCreated }: NewMeetingDialogProps) {
  const t = useT()
  const fields = useRef<HTMLFormElement>(null)
  useEffect(() => fields.current?.querySelector<HTMLElement>('input, textarea')?.focus(), [])
  const { client } = useApi()
  const [title, setTitle] = useState('')
  const [isAsked, setIsAsked] = useState(false)
  const [type, setType] = useState<(typeof meetingTypes)[number]>('idm-workshop')
  const [start, setStart] = useState<string | null>(day)
  const [end, setEnd] = useState<string | null>(null)
  const [city, setCity] = useState('')
  const [country, setCountry] = useState('')
  const [themeId, setThemeId] = useState<RecordId | null>(null)
  const [mechanismId, setMechanismId] = useState<RecordId | null>(null)
  const endsEarly = start !== null && end !== null && end < start

  const create = useMutation({
    networkMode: 'always',
    mutationFn: () => {
      const first = start ?? end
      return client.records.create({
        kind: 'meeting',
        title: title.trim(),
        type,
        ...(first ? { dates: { start: first, end: end ?? first } } : {}),
        ...(city.trim() ? { city: city.trim() } : {}),
        ...(country.trim() ? { country: country.trim() } : {}),
        ...(themeId ? { themeId } : {}),
        ...(mechanismId ? { mechanismId } : {}),
      })
    },
    onSuccess: ({ record }) => onCreated(record.id),
  })
  const submit = () => {
    setIsAsked(true)
    if (title.trim() !== '' && !endsEarly) create.mutate()
  }
  return (
    <Dialog
      title={t('meetings.new')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isDisabled={create.isPending} onPress={submit}>
            {t('meetings.create')}
          </Button>
        </>
      }
    >
      <form
        ref={fields}
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault()
          submit()
        }}
      >
        {create.error !== null && <Notice tone="bad">{errorSentence(t, create.error)}</Notice>}
        <TextField
          label={t('field.title')}
          value={title}
          error={isAsked && title.trim() === '' ? t('invalid.required') : undefined}
          onChange={setTitle}
        />
        <SelectField
          label={t('meetings.type')}
          value={type}
          options={meetingTypes.map((value) => ({ value, label: t(`meetingType.${value}`) }))}
          onChange={(chosen) => chosen && setType(chosen)}
        />
        <div className={styles['pair']}>
          <DateField label={t('meetings.firstDay')} value={start} onChange={setStart} />
          <DateField
            label={t('meetings.lastDay')}
            value={end}
            error={endsEarly ? t('date.order') : undefined}
            onChange={setEnd}
          />
        </div>
        <div className={styles['pair']}>
          <TextField label={t('meetings.city')} value={city} onChange={setCity} />
          <TextField label={t('meetings.country')} value={country} onChange={setCountry} />
        </div>
        <RecordPicker label={t('kind.theme')} kinds={['theme']} value={themeId} onChange={setThemeId} />
        <RecordPicker
          label={t('kind.mechanism')}
          kinds={['mechanism']}
          value={mechanismId}
          onChange={setMechanismId}
        />
        <input type="submit" hidden />
      </form>
    </Dialog>
  )
}
