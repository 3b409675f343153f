// First: it must have run when the reader is loaded.
import './pdfjs-globals.ts'
import { getDocument, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs'
// Beside the reader instead of in a worker of its own: this runs in a thread that may be ended at any moment.
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { ImportError } from './import-error.ts'

/** Most pages read, and most characters of a page and of a file; what lies beyond is not searched. */
const limits = { pages: 3000, page: 200_000, file: 10_000_000 }

/**
 * The text of a PDF, page by page, lines apart; '' for a page without a text layer. Nothing in the file is run and
 * nothing it names is fetched. ImportError where it cannot be read, such as one that asks for a password.
 */
export async function readPdfText(bytes: Uint8Array): Promise<string[]> {
  Object.assign(globalThis, { pdfjsWorker: { WorkerMessageHandler } })
  // The reader takes the bytes over; the caller's stay theirs.
  const task = getDocument({
    data: new Uint8Array(bytes),
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    useWorkerFetch: false,
    useWasm: false,
    verbosity: VerbosityLevel.ERRORS,
  })
  try {
    const document = await task.promise
    const pages: string[] = []
    let left = limits.file
    for (let number = 1; number <= Math.min(document.numPages, limits.pages) && left > 0; number += 1) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      const text = items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join('')
      pages.push(text.slice(0, Math.min(limits.page, left)))
      left -= text.length
      page.cleanup()
    }
    return pages
  } catch (cause) {
    throw new ImportError('damaged', { cause })
  } finally {
    await task.destroy()
  }
}
