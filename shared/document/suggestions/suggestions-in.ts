import type { DocumentBody, DocumentNode } from '../body.ts'
import { textOf, walk } from '../walk.ts'
import { isItem, isLine, suggestionsOn } from './suggestion-marks.ts'

/** An open suggestion: who made it, when (ISO UTC), what it puts in and takes out, and the block in which it begins. */
export type OpenSuggestion = {
  id: string
  author: string
  at: string
  inserted: string
  deleted: string
  blockId: string | null
}

/** Every suggestion of a body that nobody answered yet, in reading order. */
export function suggestionsIn(body: DocumentBody): OpenSuggestion[] {
  const found = new Map<string, OpenSuggestion>()
  for (const { node, parents } of walk(body)) {
    for (const { type, attrs = {} } of suggestionsOn(node)) {
      const id = String(attrs['id'])
      const known = found.get(id) ?? {
        id,
        author: String(attrs['author']),
        at: String(attrs['at']),
        inserted: '',
        deleted: '',
        blockId: blockOf(node, parents),
      }
      const words = isLine(node) || isItem(node) ? '' : textOf(node)
      const where = type === 'insertion' ? 'inserted' : 'deleted'
      found.set(id, { ...known, [where]: known[where] + words })
    }
  }
  return [...found.values()]
}

/** The block a reader is shown, which for what stands in a note is the one that the note stands in. */
function blockOf(node: DocumentNode, parents: readonly DocumentNode[]): string | null {
  const note = parents.findIndex(({ type }) => type === 'footnote')
  const around = note < 0 ? [...parents, node] : parents.slice(0, note)
  const id = around.findLast((each) => typeof each.attrs?.['id'] === 'string' && each.type !== 'footnote')
  return id ? String(id.attrs?.['id']) : null
}
