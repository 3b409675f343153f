import { ParseSpeeds, PDFDict, PDFDocument, PDFInvalidObject, type PDFContext } from 'pdf-lib'
import type { PackEngine, SlipReason } from '../../../shared/contract/packs.ts'
import type { ElementStore } from './elements/element-store.ts'
import { parseFile } from './elements/parse-file.ts'
import { inflateBudgetSpent, renewInflateBudget } from './inflate-budget.ts'
import type { Pdfium } from './pdfium.ts'
import { unlockEmptyOwner } from './unlock-empty-owner.ts'
import type { PaperVerdict } from './paper-verdict.ts'
import './quicken-parser.ts'
import { readPages, TooManyPages } from './read-pages.ts'
import { lookAt, type Sight } from './sight.ts'

export type OpenedPaper = {
  context: PDFContext
  catalog: PDFDict
  /** Structure elements that are no objects of the context until they are looked up; null where all are. */
  elements: ElementStore | null
  /** Who read it: the reader itself, or the normaliser before it. */
  engine: PackEngine
  /** Whether it was encrypted, and whether its bytes had to be put right first. */
  wasEncrypted: boolean
  wasRepaired: boolean
  /** Pages that the file counts and does not have. */
  missing: number
  /** What it looks like; null where the normaliser cannot open it. */
  sight: Sight | null
}
export type Refusal = { reason: SlipReason }
export type Opening = {
  pdfium: Pdfium
  password?: string
  /** Have the normaliser write it anew in any case. */
  anew?: boolean
  /** Typeset here: nobody needs to look at it. */
  own?: boolean
  /** What looking at these bytes came to before. */
  known?: PaperVerdict | undefined
  /** Keeps structure elements apart, for whoever goes through them without making objects of them. */
  elementsApart?: boolean
}

export const mostPages = 20_000
/** Pages that a file may count beyond those it has. */
const mostMissing = 8

/**
 * Reads a file as a PDF with at least one page, or says why it is none; what the reader refuses, or sees other pages in than
 * the normaliser does, is written anew by the normaliser first. Never throws, whatever the bytes.
 */
export async function openPaper(received: Uint8Array, opening: Opening): Promise<OpenedPaper | Refusal> {
  const bytes = withHeader(received)
  if (!bytes) return { reason: 'not-a-pdf' }

  const known = opening.known && (await openKnown(bytes, opening, opening.known))
  if (known) return known

  const direct = await parse(bytes, opening)
  const readable = 'pages' in direct && direct.pages > 0 ? direct : null
  if (opening.own && readable) return opened(readable, { engine: 'pdf-lib', sight: null })

  const instance = await opening.pdfium.start()
  const seen = instance.open(bytes, opening.password ?? '', (paper) => {
    const agrees = readable?.pages === paper.pages && !readable.invalid && !paper.encrypted
    return {
      encrypted: paper.encrypted,
      sight: lookAt(paper),
      rewritten: agrees && !opening.anew ? null : paper.rewritten(),
    }
  })
  if (typeof seen === 'string') {
    // What the normaliser cannot open may still be in order for the reader.
    if (readable) return opened(readable, { engine: 'pdf-lib', sight: null })
    const unlocked = seen === 'password' && !opening.password ? unlockEmptyOwner(bytes) : null
    if (unlocked) return openPaper(unlocked, { ...opening, anew: true })
    if (seen === 'password') return { reason: 'password' }
    return 'pages' in direct ? { reason: 'damaged' } : direct
  }
  const { encrypted, sight, rewritten } = seen
  const again = rewritten ? await parse(rewritten, opening) : null
  if (again && 'pages' in again && again.pages > 0 && (again.pages === sight.pages || !readable))
    return opened(again, { engine: 'pdfium', sight, wasEncrypted: encrypted, wasRepaired: !encrypted })
  if (!readable || encrypted) return again && 'reason' in again ? again : { reason: 'damaged' }
  // Two opinions and no third: the pages the reader finds are bound, and those the file only counts are left empty.
  const missing = Math.min(mostMissing, Math.max(0, sight.pages - readable.pages))
  const wasRepaired = readable.invalid || sight.pages !== readable.pages
  return opened(readable, { engine: 'pdf-lib', sight, wasRepaired, missing })
}

/** Opens a file the way that was found to be right; null where that does not come to anything now. */
async function openKnown(
  bytes: Uint8Array,
  opening: Opening,
  known: PaperVerdict,
): Promise<OpenedPaper | null> {
  const { engine, wasEncrypted, wasRepaired, missing } = known
  const rewritten =
    engine === 'pdf-lib'
      ? bytes
      : (await opening.pdfium.start()).open(bytes, opening.password ?? '', (paper) => paper.rewritten())
  if (!rewritten || typeof rewritten === 'string') return null
  const parsed = await parse(rewritten, opening)
  if (!('pages' in parsed) || parsed.pages === 0) return null
  return opened(parsed, { engine, sight: null, wasEncrypted, wasRepaired, missing })
}

/** Readers look for the header in the first 1,024 bytes (PDF 1.7, annex H, note 13), and do without where objects begin. */
function withHeader(bytes: Uint8Array): Uint8Array | null {
  const head = Buffer.from(bytes.subarray(0, 1024)).toString('latin1')
  if (head.includes('%PDF-')) return bytes
  return /(^|[\r\n])\d+ \d+ obj\b/.test(head) ? Buffer.concat([Buffer.from('%PDF-1.4\n'), bytes]) : null
}

type Parsed = Pick<OpenedPaper, 'context' | 'catalog' | 'elements'> & { pages: number; invalid: boolean }

async function parse(bytes: Uint8Array, { elementsApart }: Opening): Promise<Parsed | Refusal> {
  renewInflateBudget()
  try {
    const { context, elements } = elementsApart
      ? await parseFile(bytes)
      : { context: await parseWhole(bytes), elements: null }
    const catalog = context.lookup(context.trailerInfo.Root)
    if (!(catalog instanceof PDFDict)) return { reason: 'damaged' }
    const pages = readPages(context, catalog, mostPages).length
    const invalid = context
      .enumerateIndirectObjects()
      .some(([, object]) => object instanceof PDFInvalidObject)
    return { context, catalog, elements, pages, invalid }
  } catch (error) {
    const tooMuch = error instanceof TooManyPages || inflateBudgetSpent()
    return { reason: tooMuch ? 'too-complex' : 'damaged' }
  }
}

async function parseWhole(bytes: Uint8Array): Promise<PDFContext> {
  const options = { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest, throwOnInvalidObject: false }
  return (await PDFDocument.load(bytes, options)).context
}

function opened(
  { context, catalog, elements }: Parsed,
  how: Pick<OpenedPaper, 'engine' | 'sight'> & Partial<OpenedPaper>,
): OpenedPaper {
  return { context, catalog, elements, wasEncrypted: false, wasRepaired: false, missing: 0, ...how }
}
