import type { DocumentBody, DocumentMark, DocumentNode } from '../body.ts'
import { walk } from '../walk.ts'
import { toThread, type CommentThread } from './thread.ts'
import { joinThreads } from './merge-threads.ts'

/** A thread with its place: `blockId` is the block its passage begins in, `quote` the passage's words. */
export type PlacedThread = CommentThread & { blockId: string | null; quote: string }

/** Every thread of a body once, in the order in which their passages begin. */
export function threadsOf(body: DocumentBody): PlacedThread[] {
  const threads = new Map<string, PlacedThread>()
  const seenIn = new Map<string, DocumentNode | undefined>()
  for (const { node, parents } of walk(body)) {
    for (const mark of node.marks ?? []) {
      const thread = commentOf(mark)
      if (!thread) continue
      const known = threads.get(thread.thread)
      const line = parents.at(-1)
      const gap = known && seenIn.get(thread.thread) !== line ? ' ' : ''
      threads.set(thread.thread, {
        ...(known ? joinThreads(known, thread) : thread),
        blockId: known ? known.blockId : placeOf(parents),
        quote: `${known?.quote ?? ''}${gap}${wordsOf(node)}`,
      })
      seenIn.set(thread.thread, line)
    }
  }
  return [...threads.values()]
}

/** The thread a mark carries; null where it is another mark, or none that can be read. */
export function commentOf({ type, attrs }: DocumentMark): CommentThread | null {
  return type === 'comment' ? toThread(attrs) : null
}

/**
 * The node without any comment, all the way down: what leaves the library, and what texts are compared and merged by. The
 * very same node where there is none.
 */
export function withoutComments<T extends DocumentNode>(node: T): T {
  const marks = node.marks?.filter(({ type }) => type !== 'comment')
  const content = node.content?.map((child) => withoutComments(child))
  const isBare = marks?.length === node.marks?.length
  if (isBare && (content?.every((child, index) => child === node.content?.[index]) ?? true)) return node
  const { marks: _, ...rest } = node
  return {
    ...rest,
    ...(marks && marks.length > 0 ? { marks } : {}),
    ...(content ? { content: joinedTexts(content) } : {}),
  } as T
}

/** Neighbouring texts of the same marks as one, as `normalizeBody` leaves them. */
export function joinedTexts(content: readonly DocumentNode[]): DocumentNode[] {
  const joined: DocumentNode[] = []
  for (const node of content) {
    const last = joined.at(-1)
    if (last?.text !== undefined && node.text !== undefined && sameMarks(last, node))
      joined[joined.length - 1] = { ...last, text: last.text + node.text }
    else joined.push(node)
  }
  return joined
}

function sameMarks(one: DocumentNode, other: DocumentNode): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])
}

function wordsOf(node: DocumentNode): string {
  if (node.text !== undefined) return node.text
  return node.type === 'recordLink' ? String(node.attrs?.['label'] ?? '') : ''
}

function placeOf(parents: readonly DocumentNode[]): string | null {
  const isNote = parents.findIndex(({ type }) => type === 'footnote')
  const chain = isNote < 0 ? parents : parents.slice(0, isNote)
  const id = chain.findLast(({ attrs }) => typeof attrs?.['id'] === 'string')?.attrs?.['id']
  return typeof id === 'string' ? id : null
}
