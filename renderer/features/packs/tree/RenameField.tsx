import { useLayoutEffect, useRef } from 'react'
import { Input, TextField } from 'react-aria-components'
import styles from './tree.module.css'

interface RenameFieldProps {
  label: string
  name: string
  /** Null leaves the name as it is. */
  onDone: (name: string | null) => void
}

/** A name written where it stands: Enter and leaving keep it, Escape does not, and neither does an empty one. */
export function RenameField({ label, name, onDone }: RenameFieldProps) {
  const input = useRef<HTMLInputElement>(null)
  const isDone = useRef(false)
  const isSettled = useRef(false)
  useLayoutEffect(() => {
    // At once: letters typed right behind F2 are for the name, and not for finding rows by.
    const take = () => {
      input.current?.focus()
      if (input.current?.value === input.current?.defaultValue) input.current?.select()
    }
    take()
    // A menu that asked for this holds the focus until it is gone, and gives it back to its button a frame later.
    let turn = requestAnimationFrame(() => {
      turn = requestAnimationFrame(() => {
        isSettled.current = true
        if (document.activeElement !== input.current) take()
      })
    })
    return () => cancelAnimationFrame(turn)
  }, [])
  const finish = (isKept: boolean, isByKey: boolean) => {
    // Leaving follows Enter and Escape; the first word counts.
    if (isDone.current) return
    isDone.current = true
    const text = input.current?.value.trim() ?? ''
    // Before the field is gone: the next key is for the row.
    if (isByKey) input.current?.closest<HTMLElement>('[role=row]')?.focus()
    onDone(isKept && text !== '' && text !== name ? text : null)
  }
  return (
    <TextField
      aria-label={label}
      defaultValue={name}
      className={styles['rename'] ?? ''}
      onBlur={() => isSettled.current && finish(true, false)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') finish(true, true)
        else if (event.key === 'Escape') finish(false, true)
        else event.continuePropagation()
      }}
    >
      <Input ref={input} dir="auto" maxLength={500} />
    </TextField>
  )
}
