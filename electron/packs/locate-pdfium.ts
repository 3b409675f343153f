import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/**
 * Finds PDFium's code beside the bundle in `built`, in a program's archive too, or in the packages of the checkout above it.
 * Throws where it is not installed.
 */
export function locatePdfium(built: string): string {
  const beside = join(built, 'pdfium.wasm')
  if (existsSync(beside)) return beside
  for (let folder = built; ; folder = dirname(folder)) {
    const found = join(folder, 'node_modules', '@embedpdf', 'pdfium', 'dist', 'pdfium.wasm')
    if (existsSync(found)) return found
    if (dirname(folder) === folder) throw new Error('The PDF normaliser is not installed.')
  }
}
