import { getDocument, PDFWorker, TextLayer, type PDFDocumentProxy } from 'pdfjs-dist'
import { trustedUrl } from '../trusted-url.ts'

// By its address, because the browser's Trusted Types want the address before the worker is made.
const workerUrls = import.meta.glob<string>('./pdf-worker.ts', {
  query: '?worker&url',
  import: 'default',
  eager: true,
})

let shared: PDFWorker | undefined

/** A PDF that opens with a password, and with none that was given. */
export class PdfLocked extends Error {
  override name = 'PdfLocked'
}

/** A PDF opened for drawing. Sizes are points as everything on the page counts them, whatever its UserUnit makes of one on paper. */
export type OpenPdf = {
  pages: readonly { width: number; height: number }[]
  /** Draws a page, from 1, so many device pixels to the point; rejects with the signal's reason when it is no longer wanted. */
  draw: (page: number, scale: number, canvas: HTMLCanvasElement, signal: AbortSignal) => Promise<void>
  /** Lays the words of a page over its drawing, to be read aloud, marked and copied; for a page drawn so many CSS pixels to the point. */
  layWords: (page: number, scale: number, over: HTMLElement, signal: AbortSignal) => Promise<void>
  close: () => void
}

/**
 * Opens a PDF in a worker: parsing never holds the page up, scripts in it are not run, and nothing is fetched. Rejects
 * where it cannot be read, with a PdfLocked where a password is wanting. The password is kept nowhere.
 */
export async function openPdf(bytes: Uint8Array, password?: string): Promise<OpenPdf> {
  const task = getDocument({
    data: bytes,
    ...(password !== undefined && { password }),
    worker: (shared ??= startWorker()),
    // What the page's policy forbids anyway.
    isEvalSupported: false,
    enableXfa: false,
    useSystemFonts: false,
  })
  const document = await task.promise.catch((error: unknown) => {
    void task.destroy()
    if (error instanceof Error && error.name === 'PasswordException') throw new PdfLocked()
    throw error
  })
  return {
    pages: await sizesOf(document),
    async draw(number, scale, canvas, signal) {
      const page = await document.getPage(number)
      signal.throwIfAborted()
      const viewport = page.getViewport({ scale: scale / page.userUnit })
      // Drawn aside and then put in at once, so that a page being drawn anew does not flicker.
      const aside = new OffscreenCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
      const drawing = page.render({ canvas: asElement(aside), viewport })
      const stop = () => drawing.cancel()
      signal.addEventListener('abort', stop, { once: true })
      try {
        await drawing.promise
      } catch (error) {
        signal.throwIfAborted()
        throw error
      } finally {
        signal.removeEventListener('abort', stop)
      }
      canvas.width = aside.width
      canvas.height = aside.height
      canvas.getContext('2d')?.drawImage(aside, 0, 0)
    },
    async layWords(number, scale, over, signal) {
      const page = await document.getPage(number)
      signal.throwIfAborted()
      const container = over.ownerDocument.createElement('div')
      container.style.setProperty('--total-scale-factor', String(scale))
      const viewport = page.getViewport({ scale })
      const layer = new TextLayer({ textContentSource: page.streamTextContent(), container, viewport })
      const stop = () => layer.cancel()
      signal.addEventListener('abort', stop, { once: true })
      try {
        await layer.render()
      } catch (error) {
        signal.throwIfAborted()
        throw error
      } finally {
        signal.removeEventListener('abort', stop)
      }
      over.replaceChildren(container)
    },
    close: () => void task.destroy(),
  }
}

async function sizesOf(document: PDFDocumentProxy): Promise<{ width: number; height: number }[]> {
  const numbers = Array.from({ length: document.numPages }, (_, index) => index + 1)
  return Promise.all(
    numbers.map(async (number) => {
      const page = await document.getPage(number)
      const { width, height } = page.getViewport({ scale: 1 / page.userUnit })
      return { width, height }
    }),
  )
}

/** pdf.js draws on either; its types know only the one. */
function asElement(canvas: OffscreenCanvas): HTMLCanvasElement {
  return canvas as unknown as HTMLCanvasElement
}

function startWorker(): PDFWorker {
  const address = trustedUrl(new URL(Object.values(workerUrls)[0] ?? '', location.href))
  const port = new Worker(address, { type: 'module' })
  const worker = PDFWorker.create({ port })
  // One that could not be loaded, or died, answers nobody: the next file gets another.
  port.addEventListener('error', () => {
    if (shared === worker) shared = undefined
    worker.destroy()
  })
  return worker
}
