import { useEffect, useRef } from 'react'
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
  useEffect(() => {
    // A menu that asked for this gives the focus back to its button a frame after it is gone.
    let turn = requestAnimationFrame(() => {
      turn = requestAnimationFrame(() => input.current?.select())
    })
    return () => cancelAnimationFrame(turn)
  }, [])
  const finish = (isKept: boolean, isByKey: boolean) => {
    // Leaving follows Enter and Escape; the first word counts.
    if (isDone.current) return
    isDone.current = true
    const text = input.current?.value.trim() ?? ''
    const row = input.current?.closest<HTMLElement>('[role=row]')
    onDone(isKept && text !== '' && text !== name ? text : null)
    if (isByKey) requestAnimationFrame(() => row?.focus())
  }
  return (
    <TextField
      aria-label={label}
      defaultValue={name}
      className={styles['rename'] ?? ''}
      onBlur={() => finish(true, false)}
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
