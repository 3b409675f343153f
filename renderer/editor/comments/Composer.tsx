import { useEffect, useRef, useState } from 'react'
import { longestRemark } from '../../../shared/document/comments/thread.ts'
import { Button } from '../../ui/action/Button.tsx'
import { TextField } from '../../ui/field/TextField.tsx'
import { useEditorT } from '../use-t.ts'
import styles from './comments.module.css'

interface ComposerProps {
  label: string
  /** What the button says that sends it. */
  action: string
  initial?: string
  onSend: (text: string) => void
  onCancel: () => void
}

/** Where a remark is written. Control or Command with Enter sends it, Escape gives it up. */
export function Composer({ label, action, initial = '', onSend, onCancel }: ComposerProps) {
  const t = useEditorT()
  const [text, setText] = useState(initial)
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('textarea')?.focus(), [])
  const words = text.trim()
  const send = () => words !== '' && onSend(words)
  return (
    <form
      ref={form}
      className={styles['composer']}
      onSubmit={(event) => {
        event.preventDefault()
        send()
      }}
    >
      <TextField
        label={label}
        hideLabel
        placeholder={label}
        rows={3}
        maxLength={longestRemark}
        value={text}
        onChange={setText}
        onKeyDown={(event) => {
          // Of an input method these are keys of its own.
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Escape') onCancel()
          else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) send()
          else event.continuePropagation()
        }}
      />
      <div className={styles['actions']}>
        <Button size="small" variant="quiet" onPress={onCancel}>
          {t('editor.comments.cancel')}
        </Button>
        <Button size="small" variant="primary" type="submit" isDisabled={words === ''}>
          {action}
        </Button>
      </div>
    </form>
  )
}
