import { useT } from '../../i18n/use-t.ts'
import { Button } from '../action/Button.tsx'
import { Dialog } from './Dialog.tsx'
import styles from './overlay.module.css'

interface ConfirmDialogProps {
  title: string
  /** What will happen and what will not. */
  sentence: string
  action: string
  isOpen: boolean
  isDanger?: boolean
  onConfirm: () => void
  onClose: () => void
}

/** Asks before what cannot be undone; everything else is done at once and offered back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const t = useT()
  return (
    <Dialog
      title={props.title}
      isOpen={props.isOpen}
      onClose={props.onClose}
      role="alertdialog"
      footer={
        <>
          <Button onPress={props.onClose}>{t('ui.cancel')}</Button>
          <Button
            variant={props.isDanger ? 'danger' : 'primary'}
            onPress={() => {
              props.onConfirm()
              props.onClose()
            }}
          >
            {props.action}
          </Button>
        </>
      }
    >
      <p className={styles['sentence']}>{props.sentence}</p>
    </Dialog>
  )
}
