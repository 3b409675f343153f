import { ChevronDown } from 'lucide-react'
import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../class-names.ts'
import overlay from '../overlay/overlay.module.css'
import styles from './field.module.css'

export interface Option<T extends string = string> {
  value: T
  label: string
  detail?: string
}

interface SelectFieldProps<T extends string> {
  label: string
  hideLabel?: boolean
  /** Bare fields look like text until they are pointed at. */
  look?: 'boxed' | 'bare'
  value: T | null
  options: readonly Option<T>[]
  /** The label of "no choice"; without it a choice is needed. */
  none?: string
  isDisabled?: boolean
  onChange: (value: T | null) => void
}

const nothing = '(none)'

export function SelectField<T extends string>(props: SelectFieldProps<T>) {
  const { label, hideLabel, look = 'boxed', value, options, none, isDisabled = false, onChange } = props
  const t = useT()
  return (
    <Select
      className={classNames(styles['field'], look === 'bare' && styles['bare'])}
      value={value ?? (none === undefined ? null : nothing)}
      isDisabled={isDisabled}
      placeholder={t('ui.choose')}
      onChange={(key) => {
        onChange(options.find((option) => option.value === key)?.value ?? null)
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <Button className={styles['select'] ?? ''}>
        <SelectValue className={styles['selected'] ?? ''} />
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className={overlay['popover'] ?? ''}>
        <ListBox className={styles['listbox'] ?? ''}>
          {none !== undefined && (
            <ListBoxItem id={nothing} textValue={none} className={styles['option'] ?? ''}>
              <span className={styles['unset']}>{none}</span>
            </ListBoxItem>
          )}
          {options.map((option) => (
            <ListBoxItem
              key={option.value}
              id={option.value}
              textValue={option.label}
              className={styles['option'] ?? ''}
            >
              <span>
                {option.label}
                {option.detail && <span className={styles['explanation']}>{option.detail}</span>}
              </span>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  )
}
