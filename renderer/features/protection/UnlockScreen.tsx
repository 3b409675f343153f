import { useEffect, useRef, useState } from 'react'
import type { ProtectionState, Secret } from '../../../shared/contract/protection.ts'
import { parseRecoveryCode } from '../../../shared/text/recovery-code.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorCode, errorSentence, secondsLeft } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { CheckboxField } from '../../ui/field/CheckboxField.tsx'
import { useUnlocking } from './unlocking.ts'
import styles from './protection.module.css'
import { SecretField } from './SecretField.tsx'

/** Asks for what opens the library; what was typed stays until it does. */
export function UnlockScreen({ state }: { state: ProtectionState }) {
  const t = useT()
  const { client } = useApi()
  const [kind, setKind] = useState<Secret['kind']>('passphrase')
  const [typed, setTyped] = useState({ passphrase: '', 'recovery-code': '' })
  const [remember, setRemember] = useState(false)
  const [isTrying, setTrying] = useState(false)
  const [problem, setProblem] = useState<string>()
  const [wait, setWait] = useState(state.wait)
  const field = useRef<HTMLInputElement>(null)
  const text = typed[kind]
  const canRemember = state.keychain === 'empty' || state.keychain === 'kept'
  useEffect(() => field.current?.focus(), [kind])
  useEffect(() => {
    if (wait <= 0) return undefined
    const timer = setTimeout(() => setWait(wait - 1), 1000)
    return () => clearTimeout(timer)
  }, [wait])

  const tryIt = async () => {
    if (text === '' || isTrying || wait > 0) return
    const code = parseRecoveryCode(text)
    if (kind === 'recovery-code' && !code.ok) {
      setProblem(t(`protection.code.${code.problem}`))
      return
    }
    setTrying(true)
    setProblem(undefined)
    try {
      await client.protection.unlock({ secret: { kind, text }, remember: canRemember && remember })
      useUnlocking.setState({ byCode: kind === 'recovery-code' })
    } catch (error) {
      setTrying(false)
      setWait(secondsLeft(error))
      const isWrong = errorCode(error) === 'PASSPHRASE'
      const wrong = kind === 'passphrase' ? 'protection.wrong' : 'protection.wrongCode'
      if (secondsLeft(error) === 0) setProblem(isWrong ? t(wrong) : errorSentence(t, error))
      field.current?.focus()
      field.current?.select()
    }
  }

  return (
    <form
      className={styles['card']}
      noValidate
      aria-labelledby="locked-title"
      onSubmit={(event) => {
        event.preventDefault()
        void tryIt()
      }}
    >
      <h1 id="locked-title" className={styles['cardTitle']}>
        {t('protection.lockedTitle', { name: state.name })}
      </h1>
      <p className={styles['soft']}>
        {kind === 'passphrase' ? t('protection.lockedText') : t('protection.codeText')}
      </p>
      {state.fault && <Notice tone="bad">{t(`protection.fault.${state.fault}`)}</Notice>}
      <SecretField
        label={kind === 'passphrase' ? t('protection.passphrase') : t('protection.code')}
        value={text}
        onChange={(next) => {
          setTyped({ ...typed, [kind]: next })
          setProblem(undefined)
        }}
        error={wait > 0 ? t('error.TOO_SOON', { seconds: wait }) : problem}
        // What is being tried is what stands there.
        isReadOnly={isTrying}
        inputRef={field}
      />
      {canRemember && (
        <CheckboxField isSelected={remember} onChange={setRemember}>
          {t('protection.remember')}
        </CheckboxField>
      )}
      <div className={styles['cardFoot']}>
        <Button
          variant="quiet"
          onPress={() => {
            setKind(kind === 'passphrase' ? 'recovery-code' : 'passphrase')
            setProblem(undefined)
          }}
        >
          {kind === 'passphrase' ? t('protection.useCode') : t('protection.usePassphrase')}
        </Button>
        <Button variant="primary" type="submit" isDisabled={isTrying || wait > 0}>
          {isTrying ? t('protection.unlocking') : t('protection.unlock')}
        </Button>
      </div>
    </form>
  )
}
