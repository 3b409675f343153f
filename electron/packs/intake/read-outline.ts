import type { PDFArray, PDFContext, PDFDict } from 'pdf-lib'
import type { FragmentBookmark } from '../fragment.ts'
import type { Destinations } from './destinations.ts'
import { lookDict, lookText, under } from './look.ts'

const mostBookmarks = 20_000
const mostLevels = 16

/** A file's own bookmarks, as far as they can be read; loops and endless lists are cut. `write` puts a place in words. */
export function readOutline(
  context: PDFContext,
  catalog: PDFDict,
  destinations: Destinations,
  write: (place: PDFArray) => string,
): FragmentBookmark[] {
  const seen = new Set<PDFDict>()

  const read = (parent: PDFDict, level: number): FragmentBookmark[] => {
    const bookmarks: FragmentBookmark[] = []
    let item = lookDict(context, under(parent, 'First'))
    while (item && !seen.has(item) && seen.size < mostBookmarks) {
      seen.add(item)
      const place = destinations.of(item)
      const children = level < mostLevels ? read(item, level + 1) : []
      // One that leads nowhere is kept for what lies below it.
      if (place || children.length > 0) {
        const title = lookText(context, under(item, 'Title')) ?? ''
        bookmarks.push({ title, dest: place ? write(place) : (children[0]?.dest ?? null), children })
      }
      item = lookDict(context, under(item, 'Next'))
    }
    return bookmarks
  }

  const root = lookDict(context, under(catalog, 'Outlines'))
  return root ? read(root, 1) : []
}
