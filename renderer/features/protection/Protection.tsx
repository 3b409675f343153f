import { useQuery } from '@tanstack/react-query'
import { KeyRound, Lock, LockOpen, ShieldCheck, ShieldOff } from 'lucide-react'
import { useState } from 'react'
import type { ProtectionState } from '../../../shared/contract/protection.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { runCommand } from '../../app/command-registry.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { showToast } from '../../ui/feedback/toasts.ts'
import { SwitchField } from '../../ui/field/SwitchField.tsx'
import { ChangeDialog } from './ChangeDialog.tsx'
import { CodeDialog } from './CodeDialog.tsx'
import { PlainRemains } from './PlainRemains.tsx'
import styles from './protection.module.css'
import { SealDialog } from './SealDialog.tsx'
import { UnsealDialog } from './UnsealDialog.tsx'
import { useUnlocking } from './unlocking.ts'

type Open = 'seal' | 'change' | 'code' | 'unseal'

/** Whether the library is protected by a passphrase, and everything that can be done about it. */
export function Protection() {
  const t = useT()
  const { queries } = useApi()
  const { data: state } = useQuery(queries.protection.state.queryOptions())
  const { byCode } = useUnlocking()
  const [open, setOpen] = useState<Open | null>(null)
  if (!state) return null
  const close = () => setOpen(null)
  return (
    <div className={styles['part']}>
      <Ended state={state} />
      {byCode && state.sealed && (
        <Notice
          tone="warn"
          action={
            <Button size="small" onPress={() => setOpen('change')}>
              {t('protection.change')}
            </Button>
          }
        >
          {t('protection.resetAfterCode')}
        </Notice>
      )}
      {(!state.ended || state.ended.problem) && (
        <p className={styles['standing']}>
          {state.sealed ? <ShieldCheck size={18} /> : <ShieldOff size={18} />}
          {t(state.sealed ? 'protection.on' : 'protection.off')}
        </p>
      )}
      {state.sealed ? (
        <>
          <PlainRemains />
          <Remember state={state} />
          <div className={styles['buttons']}>
            <Button icon={<Lock size={15} />} onPress={() => void runCommand('library.lock')}>
              {t('protection.lockNow')}
            </Button>
            <Button icon={<KeyRound size={15} />} onPress={() => setOpen('change')}>
              {t('protection.change')}
            </Button>
            <Button onPress={() => setOpen('code')}>{t('protection.newCode')}</Button>
            <Button variant="quiet" icon={<LockOpen size={15} />} onPress={() => setOpen('unseal')}>
              {t('protection.switchOff')}
            </Button>
          </div>
        </>
      ) : (
        <div>
          <Button icon={<ShieldCheck size={15} />} onPress={() => setOpen('seal')}>
            {t('protection.switchOn')}
          </Button>
        </div>
      )}
      {open === 'seal' && <SealDialog name={state.name} onClose={close} />}
      {open === 'change' && <ChangeDialog onClose={close} />}
      {open === 'code' && <CodeDialog name={state.name} onClose={close} />}
      {open === 'unseal' && <UnsealDialog onClose={close} />}
    </div>
  )
}

function Ended({ state: { ended } }: { state: ProtectionState }) {
  const t = useT()
  if (!ended) return null
  if (ended.problem) return <Notice tone="bad">{t(`protection.problem.${ended.problem}`)}</Notice>
  return <Notice tone="good">{t(`protection.ended.${ended.what}`)}</Notice>
}

/** Offered where a keychain keeps secrets; elsewhere it is said why not. */
function Remember({ state: { keychain } }: { state: ProtectionState }) {
  const t = useT()
  const { client } = useApi()
  if (keychain !== 'kept' && keychain !== 'empty')
    return <p className={styles['soft']}>{t(`protection.remember.${keychain}`)}</p>
  const change = async (remember: boolean) => {
    try {
      await client.protection.remember({ remember })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
  }
  return (
    <div>
      <SwitchField isSelected={keychain === 'kept'} onChange={(remember) => void change(remember)}>
        {t('protection.remember')}
      </SwitchField>
      <p className={styles['soft']}>{t('protection.rememberText')}</p>
    </div>
  )
}
