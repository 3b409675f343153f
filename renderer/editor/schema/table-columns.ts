import type { Node as ProseNode } from '@tiptap/pm/model'
import { element } from '../views/element.ts'

/** Pixels below which no column is drawn. */
export const smallestColumn = 48

/** Lays the widths that the first row's cells carry on the columns; columns without one share what is left. */
export function showColumns(table: ProseNode, columns: HTMLElement, dom: HTMLTableElement): void {
  const widths = columnWidths(table)
  while (columns.childElementCount > widths.length) columns.lastElementChild?.remove()
  while (columns.childElementCount < widths.length) columns.append(element('col'))
  const fixed = widths.length > 0 && widths.every(Boolean)
  const total = widths.reduce<number>((sum, width) => sum + (width ?? 0), 0)
  widths.forEach((width, index) => {
    const column = columns.children[index]
    if (!(column instanceof HTMLElement)) return
    // Shares, not pixels: a table drawn wider than the page is narrowed as a whole, and never has to be scrolled.
    if (fixed) column.style.width = `${(100 * (width ?? 0)) / total}%`
    else column.style.width = width ? `${width}px` : ''
  })
  dom.style.width = fixed ? `min(100%, ${total}px)` : ''
  dom.style.minWidth = `${widths.length * smallestColumn}px`
}

/** Width in pixels of each column, null where it has none of its own. */
export function columnWidths(table: ProseNode): (number | null)[] {
  const widths: (number | null)[] = []
  table.firstChild?.forEach((cell) => {
    const given: unknown = cell.attrs['colwidth']
    for (let index = 0; index < Number(cell.attrs['colspan']); index += 1) {
      const width: unknown = Array.isArray(given) ? given[index] : null
      widths.push(typeof width === 'number' && width > 0 ? width : null)
    }
  })
  return widths
}
