import { useState } from 'react'
import { Radio, RadioGroup } from 'react-aria-components'
import type { NewDocument } from '../../../shared/contract/documents.ts'
import { documentTypes, type DocumentType } from '../../../shared/model/document/v1.ts'
import { toRecordId, type RecordId } from '../../../shared/model/ids.ts'
import { languages, type Language } from '../../../shared/model/languages.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { today } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { DateField } from '../../ui/field/DateField.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { RecordPicker } from '../records/index.ts'
import styles from './documents.module.css'

/** Asks what is to be written; each kind starts from its own template. */
export function NewDocumentDialog() {
  const overlay = useWorkspace((state) => state.overlay)
  return overlay?.kind === 'new-document' ? <Content preset={overlay.preset} /> : null
}

function Content({ preset }: { preset: Partial<NewDocument> }) {
  const t = useT()
  const { client } = useApi()
  const { settings } = useSettings()
  const writeIn = useWorkspace((state) => state.writeIn)
  const [type, setType] = useState<DocumentType>(preset.type ?? 'note')
  const [title, setTitle] = useState(preset.title ?? '')
  const [language, setLanguage] = useState<Language>(preset.language ?? settings.newDocumentLanguage)
  const [meetingId, setMeeting] = useState<RecordId | null>(
    preset.meetingId ? toRecordId(preset.meetingId) : null,
  )
  const [isAssembled, setAssembled] = useState(true)
  const [from, setFrom] = useState<string | null>(`${today().slice(0, 4)}-01-01`)
  const [until, setUntil] = useState<string | null>(today())
  const [error, setError] = useState<unknown>(null)
  const [isBusy, setBusy] = useState(false)
  const canAssemble = type === 'final-report' && meetingId !== null
  const isOrdered = type !== 'newsletter' || (from !== null && until !== null && from <= until)

  const close = () => useWorkspace.setState({ overlay: null })
  const create = async () => {
    setBusy(true)
    try {
      const made =
        canAssemble && isAssembled
          ? await client.documents.reportFromMeeting({ meetingId, language })
          : await client.documents.create({
              ...preset,
              type,
              language,
              ...(title.trim() === '' ? {} : { title: title.trim() }),
              ...(meetingId ? { meetingId } : {}),
              ...(type === 'newsletter' && from && until ? { period: { from, until } } : {}),
            })
      close()
      writeIn(made.record.id)
    } catch (failure) {
      setBusy(false)
      setError(failure)
    }
  }
  return (
    <Dialog
      title={t('documents.dialog.title')}
      isOpen
      onClose={close}
      size="wide"
      footer={
        <>
          <Button onPress={close}>{t('ui.cancel')}</Button>
          <Button variant="primary" isDisabled={isBusy || !isOrdered} onPress={() => void create()}>
            {t('documents.dialog.create')}
          </Button>
        </>
      }
    >
      {error !== null && <Notice tone="bad">{errorSentence(t, error)}</Notice>}
      <RadioGroup
        className={styles['kinds'] ?? ''}
        aria-label={t('documents.dialog.kind')}
        value={type}
        onChange={(value) => setType(documentTypes.find((each) => each === value) ?? 'note')}
      >
        {documentTypes.map((each) => (
          <Radio key={each} value={each} className={styles['kind'] ?? ''}>
            <span className={styles['kindName']}>{t(`documentType.${each}`)}</span>
            <span className={styles['kindAbout']}>{t(`documents.about.${each}`)}</span>
          </Radio>
        ))}
      </RadioGroup>
      <div className={styles['dialogFields']}>
        <TextField
          label={t('documents.dialog.name')}
          placeholder={t('documents.dialog.namePlaceholder')}
          value={title}
          maxLength={500}
          onChange={setTitle}
        />
        <SelectField
          label={t('documents.dialog.language')}
          value={language}
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(value) => setLanguage(value ?? 'en')}
        />
        {type === 'newsletter' ? (
          <div className={styles['period']}>
            <DateField label={t('documents.dialog.from')} value={from} onChange={setFrom} />
            <DateField
              label={t('documents.dialog.until')}
              value={until}
              error={isOrdered ? undefined : t('date.order')}
              onChange={setUntil}
            />
          </div>
        ) : (
          <RecordPicker
            label={t('documents.dialog.meeting')}
            kinds={['meeting']}
            value={meetingId}
            onChange={setMeeting}
          />
        )}
      </div>
      {canAssemble && (
        <CheckboxField isSelected={isAssembled} onChange={setAssembled}>
          {t('documents.dialog.fromMeeting')}
        </CheckboxField>
      )}
    </Dialog>
  )
}
