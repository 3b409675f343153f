import { FieldError, Input, Label, TextField } from 'react-aria-components'
import { useState } from 'react'
import { useFormat } from '../../i18n/use-format.ts'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../action/Button.tsx'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'
import { parseDay } from './parse-day.ts'

interface DateFieldProps {
  label: string
  hideLabel?: boolean
  look?: 'boxed' | 'bare'
  /** An ISO day. */
  value: string | null
  error?: string | undefined
  isDisabled?: boolean
  onChange: (day: string | null) => void
}

/** A day, typed as the hand writes it. Where the text can mean two days it asks which, and keeps nothing until told. */
export function DateField(props: DateFieldProps) {
  const { label, hideLabel, look = 'boxed', value, error, isDisabled = false, onChange } = props
  const t = useT()
  const format = useFormat()
  const [draft, setDraft] = useState<string | null>(null)
  const [asked, setAsked] = useState<{ text: string; readings: string[] } | null>(null)
  const [problem, setProblem] = useState<string | null>(null)

  const take = (day: string | null) => {
    setDraft(null)
    setAsked(null)
    setProblem(null)
    if (day !== value) onChange(day)
  }
  const read = () => {
    if (draft === null) return
    const text = draft.trim()
    const parsed = parseDay(draft)
    setAsked(null)
    setProblem(null)
    if (parsed.kind === 'empty') take(null)
    else if (parsed.kind === 'day') take(parsed.iso)
    else if (parsed.kind === 'ambiguous') setAsked({ text, readings: parsed.readings })
    else if (parsed.kind === 'year-missing') setProblem(t('date.year'))
    else if (parsed.kind === 'impossible') setProblem(t('date.impossible', { text }))
    else setProblem(t('date.unreadable', { text }))
  }
  const shownError = problem ?? error
  return (
    <div className={classNames(styles['field'], look === 'bare' && styles['bare'])}>
      <TextField
        className={styles['field'] ?? ''}
        value={draft ?? (value ? format.dayShort(value) : '')}
        isInvalid={shownError !== undefined && shownError !== null}
        isDisabled={isDisabled}
        onChange={setDraft}
        onFocus={() => setDraft((typed) => typed ?? value ?? '')}
        onBlur={() => {
          if (draft === (value ?? '')) take(value)
          else read()
        }}
        onKeyDown={(event) => {
          if (event.key === 'Enter') read()
          else if (event.key === 'Escape') take(value)
          else event.continuePropagation()
        }}
      >
        <Label className={hideLabel ? 'visually-hidden' : (styles['label'] ?? '')}>{label}</Label>
        <Input className={styles['input'] ?? ''} placeholder={t('date.placeholder')} />
        <FieldError className={styles['error'] ?? ''}>{shownError}</FieldError>
      </TextField>
      {asked && (
        <fieldset className={styles['which']} aria-label={t('date.which', { text: asked.text })}>
          <span role="alert">{t('date.which', { text: asked.text })}</span>
          {asked.readings.map((day) => (
            <Button key={day} size="small" onPress={() => take(day)}>
              {format.day(day)}
            </Button>
          ))}
        </fieldset>
      )}
    </div>
  )
}
