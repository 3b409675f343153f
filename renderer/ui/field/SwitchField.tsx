import { Switch } from 'react-aria-components'
import type { ReactNode } from 'react'
import styles from './field.module.css'

interface SwitchFieldProps {
  children: ReactNode
  isSelected: boolean
  onChange: (selected: boolean) => void
}

export function SwitchField({ children, ...rest }: SwitchFieldProps) {
  return (
    <Switch {...rest} className={styles['check'] ?? ''}>
      <span className={styles['rail']} aria-hidden="true" />
      {children}
    </Switch>
  )
}
