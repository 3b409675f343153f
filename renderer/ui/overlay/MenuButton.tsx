import { Menu, MenuItem, MenuTrigger, Popover, Separator } from 'react-aria-components'
import type { ReactNode } from 'react'
import { Button, type ButtonProps } from '../action/Button.tsx'
import { IconButton } from '../action/IconButton.tsx'
import { classNames } from '../class-names.ts'
import { Keys } from '../text/Keys.tsx'
import styles from './overlay.module.css'

export type MenuEntry =
  | {
      id: string
      label: string
      icon?: ReactNode
      keys?: string | undefined
      isDanger?: boolean
      isDisabled?: boolean
      onAction: () => void
    }
  | 'separator'

interface MenuButtonProps extends Pick<ButtonProps, 'variant' | 'size' | 'isDisabled'> {
  label: string
  icon?: ReactNode
  /** Shows the icon alone, with the label as its name. */
  iconOnly?: boolean
  tone?: 'page' | 'bar'
  items: readonly MenuEntry[]
}

export function MenuButton({ label, icon, iconOnly, tone, items, ...button }: MenuButtonProps) {
  return (
    <MenuTrigger>
      {iconOnly ? (
        <IconButton label={label} icon={icon} size={button.size ?? 'normal'} tone={tone ?? 'page'} />
      ) : (
        <Button {...button} icon={icon}>
          {label}
        </Button>
      )}
      <Popover className={styles['popover'] ?? ''} placement="bottom start">
        <Menu className={styles['menu'] ?? ''} aria-label={label}>
          {items.map((item, index) =>
            item === 'separator' ? (
              <Separator key={`separator-${index}`} className={styles['separator'] ?? ''} />
            ) : (
              <MenuItem
                key={item.id}
                id={item.id}
                textValue={item.label}
                isDisabled={item.isDisabled ?? false}
                onAction={item.onAction}
                className={classNames(styles['item'], item.isDanger && styles['dangerItem'])}
              >
                {item.icon}
                <span className={styles['itemText']}>{item.label}</span>
                {item.keys && <Keys keys={item.keys} />}
              </MenuItem>
            ),
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
