import type { DocumentBody, DocumentNode } from './body.ts'
import { contentRules, groupOf, innerDepth, isTextblock } from './content-rules.ts'
import { maxNesting, type NodeName } from './nodes.ts'

/** What became of a request for room: as asked, put right, or not to be had (then a node's children go in its place). */
export type Room = 'fits' | 'repaired' | 'none' | 'too-deep'

type Frame = { type: NodeName; node: DocumentNode; children: DocumentNode[]; implicit: boolean }

/**
 * Builds a body that keeps the schema, whatever is asked of it: opens the wrappers a misplaced node needs, ends a line
 * of text at a block found inside it, and refuses what would nest deeper than `maxNesting`. `blank` makes a childless
 * node with its default attributes, for whatever has to be added.
 */
export function createBodyBuilder(blank: (type: NodeName) => DocumentNode) {
  const root: Frame = { type: 'doc', node: { type: 'doc' }, children: [], implicit: false }
  const frames: Frame[] = [root]
  const top = (): Frame => frames.at(-1) ?? root
  const inFootnote = () => frames.some((frame) => frame.type === 'footnote')
  let completed = false

  const push = (type: NodeName, node: DocumentNode, implicit: boolean) => {
    top().children.push(node)
    frames.push({ type, node, children: [], implicit })
  }

  const pop = () => {
    const frame = frames.length > 1 ? frames.pop() : undefined
    if (frame && complete(frame, blank)) completed = true
    if (frame && frame.children.length > 0) frame.node.content = frame.children
  }

  return {
    /** How many nodes are open; `closeTo` takes it back. */
    level: () => frames.length,
    /** The type of the innermost open node. */
    context: () => top().type,
    /** Whether anything stands in the innermost open node yet. */
    isEmpty: () => top().children.length === 0,
    inFootnote,

    /** The type under which a node of `type` can stand here: an item of the other kind of list changes its kind. */
    typeHere(type: NodeName): NodeName {
      const around = frames.findLast((frame) => !frame.implicit)?.type
      if (type === 'taskItem' && (around === 'bulletList' || around === 'orderedList')) return 'listItem'
      if (type === 'listItem' && around === 'taskList') return 'taskItem'
      return inFootnote() && isTextblock(type) && type !== 'figure' ? 'paragraph' : type
    },

    /** Makes room for a node of `type` at this place, if it can be had. */
    makeRoom(type: NodeName): Room {
      const inline = groupOf(type) === 'inline'
      let repaired = false
      while (!accepts(top(), type) && top().implicit) pop()
      // A block found in a line of text ends that line; text after it starts a paragraph of its own.
      if (!accepts(top(), type) && isTextblock(top().type) && !inline) {
        pop()
        repaired = true
      }
      const chain = accepts(top(), type) ? [] : wrappers(top().type, type)
      if (!chain) return 'none'
      const depth = frames.length + chain.length + innerDepth(type) - (inline ? 1 : 0)
      if (depth > maxNesting && !inFootnote() && !inline) return 'too-deep'
      for (const wrapper of chain) {
        push(wrapper, blank(wrapper), true)
        repaired = true
      }
      if (!accepts(top(), type)) {
        top().children.push(blank('paragraph'))
        repaired = true
      }
      return repaired ? 'repaired' : 'fits'
    },

    /** Puts a childless node here, after `makeRoom`; text of the same marks is joined. */
    add(node: DocumentNode) {
      const last = top().children.at(-1)
      if (node.text !== undefined && last?.text !== undefined && sameMarks(last, node)) last.text += node.text
      else top().children.push(node)
    },

    /** Puts a node here and opens it, after `makeRoom`. */
    open(type: NodeName, node: DocumentNode) {
      push(type, node, false)
    },

    /** Ends every node opened since `level` was taken; true where one had to be given content to keep the schema. */
    closeTo(level: number): boolean {
      completed = false
      while (frames.length > level) pop()
      return completed
    },

    /** Ends everything and hands over the body; `completed` as for `closeTo`. */
    finish(): { body: DocumentBody; completed: boolean } {
      completed = false
      while (frames.length > 1) pop()
      if (complete(root, blank)) completed = true
      return { body: { type: 'doc', content: root.children }, completed }
    },
  }
}

const wrapperTypes: readonly NodeName[] = [
  'paragraph',
  'bulletList',
  'taskList',
  'listItem',
  'taskItem',
  'table',
  'tableRow',
  'tableCell',
]

function accepts(frame: Frame, type: NodeName): boolean {
  const rule = contentRules.get(frame.type)
  return (frame.children.length === 0 ? rule?.first : rule?.rest)?.has(type) ?? false
}

/** The shortest chain of wrappers by which `type` can stand inside `parent`; null where there is none. */
function wrappers(parent: NodeName, type: NodeName): NodeName[] | null {
  const rule = contentRules.get(parent)
  if (rule?.rest.has(type)) return []
  const queue = wrapperTypes.filter((name) => rule?.first.has(name)).map((name) => [name])
  for (let chain = queue.shift(); chain; chain = queue.shift()) {
    const last = chain.at(-1)
    const inner = last && contentRules.get(last)
    if (inner?.first.has(type) || inner?.rest.has(type)) return chain
    if (chain.length >= 4 || !inner) continue
    for (const name of wrapperTypes) if (inner.first.has(name)) queue.push([...chain, name])
  }
  return null
}

/** Gives a node what its content expression wants at least; true where something was missing. */
function complete(frame: Frame, blank: (type: NodeName) => DocumentNode): boolean {
  if (contentRules.get(frame.type)?.needsOne && frame.children.length === 0) {
    frame.children.push(smallest(frame.type, blank))
    return true
  }
  if (frame.type === 'tableRow') return narrow(frame)
  const row = frame.children[0]
  if (frame.type !== 'table' || !row || frame.children.some((each) => (each.content ?? []).length > 0))
    return false
  row.content = [smallest('tableRow', blank)]
  return true
}

/** A few cells that claim to span millions of columns would make every reader of the table build them. */
function narrow(row: Frame): boolean {
  const columns = row.children.reduce((sum, cell) => sum + Number(cell.attrs?.['colspan'] ?? 1), 0)
  if (columns <= Math.max(maxColumns, row.children.length)) return false
  for (const cell of row.children) cell.attrs = { ...cell.attrs, colspan: 1, colwidth: null }
  return true
}

const maxColumns = 1000

function smallest(parent: NodeName, blank: (type: NodeName) => DocumentNode): DocumentNode {
  const type = smallestChild.get(parent) ?? 'paragraph'
  const node = blank(type)
  if (type !== 'paragraph') node.content = [smallest(type, blank)]
  return node
}

const smallestChild = new Map<NodeName, NodeName>([
  ['bulletList', 'listItem'],
  ['orderedList', 'listItem'],
  ['taskList', 'taskItem'],
  ['table', 'tableRow'],
  ['tableRow', 'tableCell'],
])

function sameMarks(one: DocumentNode, other: DocumentNode): boolean {
  return JSON.stringify(one.marks ?? []) === JSON.stringify(other.marks ?? [])
}
