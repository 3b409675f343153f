import { useMemo, useState } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { Notice } from '../../ui/feedback/Notice.tsx'
import { Progress } from '../../ui/feedback/Progress.tsx'
import { PdfPages, type OverPage, type PagePlace } from '../../ui/pdf/PdfPages.tsx'
import { usePdf } from '../../ui/pdf/use-pdf.ts'
import { FileLocked } from './FileLocked.tsx'
import styles from './attachments.module.css'

interface FileAsPagesProps {
  sha256: string
  name: string
  /** The page shown first, from 1. */
  page: number
  /** What opens it, where it asks for something; kept by who shows it, for as long as it is shown. */
  password: string | undefined
  onPassword: (password: string) => void
  /** What lies over each page. */
  over?: OverPage
}

/** The pages of a PDF, from one of them on; a page that is pressed is shown larger, and pressed again, whole. */
export function FileAsPages({ sha256, name, page, password, onPassword, over }: FileAsPagesProps) {
  const t = useT()
  const { files } = useApi()
  const pdf = usePdf(files.assetUrl(sha256), password)
  const [isLarge, setLarge] = useState(false)
  const [pressed, setPressed] = useState<PagePlace | null>(null)
  // Another object would bring the page in sight again.
  const asked = useMemo(() => ({ page, y: 0 }), [page])
  if (pdf === 'failed') return <Notice tone="warn">{t('attachments.unreadable')}</Notice>
  if (pdf === 'locked') return <FileLocked isWrong={password !== undefined} onPassword={onPassword} />
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
        over={over}
        onPress={({ page: number, y }) => {
          setLarge(!isLarge)
          setPressed({ page: number, y: y ?? 0 })
        }}
      />
    </div>
  )
}
