import type { DocumentNode } from '../../shared/document/body.ts'
import { attributeOf, isElement, plainTextOf, type HtmlElement, type HtmlNode } from './parse-html.ts'

/** A table of the document schema from one of HTML; null where it has no cell. Header rows keep their place. */
export function tableOf(
  table: HtmlElement,
  blocksOf: (cell: HtmlElement) => DocumentNode[],
): DocumentNode | null {
  const rows: DocumentNode[] = []
  let caption: string | null = null
  for (const { element, inHead } of rowsOf(table.childNodes)) {
    if (element.tagName === 'caption')
      caption = plainTextOf(element).replace(/\s+/g, ' ').trim().slice(0, 1000) || null
    else rows.push({ type: 'tableRow', content: cellsOf(element, inHead, blocksOf) })
  }
  const filled = rows.filter((row) => (row.content ?? []).length > 0)
  return filled.length > 0 ? { type: 'table', attrs: { caption }, content: filled } : null
}

function rowsOf(nodes: readonly HtmlNode[], inHead = false): { element: HtmlElement; inHead: boolean }[] {
  return nodes.filter(isElement).flatMap((element) => {
    if (element.tagName === 'tr' || element.tagName === 'caption') return [{ element, inHead }]
    const isGroup = ['thead', 'tbody', 'tfoot'].includes(element.tagName)
    return isGroup ? rowsOf(element.childNodes, element.tagName === 'thead') : []
  })
}

function cellsOf(
  row: HtmlElement,
  inHead: boolean,
  blocksOf: (cell: HtmlElement) => DocumentNode[],
): DocumentNode[] {
  const cells = row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th')
  return cells.map((cell) => {
    const content = blocksOf(cell)
    return {
      type: inHead || cell.tagName === 'th' ? 'tableHeader' : 'tableCell',
      attrs: { colspan: spanOf(cell, 'colspan', 200), rowspan: spanOf(cell, 'rowspan', 5000) },
      content: content.length > 0 ? content : [{ type: 'paragraph' }],
    }
  })
}

function spanOf(cell: HtmlElement, name: string, most: number): number {
  const span = Number.parseInt(attributeOf(cell, name) ?? '1', 10)
  return span >= 1 && span <= most ? span : 1
}
