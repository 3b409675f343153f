import { useState } from 'react'
import { useT } from '../../../i18n/use-t.ts'
import { Notice } from '../../../ui/feedback/Notice.tsx'
import { Skeleton } from '../../../ui/feedback/Skeleton.tsx'
import { Dialog } from '../../../ui/overlay/Dialog.tsx'
import { PdfPages, type PagePlace } from '../../../ui/pdf/PdfPages.tsx'
import { usePdf } from '../../../ui/pdf/use-pdf.ts'
import styles from './build.module.css'

interface LookDialogProps {
  /** Where the PDF is fetched. */
  url: string
  name: string
  onClose: () => void
}

/** Leafs through a PDF that was made; a page that is pressed is shown larger, and pressed again, whole. */
export function LookDialog({ url, name, onClose }: LookDialogProps) {
  const t = useT()
  const [isLarge, setLarge] = useState(false)
  const [place, setPlace] = useState<PagePlace | null>(null)
  const pdf = usePdf(url)
  return (
    <Dialog title={name} isOpen size="wide" onClose={onClose}>
      {typeof pdf === 'string' ? (
        <Notice tone="warn">{t('packs.lookFailed')}</Notice>
      ) : pdf === null ? (
        <Skeleton lines={8} />
      ) : (
        <div className={styles['look']}>
          <PdfPages
            pdf={pdf}
            label={t('packs.pagesOf', { name })}
            pageLabel={(page) => t(isLarge ? 'packs.lookPageWhole' : 'packs.lookPage', { page })}
            zoom={isLarge ? 1.6 : 1}
            twoUp={false}
            place={place}
            onPress={({ page, y }) => {
              setLarge(!isLarge)
              setPlace({ page, y: y ?? 0 })
            }}
          />
        </div>
      )}
    </Dialog>
  )
}
