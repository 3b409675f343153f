import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { ConnectionLost } from '../../api/line.ts'
import { openDocument } from '../../app/open-documents.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { NameDialog } from '../../ui/overlay/NameDialog.tsx'

/** Asks for the name under which a record as it is now is kept for ever. */
export function NameVersion({ id, onClose }: { id: RecordId; onClose: () => void }) {
  const t = useT()
  const { client } = useApi()
  const keep = async (name: string) => {
    try {
      // What is on the screen is what is meant, also where it is not saved yet.
      const open = openDocument(id)
      if (open && !(await open.flush())) throw new ConnectionLost('unsaved words')
      await client.history.name({ id, name })
      showToast({ text: t('versions.named', { name }) })
      onClose()
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <NameDialog
      title={t('versions.nameTitle')}
      label={t('versions.nameLabel')}
      hint={t('versions.nameHint')}
      action={t('versions.nameTitle')}
      maxLength={200}
      onName={keep}
      onClose={onClose}
    />
  )
}
