import type { DocumentBody, DocumentNode } from '../body.ts'
import { withCommentsOf } from '../comments/merge-block-comments.ts'
import { contentRules, isNodeName } from '../content-rules.ts'
import { keyOf } from '../merge/block-tree.ts'
import type { ComparedBlock } from './comparison.ts'

/**
 * The body with one compared block as it was in `from`: put back where it was changed or is gone, taken out where it is
 * new. Null where there is no place for it any more. `now` may have moved on since it was compared; everything else in
 * it stays as it is. What is put back a second time carries ids that are taken: `normalizeBody` gives it new ones.
 */
export function restoreBlock(
  now: DocumentBody,
  from: DocumentBody,
  { before, after }: Pick<ComparedBlock, 'before' | 'after'>,
): DocumentBody | null {
  const there = after && findNode(now, after)
  if (!before) return there ? withoutEmpty(replaceAt(now, there, [])) : null
  const same = findNode(now, before) ?? there
  const present = same && nodeAt(now, same)
  // What was said about the block since is not taken back with its words.
  if (same) return replaceAt(now, same, [present ? withCommentsOf(before, present) : before])
  return putBack(now, from, before)
}

type Path = readonly number[]

function putBack(now: DocumentBody, from: DocumentBody, block: DocumentNode): DocumentBody | null {
  const path = findNode(from, block)
  if (!path) return null
  const parent = nodeAt(from, path.slice(0, -1))
  const place = path.at(-1) ?? 0
  const host = parent && (parent.type === 'doc' ? [] : findNode(now, parent))
  if (!host) return null
  const children = nodeAt(now, host)?.content ?? []
  const keys = children.map(keyOf)
  let at = 0
  for (const sibling of (parent.content ?? []).slice(0, place)) {
    const index = keys.indexOf(keyOf(sibling))
    if (index >= 0) at = Math.max(at, index + 1)
  }
  return insertAt(now, [...host, at], block)
}

/** The path of the node that is known by the same id and is of the same level: an item is not its first paragraph. */
function findNode(root: DocumentNode, wanted: DocumentNode): Path | null {
  const key = keyOf(wanted)
  const stack: { node: DocumentNode; path: Path }[] = [{ node: root, path: [] }]
  for (let visit = stack.pop(); visit; visit = stack.pop()) {
    const { node, path } = visit
    if (path.length > 0 && key !== null && keyOf(node) === key && hasOwnId(node) === hasOwnId(wanted))
      return path
    node.content?.forEach((child, index) => {
      if (isNodeName(child.type) && contentRules.has(child.type))
        stack.push({ node: child, path: [...path, index] })
    })
  }
  return null
}

const hasOwnId = (node: DocumentNode) => typeof node.attrs?.['id'] === 'string'

function nodeAt(root: DocumentNode, path: Path): DocumentNode | undefined {
  return path.reduce<DocumentNode | undefined>((node, index) => node?.content?.[index], root)
}

function replaceAt(body: DocumentBody, path: Path, put: DocumentNode[]): DocumentBody {
  return changeAt(body, path, (children, index) => children.toSpliced(index, 1, ...put))
}

function insertAt(body: DocumentBody, path: Path, node: DocumentNode): DocumentBody {
  return changeAt(body, path, (children, index) => children.toSpliced(index, 0, node))
}

function changeAt(
  body: DocumentBody,
  path: Path,
  change: (children: DocumentNode[], index: number) => DocumentNode[],
): DocumentBody {
  const walk = (node: DocumentNode, [index = 0, ...rest]: Path): DocumentNode => {
    const children = node.content ?? []
    if (rest.length === 0) return { ...node, content: change(children, index) }
    return { ...node, content: children.map((child, at) => (at === index ? walk(child, rest) : child)) }
  }
  return { type: 'doc', content: walk(body, path).content ?? [] }
}

/** A list without items goes too; a body keeps one empty paragraph. */
function withoutEmpty(body: DocumentBody): DocumentBody {
  const prune = (nodes: readonly DocumentNode[]): DocumentNode[] =>
    nodes.flatMap((node) => {
      const needsOne = isNodeName(node.type) && contentRules.get(node.type)?.needsOne
      const content = node.content && prune(node.content)
      if (needsOne && (content?.length ?? 0) === 0) return []
      return [content ? { ...node, content } : node]
    })
  const content = prune(body.content)
  return {
    type: 'doc',
    content: content.length > 0 ? content : [{ type: 'paragraph', attrs: { id: null, dir: null } }],
  }
}
