import { X } from 'lucide-react'
import {
  Button,
  Text,
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as AriaToastRegion,
} from 'react-aria-components'
import { useT } from '../../i18n/use-t.ts'
import { classNames } from '../class-names.ts'
import styles from './feedback.module.css'
import { toasts } from './toasts.ts'

export function ToastRegion() {
  const t = useT()
  return (
    <AriaToastRegion queue={toasts} className={styles['toasts'] ?? ''} aria-label={t('ui.notifications')}>
      {({ toast }) => (
        <Toast
          toast={toast}
          className={classNames(styles['toast'], toast.content.tone === 'bad' && styles['toastBad'])}
        >
          <ToastContent className={styles['toastText'] ?? ''}>
            <Text slot="title">{toast.content.text}</Text>
          </ToastContent>
          {toast.content.action && (
            <Button
              className={styles['toastAction'] ?? ''}
              onPress={() => {
                toast.content.action?.onAction()
                toasts.close(toast.key)
              }}
            >
              {toast.content.action.label}
            </Button>
          )}
          <Button slot="close" className={styles['toastClose'] ?? ''} aria-label={t('ui.dismiss')}>
            <X size={15} />
          </Button>
        </Toast>
      )}
    </AriaToastRegion>
  )
}
