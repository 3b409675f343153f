import { shortestPassphrase } from '../../../shared/contract/bundles.ts'
import { useT } from '../../i18n/use-t.ts'
import { TextField } from '../../ui/field/TextField.tsx'
import styles from './bundles.module.css'

export type Passphrase = { text: string; again: string }

/** Whether both are long enough and the same, so that a bundle can be made with them. */
export const isSound = ({ text, again }: Passphrase): boolean =>
  text.length >= shortestPassphrase && text === again

/** A new passphrase, typed twice. */
export function PassphraseFields({
  value,
  onChange,
}: {
  value: Passphrase
  onChange: (value: Passphrase) => void
}) {
  const t = useT()
  const { text, again } = value
  const isShort = text !== '' && text.length < shortestPassphrase
  const differs = again !== '' && again.length >= text.length && again !== text
  return (
    <div className={styles['passphrase']}>
      <TextField
        label={t('bundles.passphrase')}
        type="password"
        autoComplete="new-password"
        value={text}
        onChange={(typed) => onChange({ text: typed, again })}
        error={isShort ? t('bundles.tooShort', { count: shortestPassphrase }) : undefined}
      />
      <TextField
        label={t('bundles.passphraseAgain')}
        type="password"
        autoComplete="new-password"
        value={again}
        onChange={(typed) => onChange({ text, again: typed })}
        error={differs ? t('bundles.differs') : undefined}
      />
    </div>
  )
}
