import type { DocumentBody, DocumentNode } from '../body.ts'
import { hasSuggestions, isItem, isLine, isSuggestion, type SuggestionMark } from './suggestion-marks.ts'

export type Answer = 'accept' | 'reject'

type Settling = { goes: SuggestionMark; isMeant: (id: string) => boolean }

/**
 * A body in which suggestions are answered: all of them, or those whose ids are meant. What is accepted or rejected leaves no
 * trace; a line of text whose beginning goes continues the line before it. The body given is left as it is, and is
 * itself the answer where nothing changes.
 */
export function settleSuggestions(
  body: DocumentBody,
  answer: Answer,
  isMeant: (id: string) => boolean = () => true,
): DocumentBody {
  if (!hasSuggestions(body)) return body
  const settling: Settling = { goes: answer === 'accept' ? 'deletion' : 'insertion', isMeant }
  const content = settleAll(body, settling)
  if (content === body.content) return body
  return { ...body, content: content.length > 0 ? content : [emptyLine(body.content)] }
}

/**
 * The text as it stands: without what is only suggested. It is what is printed, counted, searched, redacted and handed on,
 * and all of these ask here.
 */
export function asItStands(body: DocumentBody): DocumentBody {
  return settleSuggestions(body, 'reject')
}

const isOf = (settling: Settling, node: DocumentNode, goes: boolean) =>
  (node.marks ?? []).some(
    (mark) =>
      isSuggestion(mark) &&
      (mark.type === settling.goes) === goes &&
      settling.isMeant(String(mark.attrs?.['id'])),
  )

function withoutMeant(node: DocumentNode, { isMeant }: Settling): DocumentNode {
  const marks = node.marks?.filter((mark) => !isSuggestion(mark) || !isMeant(String(mark.attrs?.['id'])))
  if (marks?.length === node.marks?.length) return node
  const { marks: _, ...rest } = node
  return marks?.length ? { ...rest, marks } : rest
}

/** What becomes of a node's children: the very same where nothing changes. */
function settleAll(parent: DocumentNode, settling: Settling): DocumentNode[] {
  const children = parent.content ?? []
  const left: DocumentNode[] = []
  for (const child of children) {
    const settled = settleNode(child, settling)
    if (!settled) continue
    if (!isOf(settling, child, true)) add(left, settled)
    else goOn(left, settled, isItem(parent) && left.length === 0)
  }
  // An item begins with a line: one that stayed only for that goes where another takes its place.
  const [first, second] = left
  if (isItem(parent) && first && isEmpty(first) && second?.type === 'paragraph') {
    if (children[0] && isOf(settling, children[0], true)) left.shift()
  }
  const isSame = left.length === children.length && left.every((node, index) => node === children[index])
  return isSame ? children : left
}

/** A node with what is in it settled; null where nothing of it is left. */
function settleNode(node: DocumentNode, settling: Settling): DocumentNode | null {
  if (isOf(settling, node, true) && !isLine(node) && !isItem(node)) return null
  const stripped = withoutMeant(node, settling)
  const { content: before, ...bare } = stripped
  if (!before) return stripped
  const content = settleAll(node, settling)
  if (content === before) return stripped
  if (content.length > 0) return { ...bare, content }
  if (isList(node)) return null
  return isLine(node) || node.type === 'figure' ? bare : { ...bare, content: [emptyLine(before)] }
}

/** Something has to stand in whatever cannot be empty. */
function emptyLine([first]: readonly DocumentNode[]): DocumentNode {
  return { type: 'paragraph', attrs: { id: first?.attrs?.['id'] ?? null, dir: null } }
}

/** A line or an item whose beginning goes: what is in it follows what stands before. */
function goOn(left: DocumentNode[], node: DocumentNode, mustStay: boolean): void {
  const before = left.at(-1)
  if (before && (isLine(node) ? isLine(before) : before.type === node.type))
    left[left.length - 1] = joined(before, node)
  else if (mustStay || !isEmpty(node)) left.push(node)
}

function joined(before: DocumentNode, node: DocumentNode): DocumentNode {
  if (isEmpty(node) && (node.content ?? []).length <= (isItem(node) ? 1 : 0)) return before
  const content = [...(before.content ?? [])]
  const [first, ...rest] = node.content ?? []
  const last = content.at(-1)
  if (isItem(node) && first && last && isLine(last) && isLine(first)) {
    content[content.length - 1] = joined(last, first)
    content.push(...rest)
  } else for (const child of node.content ?? []) add(content, child)
  return { ...before, content }
}

/** Puts a node behind others; text of the same marks is joined. */
function add(left: DocumentNode[], node: DocumentNode): void {
  const before = left.at(-1)
  const isSame =
    before?.text !== undefined &&
    node.text !== undefined &&
    JSON.stringify(before.marks ?? []) === JSON.stringify(node.marks ?? [])
  if (isSame) left[left.length - 1] = { ...before, text: `${before.text}${node.text}` }
  else left.push(node)
}

function isEmpty(node: DocumentNode): boolean {
  return (node.content ?? []).every((child) => isItem(node) && isLine(child) && isEmpty(child))
}

function isList(node: DocumentNode): boolean {
  return ['bulletList', 'orderedList', 'taskList'].includes(node.type)
}
