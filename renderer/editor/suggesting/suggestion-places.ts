import type { Node as ProseNode } from '@tiptap/pm/model'

/** One suggested change in an open document: who, when, what words, and where it begins and ends. */
export type SuggestedChange = {
  id: string
  author: string
  /** ISO UTC. */
  at: string
  inserted: string
  deleted: string
  /** What happens to lines and whole blocks. */
  lines: readonly ('insertion' | 'deletion')[]
  from: number
  to: number
}

type Piece = Omit<SuggestedChange, 'inserted' | 'deleted' | 'lines'> & {
  kind: 'insertion' | 'deletion'
  words: string
  isBlock: boolean
}

/** Pieces of each of the document's own blocks, counted from its start; a block that did not change is not searched again. */
const known = new WeakMap<ProseNode, readonly Piece[]>()

/** Every suggested change of a document by its id, in the order in which they begin. */
export function suggestedChanges(doc: ProseNode): ReadonlyMap<string, SuggestedChange> {
  const changes = new Map<string, SuggestedChange>()
  doc.forEach((block, start) => {
    for (const piece of piecesOf(block)) {
      const before = changes.get(piece.id)
      changes.set(piece.id, wider(before ?? fresh(piece, start), piece, start))
    }
  })
  return changes
}

/** The change that the cursor stands in, or right behind. */
export function changeAt(doc: ProseNode, pos: number): string | null {
  const $pos = doc.resolve(pos)
  const around = Array.from({ length: $pos.depth }, (_, depth) => $pos.node($pos.depth - depth))
  for (const node of [$pos.nodeAfter, $pos.nodeBefore, ...around]) {
    const mark = node?.marks.find(({ type }) => type.name === 'insertion' || type.name === 'deletion')
    if (mark) return String(mark.attrs['id'])
  }
  return null
}

function fresh({ id, author, at, from, to }: Piece, start: number): SuggestedChange {
  return { id, author, at, inserted: '', deleted: '', lines: [], from: start + from, to: start + to }
}

function wider(change: SuggestedChange, piece: Piece, start: number): SuggestedChange {
  const words = piece.kind === 'insertion' ? 'inserted' : 'deleted'
  return {
    ...change,
    // Of another line, or from behind words that stand.
    [words]: `${change[words]}${change[words] && start + piece.from > change.to ? ' ' : ''}${piece.words}`,
    lines: piece.isBlock && !change.lines.includes(piece.kind) ? [...change.lines, piece.kind] : change.lines,
    to: Math.max(change.to, start + piece.to),
  }
}

function piecesOf(block: ProseNode): readonly Piece[] {
  const before = known.get(block)
  if (before) return before
  const pieces: Piece[] = []
  const visit = (node: ProseNode, pos: number) => {
    for (const { type, attrs } of node.marks) {
      if (type.name !== 'insertion' && type.name !== 'deletion') continue
      const isBlock = !node.isInline
      pieces.push({
        id: String(attrs['id']),
        author: String(attrs['author']),
        at: String(attrs['at']),
        kind: type.name,
        words: isBlock && (node.isTextblock || node.type.name.endsWith('Item')) ? '' : wordsOf(node),
        isBlock,
        from: pos,
        to: pos + (isBlock ? 1 : node.nodeSize),
      })
    }
  }
  visit(block, 0)
  block.descendants((node, pos) => visit(node, pos + 1))
  known.set(block, pieces)
  return pieces
}

function wordsOf(node: ProseNode): string {
  return node.text ?? (String(node.attrs['label'] ?? '') || node.textBetween(0, node.content.size, ' '))
}
