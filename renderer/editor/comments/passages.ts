import type { Node as ProseNode } from '@tiptap/pm/model'
import { joinThreads } from '../../../shared/document/comments/merge-threads.ts'
import { toThread, type CommentThread } from '../../../shared/document/comments/thread.ts'

/** A thread in an open document: where its passage stands, piece by piece, and what its words are. */
export type Passage = { thread: CommentThread; ranges: readonly Range[]; quote: string }
export type Range = { from: number; to: number }

type Piece = Range & { thread: CommentThread; words: string }

/** Pieces of each of the document's own blocks, counted from its start; a block that did not change is not searched again. */
const known = new WeakMap<ProseNode, readonly Piece[]>()

/** The same of whole documents: it is asked several times of each. */
const knownIn = new WeakMap<ProseNode, ReadonlyMap<string, Passage>>()

/** Every thread of a document by its id, in the order in which their passages begin. */
export function passagesOf(doc: ProseNode): ReadonlyMap<string, Passage> {
  const before = knownIn.get(doc)
  if (before) return before
  const passages = new Map<string, Passage>()
  doc.forEach((block, start) => {
    for (const { thread, from, to, words } of piecesOf(block)) {
      const range = { from: start + from, to: start + to }
      const soFar = passages.get(thread.thread)
      passages.set(
        thread.thread,
        soFar ? wider(soFar, thread, range, words) : { thread, ranges: [range], quote: words },
      )
    }
  })
  knownIn.set(doc, passages)
  return passages
}

function wider(
  { thread, ranges, quote }: Passage,
  again: CommentThread,
  range: Range,
  words: string,
): Passage {
  const last = ranges.at(-1)
  const isNext = last?.to === range.from
  return {
    thread: joinThreads(thread, again),
    ranges: isNext ? [...ranges.slice(0, -1), { from: last.from, to: range.to }] : [...ranges, range],
    quote: `${quote}${isNext ? '' : ' '}${words}`,
  }
}

function piecesOf(block: ProseNode): readonly Piece[] {
  const before = known.get(block)
  if (before) return before
  const pieces: Piece[] = []
  block.descendants((node, pos) => {
    for (const mark of node.isInline ? node.marks : []) {
      const thread = mark.type.name === 'comment' ? toThread(mark.attrs) : null
      const words = node.text ?? String(node.attrs['label'] ?? '')
      if (thread) pieces.push({ thread, from: pos + 1, to: pos + 1 + node.nodeSize, words })
    }
    // A note is commented on as a whole or not at all.
    return node.type.name !== 'footnote'
  })
  known.set(block, pieces)
  return pieces
}

/** The threads whose passage holds a place, or ends or begins there; the shortest passage first. */
export function threadsAt(doc: ProseNode, pos: number): string[] {
  return [...passagesOf(doc)]
    .filter(([, { ranges }]) => ranges.some(({ from, to }) => from <= pos && pos <= to))
    .toSorted(([, a], [, b]) => lengthOf(a) - lengthOf(b))
    .map(([id]) => id)
}

const lengthOf = ({ ranges }: Passage) => ranges.reduce((sum, { from, to }) => sum + to - from, 0)
