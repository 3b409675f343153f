import { openPdf, type OpenPdf } from './open-pdf.ts'

/** Fetches a PDF and opens it. Rejects where it is not there, or cannot be read; with a PdfLocked where another password opens it. */
export async function fetchPdf(url: string, password?: string): Promise<OpenPdf> {
  const response = await fetch(url)
  if (!response.ok) throw new Error(`the file was not there: ${response.status}`)
  return openPdf(new Uint8Array(await response.arrayBuffer()), password)
}
