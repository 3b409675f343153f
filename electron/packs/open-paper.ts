import { EncryptedPDFError, ParseSpeeds, PDFDocument } from 'pdf-lib'
import type { PackEntryResult } from '../../shared/contract/packs.ts'

export type SlipReason = NonNullable<PackEntryResult['slip']>
export type OpenedPaper = { ok: true; document: PDFDocument } | { ok: false; reason: SlipReason }

/** Reads a file as a PDF with at least one page, or says why it is none. Never throws, whatever the bytes. */
export async function openPaper(bytes: Uint8Array | null): Promise<OpenedPaper> {
  if (!bytes) return { ok: false, reason: 'missing' }
  // Readers look for the header in the first 1,024 bytes (PDF 1.7, annex H, note 13).
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (!head.includes('%PDF-')) return { ok: false, reason: 'not-a-pdf' }
  try {
    const document = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: ParseSpeeds.Fast })
    return document.getPageCount() > 0 ? { ok: true, document } : { ok: false, reason: 'damaged' }
  } catch (error) {
    // With encrypted object streams the parser stumbles before it comes to ask about encryption.
    const encrypted = error instanceof EncryptedPDFError || Buffer.from(bytes).includes('/Encrypt')
    return { ok: false, reason: encrypted ? 'password' : 'damaged' }
  }
}
