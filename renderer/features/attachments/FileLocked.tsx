import { useState } from 'react'
import { Form } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../../ui/action/Button.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import styles from './attachments.module.css'

interface FileLockedProps {
  /** One was given, and opens nothing. */
  isWrong: boolean
  onPassword: (password: string) => void
}

/** Asks for what opens a PDF, in the place of its pages. */
export function FileLocked({ isWrong, onPassword }: FileLockedProps) {
  const t = useT()
  const [password, setPassword] = useState('')
  const [isTried, setIsTried] = useState(isWrong)
  return (
    <Form
      className={styles['locked'] ?? ''}
      aria-label={t('attachments.locked')}
      onSubmit={(event) => {
        event.preventDefault()
        if (password !== '') onPassword(password)
      }}
    >
      <TextField
        type="password"
        label={t('attachments.password')}
        description={t('attachments.passwordHint')}
        error={isTried ? t('attachments.passwordWrong') : undefined}
        value={password}
        autoComplete="off"
        maxLength={1000}
        onChange={(text) => {
          setPassword(text)
          setIsTried(false)
        }}
      />
      <Button type="submit" variant="primary" isDisabled={password === ''}>
        {t('attachments.unlock')}
      </Button>
    </Form>
  )
}
