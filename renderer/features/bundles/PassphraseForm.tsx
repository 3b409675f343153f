import { useEffect, useRef } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { TextField } from '../../ui/field/TextField.tsx'

interface PassphraseFormProps {
  value: string
  error: string | undefined
  onChange: (value: string) => void
  onSubmit: () => void
}

/** Asks for the passphrase of a bundle; takes the focus, and Enter is enough. */
export function PassphraseForm({ value, error, onChange, onSubmit }: PassphraseFormProps) {
  const t = useT()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  return (
    <form
      ref={form}
      // What was wrong with the last one must not keep the next from being tried.
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      <TextField
        label={t('bundles.passphrase')}
        type="password"
        autoComplete="off"
        value={value}
        onChange={onChange}
        description={t('bundles.isEncrypted')}
        error={error}
      />
    </form>
  )
}
