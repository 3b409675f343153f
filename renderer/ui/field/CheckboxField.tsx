import { Check } from 'lucide-react'
import { Checkbox } from 'react-aria-components'
import type { ReactNode } from 'react'
import styles from './field.module.css'

interface CheckboxFieldProps {
  children: ReactNode
  /** Its name where what stands beside it does not say enough. */
  label?: string
  isSelected: boolean
  isDisabled?: boolean
  onChange: (selected: boolean) => void
}

export function CheckboxField({ children, label, ...rest }: CheckboxFieldProps) {
  return (
    <Checkbox {...rest} className={styles['check'] ?? ''} {...(label ? { 'aria-label': label } : {})}>
      <span className={styles['box']} aria-hidden="true">
        <Check size={12} strokeWidth={3} />
      </span>
      {children}
    </Checkbox>
  )
}
