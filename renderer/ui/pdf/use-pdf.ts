import { useEffect, useState } from 'react'
import { fetchPdf } from './fetch-pdf.ts'
import type { OpenPdf } from './open-pdf.ts'

/**
 * The PDF at an address, open for as long as it is shown: null while it is on its way, `failed` where it is not there or cannot
 * be read.
 */
export function usePdf(url: string): OpenPdf | 'failed' | null {
  const [shown, setShown] = useState<{ url: string; pdf: OpenPdf | 'failed' } | null>(null)
  useEffect(() => {
    let isWanted = true
    let opened: OpenPdf | null = null
    const open = async () => {
      const pdf = await fetchPdf(url)
      if (!isWanted) return pdf.close()
      opened = pdf
      setShown({ url, pdf })
    }
    open().catch(() => isWanted && setShown({ url, pdf: 'failed' }))
    return () => {
      isWanted = false
      opened?.close()
    }
  }, [url])
  // One that was shown before is closed.
  return shown?.url === url ? shown.pdf : null
}
