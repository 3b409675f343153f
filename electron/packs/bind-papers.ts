import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, PDFString, type PDFRef } from 'pdf-lib'
import type { PackV1 } from '../../shared/model/pack/v1.ts'
import { copyPages } from './copy-pages.ts'
import { openPaper, type SlipReason } from './open-paper.ts'
import { pageTop, readOutline, writeOutline, type Bookmark } from './outline.ts'
import { entryAddress } from './pack-sheets.ts'
import { packWords } from './pack-words.ts'
import { stampPages } from './stamp-pages.ts'

export type Paper = { title: string; document: PDFDocument; slip: SlipReason | null }
export type Place = { firstPage: number; pages: number; slip: SlipReason | null }

type Binding = {
  pack: PackV1
  papers: Paper[]
  /** A slip for an entry whose pages turned out not to be copyable. */
  slipFor(index: number): Promise<Paper>
  /** Cover and agenda as a PDF, with the first page of each entry. */
  cover(pages: readonly number[]): Promise<Uint8Array>
  stampFont: Uint8Array
  signal?: AbortSignal
}

/** Puts opened papers behind their cover in one file. `firstPage` counts from 1, the cover's first page. */
export async function bindPapers(
  binding: Binding,
): Promise<{ pdf: Uint8Array; pages: number; places: Place[] }> {
  const { pack, papers, slipFor, cover, stampFont, signal } = binding
  for (const [index, paper] of papers.entries()) {
    signal?.throwIfAborted()
    if (!paper.slip && !(await standsAlone(paper.document))) papers[index] = await slipFor(index)
  }
  const front = await readCover(await cover([]))
  let next = front.getPageCount() + 1
  const places = papers.map(({ document, slip }): Place => {
    const place = { firstPage: next, pages: document.getPageCount(), slip }
    next += place.pages
    return place
  })
  const numbered = await readCover(await cover(places.map(({ firstPage }) => firstPage)))

  const target = await PDFDocument.create({ updateMetadata: false })
  const coverPages = copyPages(numbered, target)
  const bookmarks: Bookmark[] = [
    { title: packWords[pack.language].agenda, page: Math.min(1, coverPages.length - 1), children: [] },
  ]
  for (const [index, { document, title }] of papers.entries()) {
    signal?.throwIfAborted()
    const start = target.getPageCount()
    const children = readOutline(document)
    copyPages(document, target)
    bookmarks.push({ title: title || String(index + 1), page: start, children: shift(children, start) })
  }
  const pages = target.getPages().map(({ ref }) => ref)
  linkAgenda(
    target,
    coverPages,
    places.map(({ firstPage }) => pages[firstPage - 1]),
  )
  writeOutline(target, bookmarks)
  await stampPages(target, stampFont, coverPages[1] ?? coverPages[0])
  describe(target, pack)
  signal?.throwIfAborted()
  return { pdf: await target.save({ updateFieldAppearances: false }), pages: pages.length, places }
}

/**
 * Copies a paper into a file of its own and writes that: what breaks here would break the whole pack. Copying changes
 * nothing in the source that a second copying needs.
 */
async function standsAlone(document: PDFDocument): Promise<boolean> {
  try {
    const alone = await PDFDocument.create({ updateMetadata: false })
    copyPages(document, alone)
    readOutline(document)
    for (const page of alone.getPages()) {
      page.getCropBox()
      page.getRotation()
      page.node.normalize()
    }
    return (await alone.save({ updateFieldAppearances: false })).length > 0
  } catch {
    return false
  }
}

async function readCover(bytes: Uint8Array): Promise<PDFDocument> {
  const opened = await openPaper(bytes)
  if (!opened.ok) throw new Error('The cover could not be read back.')
  return opened.document
}

function shift(bookmarks: readonly Bookmark[], by: number): Bookmark[] {
  return bookmarks.map(({ title, page, children }) => ({
    title,
    page: page === null ? null : page + by,
    children: shift(children, by),
  }))
}

/** Turns the agenda's addresses into links to the pages, now that they stand. */
function linkAgenda(
  document: PDFDocument,
  coverPages: readonly PDFRef[],
  targets: readonly (PDFRef | undefined)[],
): void {
  const byAddress = new Map(targets.map((target, index) => [entryAddress(index), target]))
  for (const ref of coverPages) {
    const annotations = document.context.lookup(ref, PDFDict).lookup(PDFName.of('Annots'))
    if (!(annotations instanceof PDFArray)) continue
    for (let index = 0; index < annotations.size(); index += 1) {
      const annotation = annotations.lookup(index)
      if (!(annotation instanceof PDFDict)) continue
      const action = annotation.lookup(PDFName.of('A'))
      const uri = action instanceof PDFDict ? action.lookup(PDFName.of('URI')) : undefined
      const address = uri instanceof PDFString || uri instanceof PDFHexString ? uri.decodeText() : ''
      const target = byAddress.get(address)
      if (!target) continue
      annotation.delete(PDFName.of('A'))
      annotation.set(PDFName.of('Dest'), pageTop(document, target))
    }
  }
}

function describe(document: PDFDocument, pack: PackV1): void {
  const date = new Date(pack.updatedAt)
  document.setTitle(pack.title, { showInWindowTitleBar: true })
  document.setLanguage(pack.language)
  document.setProducer('Rapporteur')
  document.setCreationDate(date)
  document.setModificationDate(date)
}
