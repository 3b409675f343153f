import { Button, FieldError, Input, TextArea, TextField } from 'react-aria-components'
import { useEffect, useRef, useState, type ReactNode } from 'react'
import type { z } from 'zod'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../class-names.ts'
import styles from './field.module.css'
import { issueSentence } from './issue-sentence.ts'

interface InlineFieldProps<T> {
  label: string
  /** As text; empty where nothing is known. */
  value: string
  /** What is typed must satisfy this; emptied fields are offered to it as undefined first. */
  schema: z.ZodType<T>
  /** Makes the schema's input of the text; the text itself unless said. */
  read?: (text: string) => unknown
  placeholder?: string
  multiline?: boolean
  isDisabled?: boolean
  /** How the value shows while it is not being edited. */
  display?: ReactNode
  className?: string | undefined
  onSave: (value: T) => void
}

/** Text that is edited where it stands: Enter or leaving saves, Escape keeps what was; a bad value says why and stays open. */
export function InlineField<T>(props: InlineFieldProps<T>) {
  const { label, value, schema, read, placeholder, multiline, isDisabled = false, display, onSave } = props
  const t = useT()
  const [draft, setDraft] = useState<string | null>(null)
  const [error, setError] = useState<string | null>(null)
  const shown = useRef<HTMLButtonElement>(null)

  const close = (refocus: boolean) => {
    setDraft(null)
    setError(null)
    if (refocus) requestAnimationFrame(() => shown.current?.focus())
  }
  const save = (refocus: boolean) => {
    if (draft === null) return
    const text = draft.trim()
    if (text === value.trim()) return close(refocus)
    const parsed = parse(schema, text, read)
    if (parsed.success) {
      onSave(parsed.data)
      return close(refocus)
    }
    const issue = parsed.error.issues[0]
    setError(issue ? issueSentence(t, issue) : t('invalid.other'))
  }
  const editor = useRef<HTMLDivElement>(null)
  const isOpen = draft !== null
  useEffect(() => {
    if (isOpen) editor.current?.querySelector<HTMLInputElement>('input, textarea')?.focus()
  }, [isOpen])
  if (draft === null) {
    return (
      <Button
        ref={shown}
        className={classNames(styles['inline'], props.className)}
        isDisabled={isDisabled}
        onPress={() => setDraft(value)}
      >
        <span className="visually-hidden">{`${label}: `}</span>
        {value === '' ? (
          <span className={styles['unset']}>{placeholder ?? t('ui.empty')}</span>
        ) : (
          (display ?? <bdi>{value}</bdi>)
        )}
      </Button>
    )
  }
  const Editor = multiline ? TextArea : Input
  return (
    <TextField
      ref={editor}
      className={styles['field'] ?? ''}
      aria-label={label}
      value={draft}
      isInvalid={error !== null}
      onChange={setDraft}
      onBlur={() => save(false)}
      onKeyDown={(event) => {
        if (event.key === 'Escape') close(true)
        else if (event.key === 'Enter' && (!multiline || event.ctrlKey || event.metaKey)) save(true)
        else event.continuePropagation()
      }}
    >
      <Editor
        className={classNames(styles['input'], multiline && styles['area'], props.className)}
        dir="auto"
        placeholder={placeholder ?? ''}
        onFocus={(event) => event.currentTarget.select()}
      />
      <FieldError className={styles['error'] ?? ''}>{error}</FieldError>
    </TextField>
  )
}

function parse<T>(schema: z.ZodType<T>, text: string, read: ((text: string) => unknown) | undefined) {
  if (text === '') {
    const absent = schema.safeParse(undefined)
    if (absent.success) return absent
  }
  return schema.safeParse(read ? read(text) : text)
}
