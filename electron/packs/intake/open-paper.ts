import { ParseSpeeds, PDFDict, PDFDocument, PDFInvalidObject, type PDFContext } from 'pdf-lib'
import type { PackEngine, SlipReason } from '../../../shared/contract/packs.ts'
import { inflateBudgetSpent, renewInflateBudget } from './inflate-budget.ts'
import type { Pdfium } from './pdfium.ts'
import { readPages, TooManyPages } from './read-pages.ts'

export type OpenedPaper = {
  context: PDFContext
  catalog: PDFDict
  /** Who read it: the reader itself, or the normaliser before it. */
  engine: PackEngine
  /** Whether it was encrypted, and whether its bytes had to be put right first. */
  wasEncrypted: boolean
  wasRepaired: boolean
}
export type Refusal = { reason: SlipReason }

export const mostPages = 20_000

/**
 * Reads a file as a PDF with at least one page, or says why it is none; what the reader refuses, or sees other pages in than
 * the normaliser does, is written anew by the normaliser first. Never throws, whatever the bytes.
 */
export async function openPaper(
  bytes: Uint8Array,
  pdfium: Pdfium,
  password = '',
): Promise<OpenedPaper | Refusal> {
  // Readers look for the header in the first 1,024 bytes (PDF 1.7, annex H, note 13).
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (!head.includes('%PDF-')) return { reason: 'not-a-pdf' }

  const direct = await parse(bytes)
  const seen = await pdfium.open(bytes, password, ({ pages, encrypted, rewritten }) => {
    const agrees = 'pages' in direct && direct.pages === pages && pages > 0 && !direct.invalid
    return { pages, encrypted, rewritten: agrees && !encrypted ? null : rewritten() }
  })
  if (typeof seen === 'string') {
    // What the normaliser cannot open may still be in order for the reader.
    if ('pages' in direct && direct.pages > 0) return opened(direct, 'pdf-lib', false, false)
    if (seen === 'password') return { reason: 'password' }
    return 'pages' in direct ? { reason: 'damaged' } : direct
  }
  if (!seen.rewritten) {
    if ('pages' in direct && direct.pages > 0 && !seen.encrypted)
      return opened(direct, 'pdf-lib', false, direct.invalid)
    return { reason: 'damaged' }
  }
  const again = await parse(seen.rewritten)
  if ('pages' in again && again.pages > 0 && (again.pages === seen.pages || !('pages' in direct)))
    return opened(again, 'pdfium', seen.encrypted, !seen.encrypted)
  // Two opinions, and no third: the reader's own pages are what would be bound.
  if ('pages' in direct && direct.pages > 0 && !seen.encrypted) return opened(direct, 'pdf-lib', false, true)
  return 'reason' in again ? again : { reason: 'damaged' }
}

type Parsed = { context: PDFContext; catalog: PDFDict; pages: number; invalid: boolean }

async function parse(bytes: Uint8Array): Promise<Parsed | Refusal> {
  renewInflateBudget()
  try {
    const { context, catalog } = await PDFDocument.load(bytes, {
      updateMetadata: false,
      parseSpeed: ParseSpeeds.Fastest,
      throwOnInvalidObject: false,
    })
    if (!(catalog instanceof PDFDict)) return { reason: 'damaged' }
    const pages = readPages(context, catalog, mostPages).length
    const invalid = context
      .enumerateIndirectObjects()
      .some(([, object]) => object instanceof PDFInvalidObject)
    return { context, catalog, pages, invalid }
  } catch (error) {
    const tooMuch = error instanceof TooManyPages || inflateBudgetSpent()
    return { reason: tooMuch ? 'too-complex' : 'damaged' }
  }
}

function opened(
  { context, catalog }: Parsed,
  engine: PackEngine,
  wasEncrypted: boolean,
  wasRepaired: boolean,
): OpenedPaper {
  return { context, catalog, engine, wasEncrypted, wasRepaired }
}
