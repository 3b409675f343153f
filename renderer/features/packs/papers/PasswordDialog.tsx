import { useState } from 'react'
import type { RecordId } from '../../../../shared/model/ids.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useT } from '../../../i18n/use-t.ts'
import { TextField } from '../../../ui/field/TextField.tsx'
import { FormDialog } from '../../../ui/overlay/FormDialog.tsx'
import { rememberPassword } from './passwords.ts'
import { readAhead } from './use-papers.ts'

interface PasswordDialogProps {
  entryId: string
  recordId: RecordId
  name: string
  onClose: () => void
}

/** Asks for what opens a file, and tries it before it is taken for good. */
export function PasswordDialog({ entryId, recordId, name, onClose }: PasswordDialogProps) {
  const t = useT()
  const { client } = useApi()
  const [password, setPassword] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isTrying, setIsTrying] = useState(false)
  const open = async () => {
    setIsTrying(true)
    try {
      const { refused } = await readAhead(client, recordId, password)
      if (refused === 'password') return setProblem(t('packs.password.wrong'))
      rememberPassword(entryId, password)
      onClose()
    } catch (error) {
      setProblem(errorSentence(t, error))
    } finally {
      setIsTrying(false)
    }
  }
  return (
    <FormDialog
      title={t('packs.password.title', { name })}
      action={t('packs.password.open')}
      isGood={password !== '' && !isTrying}
      onSubmit={() => void open()}
      onClose={onClose}
    >
      <TextField
        type="password"
        label={t('packs.password.label')}
        description={t('packs.password.hint')}
        error={problem}
        value={password}
        autoComplete="off"
        maxLength={1000}
        onChange={(text) => {
          setPassword(text)
          setProblem(undefined)
        }}
      />
    </FormDialog>
  )
}
