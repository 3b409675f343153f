import { useEffect, useState } from 'react'
import { fetchPdf } from './fetch-pdf.ts'
import { PdfLocked, type OpenPdf } from './open-pdf.ts'

type Shown = OpenPdf | 'failed' | 'locked'

/**
 * The PDF at an address, open for as long as it is shown: null while it is on its way, `failed` where it is not there or cannot
 * be read, `locked` where it asks for a password, or for another one.
 */
export function usePdf(url: string, password?: string): Shown | null {
  const [shown, setShown] = useState<{ url: string; password: string | undefined; pdf: Shown } | null>(null)
  useEffect(() => {
    let isWanted = true
    let opened: OpenPdf | null = null
    const open = async () => {
      const pdf = await fetchPdf(url, password)
      if (!isWanted) return pdf.close()
      opened = pdf
      setShown({ url, password, pdf })
    }
    open().catch(
      (error: unknown) =>
        isWanted && setShown({ url, password, pdf: error instanceof PdfLocked ? 'locked' : 'failed' }),
    )
    return () => {
      isWanted = false
      opened?.close()
    }
  }, [url, password])
  // One that was shown before is closed.
  return shown?.url === url && shown.password === password ? shown.pdf : null
}
