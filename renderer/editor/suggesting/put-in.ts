import { Fragment, Slice, type Mark, type Node as ProseNode } from '@tiptap/pm/model'
import type { Transaction } from '@tiptap/pm/state'
import { ReplaceStep } from '@tiptap/pm/transform'
import { isBroken } from './strike-out.ts'

/**
 * What a change brings, marked as suggested: words, atoms, and each block that was not there before. Null where what would
 * be put in breaks a block in two that is neither a line nor an item of a list.
 */
export function suggested(slice: Slice, mark: Mark): Slice | null {
  const content = marked(slice.content, slice.openStart, slice.openEnd, mark)
  return content && new Slice(content, slice.openStart, slice.openEnd)
}

/** Puts a slice in just there and tells where it ends; null where it does not fit as it is. */
export function putIn(tr: Transaction, pos: number, slice: Slice): number | null {
  if (tr.doc.resolve(pos).parent.type.spec.code) return null
  const { failed } = tr.maybeStep(new ReplaceStep(pos, pos, slice))
  return failed === null ? pos + slice.size : null
}

function marked(content: Fragment, openStart: number, openEnd: number, mark: Mark): Fragment | null {
  const nodes: ProseNode[] = []
  for (let index = 0; index < content.childCount; index += 1) {
    const node = content.child(index)
    const start = index === 0 ? openStart : 0
    const end = index === content.childCount - 1 ? openEnd : 0
    const next = markedNode(node, start, end, mark)
    if (!next) return null
    nodes.push(next)
  }
  return Fragment.from(nodes)
}

function markedNode(node: ProseNode, start: number, end: number, mark: Mark): ProseNode | null {
  if (node.isInline && start + end === 0) return node.mark(mark.addToSet(unsuggested(node)))
  if (start === 0 ? end > 0 && !isBroken(node) : node.isInline && end === 0) return null
  const isWhole = start === 0 && !isBroken(node)
  const inside = isWhole
    ? node.content
    : marked(node.content, Math.max(0, start - 1), Math.max(0, end - 1), mark)
  if (!inside) return null
  const own = unsuggested(node)
  return node.type.create(node.attrs, inside, start > 0 ? own : mark.addToSet(own))
}

function unsuggested(node: ProseNode): readonly Mark[] {
  return node.marks.filter(({ type }) => type.name !== 'insertion' && type.name !== 'deletion')
}
