import type { DocumentBody, DocumentNode } from '../body.ts'
import { walk } from '../walk.ts'

/** Stands in a block's own text for anything in it that is no text: a note, a link to a record, a line break. */
export const atom = '\ufffc'

const inlineOnly = new Set([
  'paragraph',
  'heading',
  'numberedParagraph',
  'decision',
  'action',
  'figure',
  'codeBlock',
])

/** Whether a node holds text itself, and not in blocks inside it. */
export function holdsText(node: DocumentNode): boolean {
  return inlineOnly.has(node.type)
}

/** A block's own text, one UTF-16 unit for everything that is none. */
export function ownText(node: DocumentNode): string {
  return (node.content ?? []).map(({ text }) => text ?? atom).join('')
}

/** The blocks that hold text, by their ids, those of notes, cells and captions among them. */
export function textBlocks(body: DocumentBody): Map<string, DocumentNode> {
  const blocks = new Map<string, DocumentNode>()
  for (const { node } of walk(body)) {
    const id = node.attrs?.['id']
    if (typeof id === 'string' && holdsText(node)) blocks.set(id, node)
  }
  return blocks
}
