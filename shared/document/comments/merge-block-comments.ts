import type { DocumentNode, JsonValue } from '../body.ts'
import { marks as markSpecs } from '../nodes.ts'
import type { Range } from '../redact/find-words.ts'
import { ownText } from '../redact/text-blocks.ts'
import { mergeThread } from './merge-threads.ts'
import { commentOf, joinedTexts, withoutComments } from './passages.ts'
import type { CommentThread } from './thread.ts'

type Passage = { thread: CommentThread; ranges: Range[]; text: string }

/** Whether a line of text has a comment on any of it. */
export function hasComments(line: DocumentNode): boolean {
  return (line.content ?? []).some((child) => child.marks?.some(({ type }) => type === 'comment'))
}

/**
 * Puts the threads of three states of a line of text on the text that came out of them. Null where a thread would have no
 * word left to stand on.
 */
export function mergeComments(
  base: DocumentNode,
  ours: DocumentNode,
  theirs: DocumentNode,
  text: DocumentNode,
): DocumentNode | null {
  const [from, own, other] = [passagesIn(base), passagesIn(ours), passagesIn(theirs)]
  let line: DocumentNode | null = withoutComments(text)
  for (const id of new Set([...own.keys(), ...other.keys()])) {
    const [b, o, t] = [from.get(id), own.get(id), other.get(id)]
    const thread = mergeThread(b?.thread ?? null, o?.thread ?? null, t?.thread ?? null)
    const place = o && t ? (isMoved(b, t) && !isMoved(b, o) ? t : o) : (o ?? t)
    if (thread && place) line = line && withThread(line, thread, place)
  }
  return line
}

/** A line of text with the threads of another state of it, and its own. */
export function withCommentsOf(line: DocumentNode, other: DocumentNode): DocumentNode {
  if (!hasComments(other)) return line
  return mergeComments(withoutComments(line), line, other, line) ?? line
}

function passagesIn(line: DocumentNode): Map<string, Passage> {
  const passages = new Map<string, Passage>()
  const text = ownText(line)
  let at = 0
  for (const child of line.content ?? []) {
    const end = at + (child.text?.length ?? 1)
    for (const mark of child.marks ?? []) {
      const thread = commentOf(mark)
      if (!thread) continue
      const passage = passages.get(thread.thread) ?? { thread, ranges: [], text }
      const last = passage.ranges.at(-1)
      if (last?.to === at) last.to = end
      else passage.ranges.push({ from: at, to: end })
      passages.set(thread.thread, passage)
    }
    at = end
  }
  return passages
}

function isMoved(before: Passage | undefined, now: Passage): boolean {
  return JSON.stringify([before?.text, before?.ranges]) !== JSON.stringify([now.text, now.ranges])
}

function withThread(
  line: DocumentNode,
  thread: CommentThread,
  { ranges, text }: Passage,
): DocumentNode | null {
  const now = ownText(line)
  if (now === '' || line.type === 'codeBlock') return null
  const placed = ranges.flatMap((range) => placeOf(range, text, now) ?? [])
  const content = markRanges(line, thread, placed.length > 0 ? placed : [{ from: 0, to: now.length }])
  return content.some(({ marks }) => marks?.some((mark) => commentOf(mark)?.thread === thread.thread))
    ? { ...line, content }
    : null
}

/** Where a passage stands in a text that was written on: between the same words, or around what stands in their place. */
function placeOf({ from, to }: Range, before: string, now: string): Range | null {
  if (before === now) return { from, to }
  const words = before.slice(from, to)
  const found = now.indexOf(words)
  if (found >= 0 && now.indexOf(words, found + 1) < 0) return { from: found, to: found + words.length }
  const most = Math.min(before.length, now.length)
  let head = 0
  while (head < most && before[head] === now[head]) head += 1
  let tail = 0
  while (tail < most - head && before.at(-1 - tail) === now.at(-1 - tail)) tail += 1
  const shift = (offset: number, inside: number) => {
    if (offset <= head) return offset
    return offset >= before.length - tail ? offset + now.length - before.length : inside
  }
  const range = { from: shift(from, head), to: shift(to, now.length - tail) }
  return range.from < range.to ? range : null
}

function markRanges(line: DocumentNode, thread: CommentThread, ranges: readonly Range[]): DocumentNode[] {
  const mark = { type: 'comment', attrs: thread as Record<string, JsonValue> }
  const pieces: DocumentNode[] = []
  let at = 0
  for (const child of line.content ?? []) {
    const length = child.text?.length ?? 1
    const cuts = [at, ...ranges.flatMap(({ from, to }) => [from, to]), at + length]
    const edges = [...new Set(cuts.filter((cut) => cut >= at && cut <= at + length))].toSorted(
      (a, b) => a - b,
    )
    edges.slice(1).forEach((end, index) => {
      const start = edges[index] ?? at
      const isIn = ranges.some(({ from, to }) => start >= from && end <= to)
      const piece =
        child.text === undefined ? child : { ...child, text: child.text.slice(start - at, end - at) }
      pieces.push(
        isIn && child.type !== 'footnote'
          ? { ...piece, marks: inOrder([...(child.marks ?? []), mark]) }
          : piece,
      )
    })
    at += length
  }
  return joinedTexts(pieces)
}

const order = Object.keys(markSpecs)

function inOrder(marks: NonNullable<DocumentNode['marks']>): NonNullable<DocumentNode['marks']> {
  const rank = ({ type }: { type: string }) => order.indexOf(type)
  return marks.toSorted(
    (a, b) => rank(a) - rank(b) || (threadOf(a) < threadOf(b) ? -1 : Number(threadOf(a) > threadOf(b))),
  )
}

const threadOf = ({ attrs }: { attrs?: Record<string, JsonValue> }) => String(attrs?.['thread'] ?? '')
