import { useState } from 'react'
import { Form } from 'react-aria-components'
import type { RecordId } from '../../../shared/model/ids.ts'
import { ConnectionLost } from '../../api/line.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { openDocument } from '../../app/open-documents.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'

/** Asks for the name under which a record as it is now is kept for ever. */
export function NameDialog({ id, isOpen, onClose }: { id: RecordId; isOpen: boolean; onClose: () => void }) {
  const t = useT()
  const { client } = useApi()
  const [name, setName] = useState('')
  const keep = async () => {
    try {
      // What is on the screen is what is meant, also where it is not saved yet.
      const open = openDocument(id)
      if (open && !(await open.flush())) throw new ConnectionLost('unsaved words')
      await client.history.name({ id, name: name.trim() })
      showToast({ text: t('versions.named', { name: name.trim() }) })
      setName('')
      onClose()
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <Dialog
      title={t('versions.nameTitle')}
      isOpen={isOpen}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form="name-version" isDisabled={name.trim() === ''}>
            {t('versions.nameTitle')}
          </Button>
        </>
      }
    >
      <Form
        id="name-version"
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') void keep()
        }}
      >
        <TextField
          label={t('versions.nameLabel')}
          description={t('versions.nameHint')}
          value={name}
          maxLength={200}
          onChange={setName}
        />
      </Form>
    </Dialog>
  )
}
