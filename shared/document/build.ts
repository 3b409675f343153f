import type { RecordId } from '../model/ids.ts'
import type { RecordKind } from '../model/record.ts'
import type { DocumentBody, DocumentNode } from './body.ts'

/** Words for code that composes bodies: each makes one node without ids, which `normalizeBody` assigns afterwards. */

export type Inline = DocumentNode | string

/** Text, or a run of inline nodes; an empty string makes no node, since ProseMirror knows no empty text. */
export function inline(content: readonly Inline[]): DocumentNode[] {
  return content.flatMap((each) => {
    if (typeof each !== 'string') return [each]
    return each === '' ? [] : [{ type: 'text', text: each }]
  })
}

/** A whole body of these blocks. */
export function doc(...content: DocumentNode[]): DocumentBody {
  return { type: 'doc', content }
}

/** A heading; levels print as I., A., 1., (a). */
export function heading(level: 1 | 2 | 3 | 4, ...content: Inline[]): DocumentNode {
  return { type: 'heading', attrs: { level }, content: inline(content) }
}

/** A paragraph outside the numbering. */
export function paragraph(...content: Inline[]): DocumentNode {
  return { type: 'paragraph', content: inline(content) }
}

/** A paragraph of the continuous numbering. */
export function numbered(...content: Inline[]): DocumentNode {
  return { type: 'numberedParagraph', attrs: { level: 1 }, content: inline(content) }
}

/** A list of one paragraph for each item. */
export function bullets(...items: Inline[][]): DocumentNode {
  return {
    type: 'bulletList',
    content: items.map((item) => ({ type: 'listItem', content: [paragraph(...item)] })),
  }
}

/** A table whose first row is its header; every cell is one paragraph. */
export function table(caption: string | null, header: Inline[][], rows: Inline[][][]): DocumentNode {
  const row = (type: 'tableHeader' | 'tableCell', cells: Inline[][]): DocumentNode => ({
    type: 'tableRow',
    content: cells.map((cell) => ({ type, content: [paragraph(...cell)] })),
  })
  return {
    type: 'table',
    attrs: { caption },
    content: [row('tableHeader', header), ...rows.map((cells) => row('tableCell', cells))],
  }
}

/** What follows begins on a new page. */
export function pageBreak(): DocumentNode {
  return { type: 'pageBreak' }
}

/** A link to a record; its label is cut to the 500 characters the schema allows. */
export function recordLink(recordId: RecordId, kind: RecordKind, label: string): DocumentNode {
  return { type: 'recordLink', attrs: { recordId, kind, label: label.slice(0, 500) } }
}
