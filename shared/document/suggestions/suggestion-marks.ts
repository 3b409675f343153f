import type { DocumentMark, DocumentNode } from '../body.ts'
import { groupOf, isNodeName, isTextblock } from '../content-rules.ts'
import { walk } from '../walk.ts'

export const suggestionMarks = ['insertion', 'deletion'] as const
export type SuggestionMark = (typeof suggestionMarks)[number]

/** Whether a mark is one that suggests a change. */
export function isSuggestion(mark: DocumentMark): mark is DocumentMark & { type: SuggestionMark } {
  return mark.type === 'insertion' || mark.type === 'deletion'
}

/** The suggestions that a node carries itself. */
export function suggestionsOn(node: DocumentNode): (DocumentMark & { type: SuggestionMark })[] {
  return (node.marks ?? []).filter(isSuggestion)
}

export function hasSuggestions(root: DocumentNode): boolean {
  for (const { node } of walk(root)) if (node.marks?.some(isSuggestion)) return true
  return false
}

/** Whether a node is a line of text that can go on from the line before it. */
export function isLine(node: DocumentNode): boolean {
  const { type } = node
  return isNodeName(type) && isTextblock(type) && type !== 'codeBlock' && type !== 'figure'
}

export function isItem(node: DocumentNode): boolean {
  return node.type === 'listItem' || node.type === 'taskItem'
}

/** Whether a node that is no text may carry suggestions: a block, or an item of a list. */
export function canBeSuggested(type: string): boolean {
  if (!isNodeName(type)) return false
  return groupOf(type) === 'block' || type === 'listItem' || type === 'taskItem'
}
