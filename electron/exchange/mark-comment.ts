import type { DocumentNode, JsonValue } from '../../shared/document/body.ts'
import { commentOf } from '../../shared/document/comments/passages.ts'
import { mostRemarks, type CommentThread } from '../../shared/document/comments/thread.ts'
import { signedLength, unsigned } from './docx-changes.ts'
import type { WordComment } from './docx-comments.ts'

/**
 * Puts a comment on the words before its sign: those it quotes, else all there are. One that follows another on the very same
 * words is a reply to it. The runs as they are where there are no words.
 */
export function markComment(runs: readonly DocumentNode[], { remark, quote }: WordComment): DocumentNode[] {
  const length = passageLength(runs, quote)
  const marked = length === 0 ? [] : lastRuns(runs, length)
  const first = marked[0]
  if (!first) return [...runs]
  const own = first.marks?.map(commentOf).find((thread) => thread && isPassage(marked, thread.thread, runs))
  const thread: CommentThread = own
    ? { ...own, remarks: [...own.remarks, remark].slice(0, mostRemarks) }
    : { thread: remark.id, remarks: [remark], resolved: null }
  const mark = { type: 'comment', attrs: thread as Record<string, JsonValue> }
  const rest = splitAt(runs, length)
  const others = (node: DocumentNode) =>
    (node.marks ?? []).filter((each) => commentOf(each)?.thread !== thread.thread)
  return [...rest, ...marked.map((node) => ({ ...node, marks: [mark, ...others(node)] }))]
}

const lengthOf = ({ text }: DocumentNode) => text?.length ?? 0
const folded = (text: string) => text.replace(/\s+/g, ' ').trim()

/** How many characters before the sign the comment is about. */
function passageLength(runs: readonly DocumentNode[], quote: string): number {
  const text = runs.map((node) => node.text ?? '').join('')
  const said = unsigned(text)
  const words = folded(quote)
  const end = said.trimEnd().length
  if (words === '' || !said.slice(0, end).endsWith(words)) return text.length
  return signedLength(text, said.length - end + words.length)
}

/** Whether a thread's words are just these, and no others before them. */
function isPassage(marked: readonly DocumentNode[], id: string, runs: readonly DocumentNode[]): boolean {
  const has = (node: DocumentNode) => node.marks?.some((mark) => commentOf(mark)?.thread === id) === true
  const all = runs.filter(has).reduce((sum, node) => sum + lengthOf(node), 0)
  return (
    marked.every((node) => node.text === undefined || has(node)) &&
    all === marked.reduce((sum, node) => sum + lengthOf(node), 0)
  )
}

function lastRuns(runs: readonly DocumentNode[], length: number): DocumentNode[] {
  let left = length
  const last: DocumentNode[] = []
  for (const node of runs.toReversed()) {
    if (left <= 0) break
    last.unshift(node.text === undefined ? node : { ...node, text: node.text.slice(-left) })
    left -= lengthOf(node)
  }
  return last
}

/** What stands before the last `length` characters. */
function splitAt(runs: readonly DocumentNode[], length: number): DocumentNode[] {
  let left = length
  const before: DocumentNode[] = []
  for (const node of runs.toReversed()) {
    const size = lengthOf(node)
    if (left <= 0) before.unshift(node)
    else if (node.text !== undefined && size > left)
      before.unshift({ ...node, text: node.text.slice(0, size - left) })
    left -= size
  }
  return before
}
