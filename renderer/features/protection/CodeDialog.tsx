import { useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import styles from './protection.module.css'
import { isCode, RecoveryCode, TypedCode } from './RecoveryCode.tsx'
import { SecretField } from './SecretField.tsx'
import { useSecretTry } from './use-secret-try.ts'

/** Another recovery code in the place of the present one, which opens nothing from then on. */
export function CodeDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useT()
  const { client } = useApi()
  const [present, setPresent] = useState('')
  const [code, setCode] = useState<string | null>(null)
  const [isTyping, setTyping] = useState(false)
  const [typed, setTyped] = useState('')
  const { isBusy, problem, attempt, forget } = useSecretTry()
  const show = () => attempt(async () => setCode((await client.protection.offerCode()).code))
  const replace = async () => {
    const secret = { kind: 'passphrase' as const, text: present }
    if (!(await attempt(() => client.protection.changeCode({ secret, code: typed })))) return
    showToast({ text: t('protection.codeChanged') })
    onClose()
  }
  return (
    <Dialog
      title={t('protection.newCodeTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          {isTyping && code !== null ? (
            <Button
              variant="primary"
              isDisabled={isBusy || present === '' || !isCode(typed, code)}
              onPress={() => void replace()}
            >
              {t('protection.newCodeNow')}
            </Button>
          ) : (
            <Button
              variant="primary"
              isDisabled={isBusy}
              onPress={() => (code === null ? void show() : setTyping(true))}
            >
              {t('protection.continue')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['part']}>
        {problem.other && <Notice tone="bad">{problem.other}</Notice>}
        {code === null && <p>{t('protection.codeShown')}</p>}
        {code !== null && !isTyping && <RecoveryCode code={code} name={name} />}
        {isTyping && code !== null && (
          <>
            <TypedCode code={code} value={typed} onChange={setTyped} />
            <SecretField
              label={t('protection.currentPassphrase')}
              value={present}
              onChange={(text) => {
                setPresent(text)
                forget()
              }}
              error={problem.secret}
            />
          </>
        )}
      </div>
    </Dialog>
  )
}
