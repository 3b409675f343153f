import { useState } from 'react'
import { TextField } from '../field/TextField.tsx'
import { FormDialog } from './FormDialog.tsx'

interface NameDialogProps {
  title: string
  label: string
  hint: string
  /** What the button says that gives the name. */
  action: string
  maxLength: number
  /** The name it has now; selected, to be typed over. */
  name?: string
  onName: (name: string) => void | Promise<void>
  onClose: () => void
}

/** Asks for one name; Enter gives it, and an empty one cannot be given. */
export function NameDialog(props: NameDialogProps) {
  const { title, label, hint, action, maxLength, name = '', onName, onClose } = props
  const [text, setText] = useState(name)
  const written = text.trim()
  return (
    <FormDialog
      title={title}
      action={action}
      isGood={written !== ''}
      onSubmit={() => onName(written)}
      onClose={onClose}
    >
      <TextField label={label} description={hint} value={text} maxLength={maxLength} onChange={setText} />
    </FormDialog>
  )
}
