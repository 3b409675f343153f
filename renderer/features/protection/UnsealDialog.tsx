import { useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { keepEverything } from '../../app/keep-everything.ts'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { FormDialog } from '../../ui/overlay/FormDialog.tsx'
import styles from './protection.module.css'
import { SecretField } from './SecretField.tsx'
import { useSecretTry } from './use-secret-try.ts'

/** From a protected library back to a plain one; only for who knows the passphrase. */
export function UnsealDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { client } = useApi()
  const [present, setPresent] = useState('')
  const [isUnsaved, setUnsaved] = useState(false)
  const { isBusy, problem, attempt, forget } = useSecretTry()
  const unseal = () =>
    attempt(async () => {
      const isSaved = await keepEverything()
      setUnsaved(!isSaved)
      if (isSaved) await client.protection.unseal({ secret: { kind: 'passphrase', text: present } })
    })
  return (
    <FormDialog
      title={t('protection.unsealTitle')}
      action={t('protection.unsealNow')}
      isGood={!isBusy && present !== ''}
      isGrave
      className={styles['part']}
      onSubmit={() => void unseal()}
      onClose={onClose}
    >
      {problem.other && <Notice tone="bad">{problem.other}</Notice>}
      {isUnsaved && <Notice tone="bad">{t('protection.unsavedFirst')}</Notice>}
      <p>{t('protection.unsealText')}</p>
      <SecretField
        label={t('protection.currentPassphrase')}
        value={present}
        onChange={(text) => {
          setPresent(text)
          forget()
        }}
        error={problem.secret}
      />
    </FormDialog>
  )
}
