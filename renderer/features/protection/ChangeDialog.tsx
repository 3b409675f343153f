import { useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { FormDialog } from '../../ui/overlay/FormDialog.tsx'
import { isSound, NewPassphrase, type Twice } from './NewPassphrase.tsx'
import styles from './protection.module.css'
import { SecretField } from './SecretField.tsx'
import { useSecretTry } from './use-secret-try.ts'
import { useUnlocking } from './unlocking.ts'

/** Another passphrase in the place of the present one, or of one that was forgotten. */
export function ChangeDialog({ onClose }: { onClose: () => void }) {
  const t = useT()
  const { client } = useApi()
  const { byCode } = useUnlocking()
  const [present, setPresent] = useState('')
  const [twice, setTwice] = useState<Twice>({ text: '', again: '' })
  const { isBusy, problem, attempt, forget } = useSecretTry(
    byCode ? 'protection.wrongCode' : 'protection.wrong',
  )
  const kind = byCode ? 'recovery-code' : 'passphrase'
  const change = async () => {
    const done = await attempt(() =>
      client.protection.changePassphrase({ secret: { kind, text: present }, passphrase: twice.text }),
    )
    if (!done) return
    useUnlocking.setState({ byCode: false })
    showToast({ text: t('protection.changed') })
    onClose()
  }
  return (
    <FormDialog
      title={t('protection.changeTitle')}
      action={t('protection.changeNow')}
      isGood={!isBusy && present !== '' && isSound(twice)}
      className={styles['part']}
      onSubmit={() => void change()}
      onClose={onClose}
    >
      {problem.other && <Notice tone="bad">{problem.other}</Notice>}
      {byCode && <p>{t('protection.resetAfterCode')}</p>}
      <SecretField
        label={t(byCode ? 'protection.codeAgain' : 'protection.currentPassphrase')}
        value={present}
        onChange={(text) => {
          setPresent(text)
          forget()
        }}
        error={problem.secret}
      />
      <NewPassphrase value={twice} onChange={setTwice} />
    </FormDialog>
  )
}
