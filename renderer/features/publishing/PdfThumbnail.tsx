import { useEffect, useRef } from 'react'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import styles from './thumbnail.module.css'

/** The first page of a file that was made, or the sheet it will be on. */
export function PdfThumbnail({ artifactId, isBusy }: { artifactId: string | null; isBusy: boolean }) {
  const t = useT()
  return (
    <figure className={styles['sheet']} aria-label={t('export.firstPage')} data-busy={isBusy || undefined}>
      {artifactId !== null && <FirstPage key={artifactId} artifactId={artifactId} />}
    </figure>
  )
}

/** Where it cannot be drawn, the sheet stays empty: the file is there all the same. */
function FirstPage({ artifactId }: { artifactId: string }) {
  const { files } = useApi()
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const stopped = new AbortController()
    const draw = async () => {
      const response = await fetch(files.artifactUrl(artifactId), { signal: stopped.signal })
      if (!response.ok) return
      // What draws it is heavy, and wanted only now.
      const { openPdf } = await import('../../ui/pdf/open-pdf.ts')
      const pdf = await openPdf(new Uint8Array(await response.arrayBuffer()))
      try {
        const [size] = pdf.pages
        const place = canvas.current
        if (!size || !place || stopped.signal.aborted) return
        const width = place.parentElement?.clientWidth ?? 200
        await pdf.draw(1, (width / size.width) * devicePixelRatio, place, stopped.signal)
      } finally {
        pdf.close()
      }
    }
    draw().catch(() => undefined)
    return () => stopped.abort()
  }, [artifactId, files])
  return <canvas ref={canvas} className={styles['page']} aria-hidden="true" />
}
