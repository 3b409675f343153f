import { shortestPassphrase } from '../../../shared/contract/bundles.ts'
import { useT } from '../../i18n/use-t.ts'
import styles from './protection.module.css'
import { SecretField } from './SecretField.tsx'
import { strengthOf } from './strength.ts'

export type Twice = { text: string; again: string }

/** Long enough, and both the same. */
export const isSound = ({ text, again }: Twice): boolean =>
  text.length >= shortestPassphrase && text === again

/** A new passphrase, typed twice, with what is to be thought of it in words. */
export function NewPassphrase({ value, onChange }: { value: Twice; onChange: (value: Twice) => void }) {
  const t = useT()
  const { text, again } = value
  const isShort = text !== '' && text.length < shortestPassphrase
  const differs = again !== '' && again.length >= text.length && again !== text
  return (
    <div className={styles['twice']}>
      <SecretField
        label={t('protection.newPassphrase')}
        isNew
        value={text}
        onChange={(typed) => onChange({ text: typed, again })}
        error={isShort ? t('protection.tooShort', { count: shortestPassphrase }) : undefined}
      />
      <SecretField
        label={t('protection.again')}
        isNew
        value={again}
        onChange={(typed) => onChange({ text, again: typed })}
        error={differs ? t('protection.differs') : undefined}
      />
      <p className={styles['strength']} data-strength={strengthOf(text)} aria-live="polite">
        {t(`protection.strength.${strengthOf(text)}`)}
      </p>
    </div>
  )
}
