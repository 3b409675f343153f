import type { DocumentNode } from '../body.ts'
import { isLeaf, isNodeName, isTextblock } from '../content-rules.ts'

/** Whether a block is merged as one piece: a line of text with its notes, a picture, a rule, or what we cannot read. */
export function isWhole(node: DocumentNode): boolean {
  return !isNodeName(node.type) || isTextblock(node.type) || isLeaf(node.type)
}

/** A block's own id, or null where its kind has none. */
export function idOf(node: DocumentNode): string | null {
  const id = node.attrs?.['id']
  return typeof id === 'string' ? id : null
}

/** What a node is known by among its siblings: its id, or for items, rows and cells the first id found inside. */
export function keyOf(node: DocumentNode): string | null {
  for (
    let step: DocumentNode | undefined = node;
    step;
    step = isWhole(step) ? undefined : step.content?.[0]
  ) {
    const id = idOf(step)
    if (id !== null) return id
  }
  return null
}

/** Every block with an id of a tree, by that id; the first where an id is there twice. What stands in a line of text is not looked at. */
export function blocksById(root: DocumentNode): Map<string, DocumentNode> {
  const blocks = new Map<string, DocumentNode>()
  const stack = [root]
  for (let node = stack.pop(); node; node = stack.pop()) {
    const id = idOf(node)
    if (id !== null && !blocks.has(id)) blocks.set(id, node)
    if (!isWhole(node)) stack.push(...(node.content ?? []).toReversed())
  }
  return blocks
}

/** The children of a node under keys that are unique among them. */
export function keyedChildren(node: DocumentNode): Map<string, DocumentNode> {
  const children = new Map<string, DocumentNode>()
  for (const child of node.content ?? []) {
    const key = keyOf(child) ?? `?${child.type}`
    let unique = key
    for (let again = 2; children.has(unique); again += 1) unique = `${key}?${again}`
    children.set(unique, child)
  }
  return children
}
