import { useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { keepEverything } from '../../app/keep-everything.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Dialog } from '../../ui/overlay/Dialog.tsx'
import { isSound, NewPassphrase, type Twice } from './NewPassphrase.tsx'
import styles from './protection.module.css'
import { isCode, RecoveryCode, TypedCode } from './RecoveryCode.tsx'

type Step = 'meaning' | 'passphrase' | 'code' | 'typing'
const steps: readonly Step[] = ['meaning', 'passphrase', 'code', 'typing']

/** From a plain library to a protected one: what it means, a passphrase, a code that was kept, and the beginning. */
export function SealDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const t = useT()
  const { client } = useApi()
  const [step, setStep] = useState<Step>('meaning')
  const [twice, setTwice] = useState<Twice>({ text: '', again: '' })
  const [code, setCode] = useState<string | null>(null)
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const at = steps.indexOf(step)
  const mayGoOn =
    step === 'meaning' || (step === 'code' && code !== null) || (step === 'passphrase' && isSound(twice))

  const goOn = async () => {
    setProblem(undefined)
    try {
      // One code for one opening of this dialog: going back and forth must not make another of it.
      if (step === 'passphrase' && code === null) setCode((await client.protection.offerCode()).code)
      setStep(steps[at + 1] ?? 'typing')
    } catch (error) {
      setProblem(errorSentence(t, error))
    }
  }
  const seal = async () => {
    setBusy(true)
    setProblem(undefined)
    try {
      if (await keepEverything()) await client.protection.seal({ passphrase: twice.text, code: typed })
      else setProblem(t('protection.unsavedFirst'))
    } catch (error) {
      setProblem(errorSentence(t, error))
    }
    setBusy(false)
  }

  return (
    <Dialog
      title={step === 'code' || step === 'typing' ? t('protection.codeTitle') : t('protection.sealTitle')}
      isOpen
      onClose={onClose}
      footer={
        <>
          {at > 0 ? (
            <Button onPress={() => setStep(steps[at - 1] ?? 'meaning')}>{t('protection.back')}</Button>
          ) : (
            <Button onPress={onClose}>{t('ui.cancel')}</Button>
          )}
          {step === 'typing' ? (
            <Button
              variant="primary"
              isDisabled={isBusy || code === null || !isCode(typed, code)}
              onPress={() => void seal()}
            >
              {t('protection.sealNow')}
            </Button>
          ) : (
            <Button variant="primary" isDisabled={!mayGoOn} onPress={() => void goOn()}>
              {t('protection.continue')}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['part']}>
        {problem && <Notice tone="bad">{problem}</Notice>}
        {step === 'meaning' && <Meaning />}
        {step === 'passphrase' && <NewPassphrase value={twice} onChange={setTwice} />}
        {step === 'code' && code && (
          <>
            <p>{t('protection.codeShown')}</p>
            <RecoveryCode code={code} name={name} />
          </>
        )}
        {step === 'typing' && code && <TypedCode code={code} value={typed} onChange={setTyped} />}
      </div>
    </Dialog>
  )
}

function Meaning() {
  const t = useT()
  return (
    <>
      <div>
        <h3 className={styles['heading']}>{t('protection.what')}</h3>
        <p>{t('protection.whatText')}</p>
      </div>
      <div>
        <h3 className={styles['heading']}>{t('protection.whatNot')}</h3>
        <p>{t('protection.whatNotText')}</p>
      </div>
      <Notice tone="warn">{t('protection.noWayBack')}</Notice>
    </>
  )
}
