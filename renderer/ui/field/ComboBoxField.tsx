import { ChevronDown } from 'lucide-react'
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components'
import { useEffect, useRef, useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../class-names.ts'
import overlay from '../overlay/overlay.module.css'
import styles from './field.module.css'
import type { Option } from './SelectField.tsx'

interface ComboBoxFieldProps {
  label: string
  hideLabel?: boolean
  look?: 'boxed' | 'bare'
  /** The chosen option; it need not be among `options` at the moment. */
  value: Option | null
  /** What matches the text typed; the caller looks it up. */
  options: readonly Option[]
  placeholder?: string
  onSearch: (text: string) => void
  onChange: (option: Option | null) => void
}

/** A choice among too many to list: type a part of the name, choose with the arrows; emptying it takes the choice away. */
export function ComboBoxField(props: ComboBoxFieldProps) {
  const { label, hideLabel, look = 'boxed', value, options, placeholder, onSearch, onChange } = props
  const t = useT()
  const [typed, setTyped] = useState<string | null>(null)
  const isEmptied = useRef(false)
  // A choice the caller does not keep, such as an entry added to a list, has to close the list it was made from too:
  // it stands for one turn, and the text is taken away again in a second one that must not open the list anew.
  const [choice, setChoice] = useState<{ option: Option | null } | null>(null)
  useEffect(() => {
    if (!choice) return undefined
    const turn = setTimeout(() => setChoice(choice.option ? { option: null } : null))
    return () => clearTimeout(turn)
  }, [choice])
  const shown = choice?.option ?? value
  const text = typed ?? shown?.label ?? ''
  return (
    <ComboBox
      className={classNames(styles['field'], look === 'bare' && styles['bare'])}
      items={options}
      inputValue={text}
      value={shown?.value ?? null}
      allowsEmptyCollection
      menuTrigger={choice ? 'manual' : 'focus'}
      onInputChange={(next) => {
        // Tab and leaving put the label of the choice back before they are told; that is no typing.
        if (next === '') isEmptied.current = true
        else if (next !== shown?.label) isEmptied.current = false
        setTyped(next)
        onSearch(next)
      }}
      onChange={(key) => {
        const chosen = options.find((option) => option.value === key)
        if (!chosen) return
        setTyped(null)
        // What is chosen already is told once more when the field is left: taken for a choice, it would undo emptying it.
        if (chosen.value === shown?.value) return
        isEmptied.current = false
        setChoice({ option: chosen })
        onChange(chosen)
      }}
      onBlur={() => {
        setTyped(null)
        if (isEmptied.current && value) onChange(null)
        isEmptied.current = false
      }}
    >
      <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
      <div className={styles['combo']}>
        <Input className={styles['input'] ?? ''} placeholder={placeholder ?? ''} dir="auto" />
        <Button className={styles['comboButton'] ?? ''}>
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <Popover className={overlay['popover'] ?? ''}>
        <ListBox<Option>
          className={styles['listbox'] ?? ''}
          renderEmptyState={() => <p className={styles['option']}>{t('ui.noMatch', { text })}</p>}
        >
          {(option) => (
            <ListBoxItem id={option.value} textValue={option.label} className={styles['option'] ?? ''}>
              <bdi>{option.label}</bdi>
              {option.detail && <span className={styles['optionDetail']}>{option.detail}</span>}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}
