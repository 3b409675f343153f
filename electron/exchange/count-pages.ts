import { PDFDocument } from 'pdf-lib'

/** Pages of a PDF, encrypted ones too; null where it cannot be read. Never throws. */
export async function countPages(bytes: Uint8Array): Promise<number | null> {
  try {
    const document = await PDFDocument.load(bytes, {
      ignoreEncryption: true,
      throwOnInvalidObject: false,
      updateMetadata: false,
    })
    return document.getPageCount()
  } catch {
    return null
  }
}
