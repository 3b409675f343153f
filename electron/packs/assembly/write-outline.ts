import type { FragmentBookmark } from '../fragment.ts'
import { textString, type FileWriter } from './file-writer.ts'

export type Bookmark = FragmentBookmark

/** Writes bookmarks, the first level shown open and what lies below it closed; returns the number of their root. */
export function writeOutline(
  file: FileWriter,
  reserve: () => number,
  bookmarks: readonly Bookmark[],
): number {
  const write = (parent: number, items: readonly Bookmark[]): { first: number; last: number } | null => {
    const numbers = items.map(reserve)
    for (const [index, { title, dest, children }] of items.entries()) {
      const own = numbers[index]!
      const inside = write(own, children)
      const [before, after] = [numbers[index - 1], numbers[index + 1]]
      file.put(
        own,
        `<</Title${textString(title)}/Parent ${parent} 0 R` +
          (before === undefined ? '' : `/Prev ${before} 0 R`) +
          (after === undefined ? '' : `/Next ${after} 0 R`) +
          (dest === null ? '' : `/Dest${dest}`) +
          // A count below zero: there, but closed (PDF 1.7, table 153).
          (inside ? `/First ${inside.first} 0 R/Last ${inside.last} 0 R/Count ${-children.length}` : '') +
          '>>',
      )
    }
    const [first, last] = [numbers[0], numbers.at(-1)]
    return first === undefined || last === undefined ? null : { first, last }
  }
  const root = reserve()
  const ends = write(root, bookmarks)
  file.put(
    root,
    `<</Type/Outlines/Count ${bookmarks.length}` +
      (ends ? `/First ${ends.first} 0 R/Last ${ends.last} 0 R` : '') +
      '>>',
  )
  return root
}
