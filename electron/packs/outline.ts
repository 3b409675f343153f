import { PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import type { PDFArray, PDFDocument } from 'pdf-lib'
import { createDestinations } from './destinations.ts'

/** A bookmark; `page` counts from 0 in the document it is read from or written to, null where it leads nowhere. */
export type Bookmark = { title: string; page: number | null; children: Bookmark[] }

const mostBookmarks = 5000
const mostLevels = 12

/** A document's own bookmarks, as far as they can be read; loops and endless lists are cut. */
export function readOutline(document: PDFDocument): Bookmark[] {
  const pages = new Map(document.getPages().map((page, index) => [page.ref, index]))
  const destinationOf = createDestinations(document)
  const seen = new Set<PDFDict>()

  const read = (parent: PDFDict, level: number): Bookmark[] => {
    const bookmarks: Bookmark[] = []
    let item = parent.lookup(PDFName.of('First'))
    while (item instanceof PDFDict && !seen.has(item) && seen.size < mostBookmarks) {
      seen.add(item)
      const title = item.lookup(PDFName.of('Title'))
      const target = destinationOf(item)?.get(0)
      bookmarks.push({
        title: title instanceof PDFString || title instanceof PDFHexString ? title.decodeText() : '',
        page: target instanceof PDFRef ? (pages.get(target) ?? null) : null,
        children: level < mostLevels ? read(item, level + 1) : [],
      })
      item = item.lookup(PDFName.of('Next'))
    }
    return bookmarks
  }

  const root = document.catalog.lookup(PDFName.of('Outlines'))
  return root instanceof PDFDict ? read(root, 1) : []
}

/** Gives a document these bookmarks; the first level is shown open, what lies below it closed. */
export function writeOutline(document: PDFDocument, bookmarks: readonly Bookmark[]): void {
  const { context, catalog } = document
  const pages = document.getPages().map(({ ref }) => ref)

  const write = (parent: PDFRef, items: readonly Bookmark[]): { first: PDFRef; last: PDFRef } | null => {
    const refs = items.map(() => context.nextRef())
    for (const [index, item] of items.entries()) {
      const own = refs[index]
      if (!own) continue
      const dict = context.obj({}) as PDFDict
      dict.set(PDFName.of('Title'), PDFHexString.fromText(item.title))
      dict.set(PDFName.of('Parent'), parent)
      const [before, after] = [refs[index - 1], refs[index + 1]]
      if (before) dict.set(PDFName.of('Prev'), before)
      if (after) dict.set(PDFName.of('Next'), after)
      const page = item.page === null ? undefined : pages[item.page]
      if (page) dict.set(PDFName.of('Dest'), pageTop(document, page))
      const inside = write(own, item.children)
      if (inside) {
        dict.set(PDFName.of('First'), inside.first)
        dict.set(PDFName.of('Last'), inside.last)
        // Negative: there, but closed (PDF 1.7, table 153).
        dict.set(PDFName.of('Count'), PDFNumber.of(-item.children.length))
      }
      context.assign(own, dict)
    }
    const [first, last] = [refs[0], refs.at(-1)]
    return first && last ? { first, last } : null
  }

  const root = context.nextRef()
  const ends = write(root, bookmarks)
  if (!ends) return
  const dict = context.obj({ Type: 'Outlines', Count: bookmarks.length }) as PDFDict
  dict.set(PDFName.of('First'), ends.first)
  dict.set(PDFName.of('Last'), ends.last)
  context.assign(root, dict)
  catalog.set(PDFName.of('Outlines'), root)
  catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'))
}

/** A destination: the top of a page, at the reader's own zoom. */
export function pageTop(document: PDFDocument, page: PDFRef): PDFArray {
  return document.context.obj([page, 'XYZ', null, null, null]) as PDFArray
}
