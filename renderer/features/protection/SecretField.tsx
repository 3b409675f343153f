import { Eye, EyeOff } from 'lucide-react'
import { useState, type KeyboardEvent, type Ref } from 'react'
import { FieldError, Input, Label, Text, TextField } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../../ui/action/IconButton.tsx'
import styles from './protection.module.css'

interface SecretFieldProps {
  label: string
  value: string
  onChange: (value: string) => void
  error?: string | undefined
  description?: string | undefined
  isNew?: boolean
  isReadOnly?: boolean
  inputRef?: Ref<HTMLInputElement>
}

/** Something nobody should read over a shoulder, unless whoever types it wants to; says when Caps Lock is on. */
export function SecretField({ label, description, error, isNew, inputRef, ...rest }: SecretFieldProps) {
  const t = useT()
  const [isShown, setShown] = useState(false)
  const [capsLock, setCapsLock] = useState(false)
  const look = (event: KeyboardEvent) => setCapsLock(event.getModifierState('CapsLock'))
  const hint = capsLock ? t('protection.capsLock') : description
  return (
    <TextField
      {...rest}
      type={isShown ? 'text' : 'password'}
      autoComplete={isNew ? 'new-password' : 'off'}
      isInvalid={error !== undefined}
      className={styles['secret'] ?? ''}
      onKeyDown={look}
      onKeyUp={look}
      onBlur={() => setCapsLock(false)}
    >
      <Label className={styles['label'] ?? ''}>{label}</Label>
      <div className={styles['secretBox']}>
        <Input
          ref={inputRef ?? null}
          className={styles['secretInput'] ?? ''}
          dir="auto"
          spellCheck={false}
          autoCapitalize="off"
          autoCorrect="off"
        />
        <IconButton
          label={isShown ? t('protection.hide') : t('protection.show')}
          icon={isShown ? <EyeOff size={16} /> : <Eye size={16} />}
          size="small"
          onPress={() => setShown(!isShown)}
        />
      </div>
      {hint && (
        <Text slot="description" className={styles['hint'] ?? ''} data-warn={capsLock || undefined}>
          {hint}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </TextField>
  )
}
