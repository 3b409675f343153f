import {
  Button as AriaButton,
  ToggleButton,
  Tooltip,
  TooltipTrigger,
  type ButtonProps,
} from 'react-aria-components'
import type { ReactNode } from 'react'
import { classNames } from '../class-names.ts'
import { Keys } from '../text/Keys.tsx'
import styles from './action.module.css'

interface IconButtonProps extends Omit<ButtonProps, 'children' | 'className' | 'style' | 'aria-label'> {
  /** Its name for screen readers and the tip that pointing at it or focusing it shows. */
  label: string
  icon: ReactNode
  /** Keys of its command, as `Mod+K`, shown in the tip. */
  keys?: string | undefined
  size?: 'normal' | 'small'
  tone?: 'page' | 'bar'
  /** Set for a button that is on or off. */
  isSelected?: boolean
}

export function IconButton({
  label,
  icon,
  keys,
  size = 'normal',
  tone = 'page',
  isSelected,
  ...rest
}: IconButtonProps) {
  const className = classNames(
    styles['button'],
    styles['icon'],
    size === 'small' && styles['iconSmall'],
    tone === 'bar' && styles['onBar'],
  )
  const shared = { ...rest, 'aria-label': label, className, children: icon }
  return (
    <TooltipTrigger delay={500} closeDelay={0}>
      {isSelected === undefined ? (
        <AriaButton {...shared} />
      ) : (
        <ToggleButton
          aria-label={label}
          className={className}
          isSelected={isSelected}
          {...(rest.onPress ? { onPress: rest.onPress } : {})}
          {...(rest.isDisabled ? { isDisabled: true } : {})}
        >
          {icon}
        </ToggleButton>
      )}
      <Tooltip className={styles['tooltip'] ?? ''} offset={6}>
        {label}
        {keys && <Keys keys={keys} tone="inverse" />}
      </Tooltip>
    </TooltipTrigger>
  )
}
