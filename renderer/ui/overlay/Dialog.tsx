import { X } from 'lucide-react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import type { ReactNode } from 'react'
import { useT } from '../../i18n/use-t.ts'
import { IconButton } from '../action/IconButton.tsx'
import { classNames } from '../class-names.ts'
import styles from './overlay.module.css'

interface DialogProps {
  title: string
  isOpen: boolean
  onClose: () => void
  children: ReactNode
  /** Buttons, the confirming one last. */
  footer?: ReactNode
  size?: 'normal' | 'wide'
  role?: 'dialog' | 'alertdialog'
}

/** Holds the focus until it is answered; Escape and the veil close it, and the focus goes back where it was. */
export function Dialog({ title, isOpen, onClose, children, footer, size = 'normal', role }: DialogProps) {
  const t = useT()
  return (
    <ModalOverlay
      className={styles['veil'] ?? ''}
      isOpen={isOpen}
      isDismissable={role !== 'alertdialog'}
      onOpenChange={(open) => {
        if (!open) onClose()
      }}
    >
      <Modal className={classNames(styles['modal'], size === 'wide' && styles['wide'])}>
        <AriaDialog className={styles['dialog'] ?? ''} role={role ?? 'dialog'}>
          <header className={styles['dialogHead']}>
            <Heading slot="title" level={2} className={styles['dialogTitle'] ?? ''}>
              {title}
            </Heading>
            <IconButton label={t('ui.close')} icon={<X size={16} />} onPress={onClose} size="small" />
          </header>
          <div className={styles['dialogBody']}>{children}</div>
          {footer && <footer className={styles['dialogFoot']}>{footer}</footer>}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}
