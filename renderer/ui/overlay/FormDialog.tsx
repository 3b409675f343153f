import { useEffect, useId, useState, type FormEvent, type ReactNode } from 'react'
import { Form } from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import { Button } from '../action/Button.tsx'
import { Dialog } from './Dialog.tsx'

interface FormDialogProps {
  title: string
  /** What the button says that answers the dialog. */
  action: string
  /** Whether it can be answered as it stands; Enter does nothing before. */
  isGood: boolean
  /** For what cannot be taken back, or should not be done lightly. */
  isGrave?: boolean
  role?: 'dialog' | 'alertdialog'
  /** A button before the others. */
  aside?: ReactNode
  /** The field that is ready to be typed over; the first where none is named. */
  firstField?: string
  className?: string | undefined
  children: ReactNode
  /** Until what it answers is settled the dialog is not answered again. */
  onSubmit: () => void | Promise<void>
  onClose: () => void
}

/** Fields that are answered together: by the button, or by Enter in any of them. */
export function FormDialog(props: FormDialogProps) {
  const { title, action, isGood, isGrave = false, role, aside, firstField, className, children } = props
  const { onSubmit, onClose } = props
  const t = useT()
  const form = useId()
  const [isAnswering, setAnswering] = useState(false)
  const canAnswer = isGood && !isAnswering
  const answer = (event: FormEvent): void => {
    event.preventDefault()
    // A form around whoever opened the dialog is not what is answered.
    event.stopPropagation()
    if (!canAnswer) return
    const answering = onSubmit()
    if (!(answering instanceof Promise)) return
    setAnswering(true)
    void answering.finally(() => setAnswering(false))
  }
  useEffect(() => {
    const named = firstField === undefined ? 'input, textarea' : `[name=${firstField}]`
    const field = document.getElementById(form)?.querySelector<HTMLInputElement>(named)
    field?.focus()
    field?.select()
  }, [form, firstField])
  return (
    <Dialog
      title={title}
      isOpen
      {...(role ? { role } : {})}
      onClose={onClose}
      footer={
        <>
          {aside}
          <Button onPress={onClose}>{t('ui.cancel')}</Button>
          <Button variant={isGrave ? 'danger' : 'primary'} type="submit" form={form} isDisabled={!canAnswer}>
            {action}
          </Button>
        </>
      }
    >
      <Form id={form} className={className ?? ''} onSubmit={answer}>
        {children}
      </Form>
    </Dialog>
  )
}
