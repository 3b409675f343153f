import { X } from 'lucide-react'
import { Button, Tag, TagGroup, TagList } from 'react-aria-components'
import { useState } from 'react'
import { useT } from '../../i18n/use-t.ts'
import styles from './field.module.css'

interface TagInputProps {
  label: string
  value: readonly string[]
  placeholder?: string
  max?: number
  onChange: (value: string[]) => void
}

/** Several short texts: Enter or a comma adds one, Backspace in the empty field takes the last away. */
export function TagInput({ label, value, placeholder, max = 100, onChange }: TagInputProps) {
  const t = useT()
  const [text, setText] = useState('')
  const add = () => {
    const wanted = text
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '' && !value.includes(each))
    setText('')
    if (wanted.length > 0) onChange([...value, ...new Set(wanted)].slice(0, max))
  }
  return (
    <div className={styles['tags']}>
      <TagGroup
        aria-label={label}
        onRemove={(keys) => onChange(value.filter((each) => !keys.has(each)))}
        style={{ display: value.length === 0 ? 'none' : 'contents' }}
      >
        <TagList className={styles['tags'] ?? ''}>
          {value.map((each) => (
            <Tag key={each} id={each} textValue={each} className={styles['tag'] ?? ''}>
              <bdi>{each}</bdi>
              <Button slot="remove" className={styles['tagRemove'] ?? ''}>
                <X size={11} />
              </Button>
            </Tag>
          ))}
        </TagList>
      </TagGroup>
      <input
        className={styles['tagInput']}
        aria-label={label}
        placeholder={placeholder ?? t('ui.add')}
        dir="auto"
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={add}
        onKeyDown={(event) => {
          if (event.key === 'Enter' || event.key === ',') {
            event.preventDefault()
            add()
          } else if (event.key === 'Backspace' && text === '') onChange(value.slice(0, -1))
        }}
      />
    </div>
  )
}
