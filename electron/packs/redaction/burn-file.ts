import { deflateSync } from 'node:zlib'
import {
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFRef,
  PDFWriter,
  type PDFContext,
} from 'pdf-lib'
import type { SlipReason } from '../../../shared/contract/packs.ts'
import type { RedactedArea } from '../../../shared/model/redaction/v1.ts'
import { openPaper } from '../intake/open-paper.ts'
import type { ColourPicture, Pdfium, PdfiumPaper } from '../intake/pdfium.ts'
import { readPages } from '../intake/read-pages.ts'
import type { BurnJob, Burnt } from './burn-job.ts'
import { finderIn } from '../../../shared/document/redact/find-words.ts'
import type { Language } from '../../../shared/model/languages.ts'
import { forget } from './forget-unreachable.ts'
import { withoutMetadata } from './picture-metadata.ts'
import { silence } from './silence-strings.ts'
import { tagPicture } from './tag-picture.ts'
import { takeNotes } from './take-notes.ts'
import { tellingTerms, type Term } from './telling-terms.ts'

/** Dots to the inch of a page that becomes a picture, and the most pixels of its longer side. */
const [dpi, mostPixels] = [150, 4000]
const mostPages = 10_000
/** The filter of a stream that is a JPEG as it lies there. */
const photographic = /^(\[ )?\/DCTDecode( \])?$/

/**
 * Burns areas out of a file: each page that has one becomes a picture of itself with the areas black, as large as it was, with a
 * description and no text; all other pages stay. What was read in the areas is taken out of bookmarks and descriptions too, and
 * whatever nothing leads to any more is not in the file. Nothing that runs, is attached or describes the file stays.
 */
export async function burnFile(
  { bytes, areas, password = '', descriptions, language }: BurnJob,
  pdfium: Pdfium,
): Promise<Burnt | { reason: SlipReason }> {
  const paper = await openPaper(bytes, { pdfium, password })
  if ('reason' in paper) return paper
  const seen = (await pdfium.start()).open(bytes, password, (drawn) => {
    const numbers = new Set(areas.map(({ page }) => page))
    const others = Array.from({ length: drawn.pages }, (_, index) => index + 1).filter(
      (page) => !numbers.has(page),
    )
    return {
      burnt: [...numbers].map((number) =>
        burnPage(
          drawn,
          number,
          areas.filter(({ page }) => page === number),
        ),
      ),
      left: others.map((page) => textOf(drawn.letters(page - 1))),
    }
  })
  if (typeof seen === 'string') return { reason: seen === 'password' ? 'password' : 'damaged' }

  const { context, catalog } = paper
  const pages = readPages(context, catalog, mostPages)
  const burning = seen.burnt.flatMap(({ number }) => {
    const page = pages[number - 1]
    return page ? [{ page, areas: areas.filter((area) => area.page === number) }] : []
  })
  const noted = takeNotes(context, catalog, burning)
  const terms = termsOf([...seen.burnt.flatMap(({ passages }) => passages), ...noted], seen.left, language)
  const replaced = new Set<string>()
  for (const { number, picture } of seen.burnt) {
    const page = pages[number - 1]
    // A page that was not drawn cannot be burnt: the file is not safe to give out.
    if (!page || !picture) return { reason: 'damaged' }
    replaced.add(page.ref.toString())
    showPicture(context, page.ref, picture)
  }
  strip(context, catalog)
  silence(context, terms, replaced)
  for (const { number } of seen.burnt)
    tagPicture(context, catalog, pages[number - 1]!.ref, descriptions[number] ?? '')
  forget(context)
  return { pdf: await PDFWriter.forContext(context, 200).serializeToBuffer(), pages: pages.length, terms }
}

function burnPage(paper: PdfiumPaper, number: number, areas: readonly RedactedArea[]) {
  const letters = paper.letters(number - 1)
  const passages = areas.map((area) => ({ id: area.id, text: wordsIn(letters, area) }))
  const picture = paper.colours(number - 1, dpi / 72, mostPixels)
  if (picture) for (const area of areas) blacken(picture, area)
  // Packed at once: the dots of many pages are more than there is room for.
  return { number, picture: picture && { ...picture, rgb: deflateSync(picture.rgb) }, passages }
}

const textOf = (letters: ReturnType<PdfiumPaper['letters']>) => letters.map(({ text }) => text).join('')

/** What stood in the areas, and of its words those that stand on no other page: they may be said nowhere. */
function termsOf(
  passages: { id: string; text: string }[],
  left: readonly string[],
  language: Language,
): Term[] {
  const finders = left.map(finderIn)
  const words = passages.flatMap(({ text }) => text.match(/[\p{L}\p{N}.,'’-]+/gu) ?? [])
  const common = [...new Set(words)].filter((word) => finders.some((find) => find(word).length > 0))
  return tellingTerms(passages, left, language, common)
}

/** Every letter that is touched at all; a space has no place of its own. */
function wordsIn(letters: ReturnType<PdfiumPaper['letters']>, { x, y, width, height }: RedactedArea): string {
  let words = ''
  let inside = false
  for (const { text, left, right, top, bottom } of letters) {
    const isSpace = /^\s*$/.test(text)
    if (!isSpace) inside = left < x + width && right > x && top < y + height && bottom > y
    if (inside) words += isSpace ? ' ' : text
  }
  return words.replace(/\s+/g, ' ').trim()
}

function blacken({ width, height, rgb, points }: ColourPicture, area: RedactedArea): void {
  const [wide, high] = [width / points.width, height / points.height]
  const [left, right] = [Math.floor(area.x * wide), Math.ceil((area.x + area.width) * wide)]
  const [top, bottom] = [Math.floor(area.y * high), Math.ceil((area.y + area.height) * high)]
  for (let row = Math.max(0, top); row < Math.min(height, bottom); row += 1)
    rgb.fill(0, (row * width + Math.max(0, left)) * 3, (row * width + Math.min(width, right)) * 3)
}

/** In the place of everything the page had, with its dots packed; it is drawn as it is seen, so that it is turned no more. */
function showPicture(context: PDFContext, ref: PDFRef, { width, height, rgb, points }: ColourPicture): void {
  const image = context.register(
    PDFRawStream.of(
      context.obj({
        Type: 'XObject',
        Subtype: 'Image',
        Width: width,
        Height: height,
        ColorSpace: 'DeviceRGB',
        BitsPerComponent: 8,
        Filter: 'FlateDecode',
      }),
      rgb,
    ),
  )
  const [wide, high] = [points.width.toFixed(3), points.height.toFixed(3)]
  const drawn = `/Figure <</MCID 0>> BDC q ${wide} 0 0 ${high} 0 0 cm /Picture Do Q EMC`
  const before = context.lookup(ref, PDFDict)
  const page = context.obj({
    Type: 'Page',
    MediaBox: [0, 0, Number(wide), Number(high)],
    Rotate: 0,
    Resources: { XObject: { Picture: image } },
    Contents: context.register(context.stream(drawn)),
  })
  page.set(PDFName.of('CropBox'), context.obj([0, 0, Number(wide), Number(high)]))
  const parent = before.get(PDFName.of('Parent'))
  if (parent) page.set(PDFName.of('Parent'), parent)
  context.assign(ref, page)
}

/** What a file says of itself, carries with it and does by itself. */
function strip(context: PDFContext, catalog: PDFDict): void {
  for (const key of [
    'Metadata',
    'OpenAction',
    'AA',
    'PieceInfo',
    'Collection',
    'AF',
    'Perms',
    'DSS',
    'Threads',
  ])
    catalog.delete(PDFName.of(key))
  const form = catalog.lookup(PDFName.of('AcroForm'))
  if (form instanceof PDFDict) form.delete(PDFName.of('XFA'))
  const names = catalog.lookup(PDFName.of('Names'))
  if (names instanceof PDFDict)
    for (const key of ['EmbeddedFiles', 'JavaScript', 'Renditions', 'AlternatePresentations'])
      names.delete(PDFName.of(key))
  for (const [, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFDict)) continue
    for (const key of ['PieceInfo', 'AA', 'Thumb', 'JS', 'XFA']) object.delete(PDFName.of(key))
    if (object.get(PDFName.of('Type')) === PDFName.of('Page')) object.delete(PDFName.of('Metadata'))
  }
  hush(context)
  delete context.trailerInfo.Encrypt
  context.trailerInfo.Info = context.register(context.obj({ Producer: PDFHexString.fromText('Rapporteur') }))
  delete context.trailerInfo.ID
  const marks = catalog.lookup(PDFName.of('MarkInfo'))
  if (marks instanceof PDFDict && marks.get(PDFName.of('Suspects')))
    marks.set(PDFName.of('Suspects'), PDFNumber.of(0))
}

/** What pictures and drawings of the pages that stay say of themselves. */
function hush(context: PDFContext): void {
  for (const [ref, object] of context.enumerateIndirectObjects()) {
    if (!(object instanceof PDFRawStream)) continue
    for (const key of ['Metadata', 'PieceInfo', 'OPI']) object.dict.delete(PDFName.of(key))
    if (!photographic.test(String(object.dict.get(PDFName.of('Filter'))))) continue
    const bytes = withoutMetadata(object.contents)
    if (bytes !== object.contents) context.assign(ref, PDFRawStream.of(object.dict, bytes))
  }
}
