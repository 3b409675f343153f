import type { DocumentMark, DocumentNode, JsonValue } from '../body.ts'
import { hasComments, mergeComments } from '../comments/merge-block-comments.ts'
import { withoutComments } from '../comments/passages.ts'
import { suggestionMarks } from '../suggestions/suggestion-marks.ts'
import { canonical } from './canonical.ts'

/**
 * Merges three states of one block that is not looked into: its attributes one by one, its kind, its content as one
 * piece, and what is said about it thread by thread. Null where both sides changed the same part differently.
 */
export function mergeWhole(
  base: DocumentNode,
  ours: DocumentNode,
  theirs: DocumentNode,
): DocumentNode | null {
  const [b, o, t] = [canonical(base), canonical(ours), canonical(theirs)]
  if (o === t || b === t) return ours
  if (b === o) return theirs
  if (![base, ours, theirs].some(hasComments)) return mergeText(base, ours, theirs)
  const text = mergeText(withoutComments(base), withoutComments(ours), withoutComments(theirs))
  return text && mergeComments(base, ours, theirs, text)
}

function mergeText(base: DocumentNode, ours: DocumentNode, theirs: DocumentNode): DocumentNode | null {
  const shape = mergeShape(base, ours, theirs)
  const content = pick(base.content ?? [], ours.content ?? [], theirs.content ?? [])
  if (!shape || !content) return null
  // Code holds bare text only: a line that one side formats cannot become code by the other's hand.
  if (shape.type === 'codeBlock' && base.type !== 'codeBlock') return null
  const { content: _, marks: __, ...rest } = ours
  return { ...rest, ...shape, ...(content.value.length > 0 ? { content: content.value } : {}) }
}

type Shape = Pick<DocumentNode, 'type' | 'attrs' | 'marks'>

/**
 * The kind, the attributes and the suggestions that a node itself carries, out of three states; null where they do not go together.
 */
export function mergeShape(base: DocumentNode, ours: DocumentNode, theirs: DocumentNode): Shape | null {
  const kind = mergeKind(base, ours, theirs)
  const marks = mergeMarks(base, ours, theirs)
  return kind && marks && { ...kind, ...(marks.length > 0 ? { marks } : {}) }
}

/** Each suggestion by itself: one that one side made is there, one that one side answered is gone. */
function mergeMarks(...states: [DocumentNode, DocumentNode, DocumentNode]): DocumentMark[] | null {
  const merged: DocumentMark[] = []
  for (const type of suggestionMarks) {
    const [base, ours, theirs] = states.map((node) => node.marks?.find((mark) => mark.type === type))
    const mark = pick(base, ours, theirs)
    if (!mark) return null
    if (mark.value) merged.push(mark.value)
  }
  return merged
}

function mergeKind(base: DocumentNode, ours: DocumentNode, theirs: DocumentNode): Shape | null {
  if (base.type !== ours.type || base.type !== theirs.type) {
    const unit = pick(shapeOf(base), shapeOf(ours), shapeOf(theirs))
    return unit && unit.value
  }
  const keys = new Set([base, ours, theirs].flatMap((node) => Object.keys(node.attrs ?? {})))
  const attrs: Record<string, JsonValue> = {}
  for (const key of keys) {
    const states = [base, ours, theirs].map((node) => node.attrs?.[key])
    const merged = pick(states[0], states[1], states[2])
    if (!merged) return null
    if (merged.value !== undefined) attrs[key] = merged.value
  }
  return keys.size > 0 ? { type: ours.type, attrs } : { type: ours.type }
}

/** The one of three values that a merge takes, wrapped; null where both sides changed it differently. */
export function pick<T>(base: T, ours: T, theirs: T): { value: T } | null {
  const [b, o, t] = [canonical(base), canonical(ours), canonical(theirs)]
  if (o === t || b === t) return { value: ours }
  return b === o ? { value: theirs } : null
}

function shapeOf({ type, attrs }: DocumentNode): Shape {
  return attrs ? { type, attrs } : { type }
}
