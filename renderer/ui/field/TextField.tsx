import {
  FieldError,
  Input,
  Label,
  Text,
  TextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'

interface TextFieldProps extends Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> {
  label: string
  /** Keeps the label for screen readers only. */
  hideLabel?: boolean
  placeholder?: string
  description?: string
  error?: string | undefined
  /** More than one makes a text area. */
  rows?: number
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, placeholder, description, error, rows = 1, ...rest } = props
  const shared = { placeholder: placeholder ?? '', dir: 'auto' as const }
  return (
    <AriaTextField {...rest} isInvalid={error !== undefined} className={styles['field'] ?? ''}>
      <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      {rows > 1 ? (
        <TextArea {...shared} rows={rows} className={classNames(styles['input'], styles['area'])} />
      ) : (
        <Input {...shared} className={styles['input'] ?? ''} />
      )}
      {description && !error && (
        <Text slot="description" className={styles['description'] ?? ''}>
          {description}
        </Text>
      )}
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </AriaTextField>
  )
}
