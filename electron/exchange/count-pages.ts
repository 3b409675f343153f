import { PDFDocument } from 'pdf-lib'
import { withinInflateBudget } from './inflate-budget.ts'

/** Pages of a PDF, encrypted ones too; null where it cannot be read, or unpacks to too much. Never throws. */
export async function countPages(bytes: Uint8Array): Promise<number | null> {
  try {
    return await withinInflateBudget(async () => {
      const document = await PDFDocument.load(bytes, {
        ignoreEncryption: true,
        throwOnInvalidObject: false,
        updateMetadata: false,
      })
      return document.getPageCount()
    })
  } catch {
    return null
  }
}
