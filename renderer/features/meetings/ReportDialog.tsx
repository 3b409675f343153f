import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { languages, type Language } from '../../../shared/model/languages.ts'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useSettings } from '../../app/use-settings.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { SelectField } from '../../ui/field/SelectField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import styles from './meetings.module.css'

interface ReportDialogProps {
  meeting: MeetingV1
  onClose: () => void
}

/** Says what the report begins with, asks for its language, and opens it. */
export function ReportDialog({ meeting, onClose }: ReportDialogProps) {
  const t = useT()
  const { client } = useApi()
  const { settings } = useSettings()
  const writeIn = useWorkspace((state) => state.writeIn)
  const [language, setLanguage] = useState<Language>(settings.newDocumentLanguage)
  const create = useMutation({
    networkMode: 'always',
    mutationFn: () => client.documents.reportFromMeeting({ meetingId: meeting.id, language }),
    onSuccess: ({ record }) => {
      onClose()
      writeIn(record.id)
    },
  })
  return (
    <Dialog
      title={t('meetings.newReport')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" isDisabled={create.isPending} onPress={() => create.mutate()}>
            {t('meetings.createReport')}
          </Button>
        </>
      }
    >
      <div className={styles['form']}>
        {create.error !== null && <Notice tone="bad">{errorSentence(t, create.error)}</Notice>}
        <p>
          {t('meetings.reportText', {
            items: meeting.agenda.length,
            people: meeting.participants.length,
          })}
        </p>
        <SelectField<Language>
          label={t('field.language')}
          value={language}
          options={languages.map((value) => ({ value, label: t(`language.${value}`) }))}
          onChange={(chosen) => chosen && setLanguage(chosen)}
        />
      </div>
    </Dialog>
  )
}
