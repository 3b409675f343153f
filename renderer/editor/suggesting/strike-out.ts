import type { Mark, Node as ProseNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'

/** A change to the document that is found first and made afterwards, from the end to the beginning. */
type Change =
  | { what: 'strike' | 'take-out'; from: number; to: number }
  | { what: 'strike-block' | 'unbreak'; from: number; to: number }

/**
 * Strikes out a range instead of taking it out: words and whole blocks get the mark, and so do the beginnings of lines and
 * items that would go on from those before. What this author only suggested to put in goes at once. False, with nothing
 * done, where the range touches what cannot be struck out in part.
 */
export function strikeOut(tr: Transaction, from: number, to: number, mark: Mark): boolean {
  const changes: Change[] = []
  if (!collect(tr.doc, -1, from, to, mark, changes)) return false
  for (const change of changes.toReversed()) make(tr, change, mark)
  return true
}

function collect(
  parent: ProseNode,
  pos: number,
  from: number,
  to: number,
  mark: Mark,
  changes: Change[],
): boolean {
  const author = String(mark.attrs['author'])
  let isPossible = true
  parent.forEach((child, offset, index) => {
    const start = pos + 1 + offset
    const end = start + child.nodeSize
    if (end <= from || start >= to) return
    if (child.isInline) {
      const [first, last] = child.isText ? [Math.max(start, from), Math.min(end, to)] : [start, end]
      // A note of which only a part is meant is gone into.
      if (!child.isText && (start < from || end > to)) {
        if (!collect(child, start, from, to, mark, changes)) isPossible = false
        return
      }
      if (isOwnInsertion(child, author)) changes.push({ what: 'take-out', from: first, to: last })
      else if (!mark.type.isInSet(child.marks)) changes.push({ what: 'strike', from: first, to: last })
      return
    }
    const [begins, ends] = [start >= from, end <= to]
    if (isBroken(child)) {
      const isGone = begins && (index > 0 || ends)
      if (isGone)
        changes.push({
          what: isOwnInsertion(child, author) ? 'unbreak' : 'strike-block',
          from: start,
          to: end,
        })
      if (!collect(child, start, from, to, mark, changes)) isPossible = false
    } else if (begins && ends && parent.type.allowsMarkType(mark.type)) {
      changes.push({
        what: isOwnInsertion(child, author) ? 'take-out' : 'strike-block',
        from: start,
        to: end,
      })
    } else if (child.type.spec.code) isPossible = false
    else if (!collect(child, start, from, to, mark, changes)) isPossible = false
  })
  return isPossible
}

function make(tr: Transaction, { what, from, to }: Change, mark: Mark): void {
  if (what === 'strike') tr.addMark(from, to, mark)
  else if (what === 'take-out') tr.delete(from, to)
  else if (what === 'strike-block') {
    if (!mark.type.isInSet(tr.doc.nodeAt(from)?.marks ?? [])) tr.addNodeMark(from, mark)
  } else unbreak(tr, from)
}

/** Lets a line or an item that was only suggested go on from the one before it, or takes it out where it stands alone. */
function unbreak(tr: Transaction, pos: number): void {
  const $pos = tr.doc.resolve(pos)
  const [before, node] = [$pos.nodeBefore, $pos.nodeAfter]
  if (!node) return
  if (before && isBroken(before) && before.isTextblock === node.isTextblock) {
    const areLines = before.lastChild?.isTextblock && node.firstChild?.isTextblock
    tr.join(pos, !before.isTextblock && areLines ? 2 : 1)
  } else if (node.textContent === '' && $pos.parent.childCount > 1) tr.delete(pos, pos + node.nodeSize)
}

/** Whether a node is a line of text or an item of a list, which begin where the one before them is broken off. */
export function isBroken(node: ProseNode): boolean {
  const { name } = node.type
  if (name === 'listItem' || name === 'taskItem') return true
  return node.isTextblock && !node.type.spec.code && name !== 'figure'
}

/** Whether it is this author who suggested to put a node in. */
export function isOwnInsertion(node: ProseNode, author: string): boolean {
  return node.marks.some(({ type, attrs }) => type.name === 'insertion' && attrs['author'] === author)
}
