import type { DocumentBody, DocumentNode } from '../../../shared/document/body.ts'
import type { PlacedThread } from '../../../shared/document/comments/passages.ts'
import type { OpenSuggestion } from '../../../shared/document/suggestions/suggestions-in.ts'
import { textOf, walk } from '../../../shared/document/walk.ts'
import type { Distribution, DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { FindingList } from '../finding-list.ts'

/** A document as the conventions look at it, with what they need to know of the library around it. */
export type Paper = {
  record: DocumentV1
  body: DocumentBody
  /** Text blocks in reading order, footnotes' paragraphs among them. */
  blocks: readonly TextBlock[]
  /** Titles of other works that bear this symbol. */
  bearersOf(symbol: string): readonly string[]
  /** Distribution of a linked document; null where the record is none, or gone. */
  distributionOf(recordId: string): Distribution | null
  /** What is said about passages; the body is without it. */
  threads: readonly PlacedThread[]
  /** What is suggested; the body is the text as it stands without it. */
  suggestions: readonly OpenSuggestion[]
  findings: FindingList
}

/** A run of text with its place: `id` is the block a reader is shown, which for a footnote is the one it stands in. */
export type TextBlock = {
  node: DocumentNode
  id: string | null
  text: string
  parents: readonly DocumentNode[]
}

/** One rule of an editorial manual or a standard; it adds what it finds to `paper.findings`. */
export type Convention = (paper: Paper) => void

const textTypes = new Set(['paragraph', 'heading', 'numberedParagraph', 'decision', 'action', 'figure'])

export function textBlocksOf(body: DocumentBody): TextBlock[] {
  const blocks: TextBlock[] = []
  for (const { node, parents } of walk(body)) {
    if (!textTypes.has(node.type)) continue
    blocks.push({ node, id: placeOf(node, parents), text: textOf(node), parents })
  }
  return blocks
}

/** Papers that leave the house under a symbol, and so follow the editorial manual; notes and newsletters do not. */
export function isOfficial({ type }: DocumentV1): boolean {
  return type !== 'note' && type !== 'newsletter'
}

export function isInside({ parents }: TextBlock, ...types: readonly string[]): boolean {
  return parents.some(({ type }) => types.includes(type))
}

/** The pieces of text with a mark, as they stand: neighbours of one mark are one piece. */
export function markedPieces(node: DocumentNode, mark: string): string[] {
  const pieces: string[] = []
  let open = false
  for (const child of node.content ?? []) {
    const marked = child.text !== undefined && (child.marks ?? []).some(({ type }) => type === mark)
    if (marked && open) pieces.push(`${pieces.pop() ?? ''}${child.text ?? ''}`)
    else if (marked) pieces.push(child.text ?? '')
    open = marked
  }
  return pieces
}

function placeOf(node: DocumentNode, parents: readonly DocumentNode[]): string | null {
  const chain = parents.some(({ type }) => type === 'footnote')
    ? parents.toReversed()
    : [node, ...parents.toReversed()]
  for (const each of chain) {
    const id = each.type === 'footnote' ? null : each.attrs?.['id']
    if (typeof id === 'string') return id
  }
  return null
}
