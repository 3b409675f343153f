import { useEffect, useId, useState } from 'react'
import { Form } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../action/Button.tsx'
import { TextField } from '../field/TextField.tsx'
import { Dialog } from './Dialog.tsx'

interface NameDialogProps {
  title: string
  label: string
  hint: string
  /** What the button says that gives the name. */
  action: string
  maxLength: number
  /** The name it has now; selected, to be typed over. */
  name?: string
  onName: (name: string) => void
  onClose: () => void
}

/** Asks for one name; Enter gives it, and an empty one cannot be given. */
export function NameDialog(props: NameDialogProps) {
  const { title, label, hint, action, maxLength, name = '', onName, onClose } = props
  const t = useT()
  const form = useId()
  const [text, setText] = useState(name)
  const written = text.trim()
  useEffect(() => document.getElementById(form)?.querySelector('input')?.select(), [form])
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} isDisabled={written === ''}>
            {action}
          </Button>
        </>
      }
    >
      <Form
        id={form}
        onSubmit={(event) => {
          event.preventDefault()
          if (written !== '') onName(written)
        }}
      >
        <TextField label={label} description={hint} value={text} maxLength={maxLength} onChange={setText} />
      </Form>
    </Dialog>
  )
}
