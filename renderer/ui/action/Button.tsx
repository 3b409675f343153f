import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import styles from './action.module.css'

export interface ButtonProps extends Omit<AriaButtonProps, 'children' | 'className' | 'style'> {
  variant?: 'plain' | 'primary' | 'quiet' | 'danger'
  size?: 'normal' | 'small'
  icon?: ReactNode
  children: ReactNode
}

export function Button({ variant = 'plain', size = 'normal', icon, children, ...rest }: ButtonProps) {
  return (
    <AriaButton
      {...rest}
      className={classNames(
        styles['button'],
        variant !== 'plain' && styles[variant],
        size === 'small' && styles['small'],
      )}
    >
      {icon}
      {children}
    </AriaButton>
  )
}
