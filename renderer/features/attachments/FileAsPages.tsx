import { useEffect, useMemo, useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { openPdf, type OpenPdf } from '../../ui/pdf/open-pdf.ts'
import { PdfPages, type PagePlace } from '../../ui/pdf/PdfPages.tsx'
import styles from './attachments.module.css'

interface FileAsPagesProps {
  sha256: string
  name: string
  /** The page shown first, from 1. */
  page: number
}

/** The pages of a PDF, from one of them on; a page that is pressed is shown larger, and pressed again, whole. */
export function FileAsPages({ sha256, name, page }: FileAsPagesProps) {
  const t = useT()
  const { pdf, isUnreadable } = usePdf(sha256)
  const [isLarge, setLarge] = useState(false)
  const [pressed, setPressed] = useState<PagePlace | null>(null)
  // Another object would bring the page in sight again.
  const asked = useMemo(() => ({ page, y: 0 }), [page])
  if (isUnreadable) return <Notice tone="warn">{t('attachments.unreadable')}</Notice>
  if (!pdf) return <Progress label={t('attachments.reading')} />
  return (
    <div className={styles['pages']}>
      <PdfPages
        pdf={pdf}
        label={t('attachments.pagesOf', { name })}
        pageLabel={(number) =>
          t(isLarge ? 'attachments.pageWhole' : 'attachments.pageLarger', { page: number })
        }
        zoom={isLarge ? 2 : 1}
        twoUp={false}
        place={pressed ?? asked}
        onPress={({ page: number, y }) => {
          setLarge(!isLarge)
          setPressed({ page: number, y: y ?? 0 })
        }}
      />
    </div>
  )
}

function usePdf(sha256: string): { pdf: OpenPdf | null; isUnreadable: boolean } {
  const { files } = useApi()
  const [pdf, setPdf] = useState<OpenPdf | null>(null)
  const [isUnreadable, setUnreadable] = useState(false)
  useEffect(() => {
    let isWanted = true
    const open = async () => {
      const response = await fetch(files.assetUrl(sha256))
      if (!response.ok) throw new Error(`the file was not there: ${response.status}`)
      const opened = await openPdf(new Uint8Array(await response.arrayBuffer()))
      if (isWanted) setPdf(opened)
      else opened.close()
    }
    open().catch(() => isWanted && setUnreadable(true))
    return () => {
      isWanted = false
    }
  }, [files, sha256])
  useEffect(() => () => pdf?.close(), [pdf])
  return { pdf, isUnreadable }
}
