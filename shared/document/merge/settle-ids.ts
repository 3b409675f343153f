import type { DocumentBody, DocumentNode } from '../body.ts'
import type { BlockConflict, MergedBody, OpenConflict } from './merge-bodies.ts'
import { renamed, type Recognised } from './recognise.ts'

/**
 * Ends a merge: gives blocks their ids back under which a side has them, sees to it that no id is there twice, and says
 * where in the body each conflict stands.
 */
export function settleIds(
  body: DocumentBody,
  open: ReadonlyMap<DocumentNode, OpenConflict>,
  { idsBack }: Recognised,
): MergedBody {
  const taken = new Set<string>()
  const places = new Map<OpenConflict, number[]>()

  const settle = (node: DocumentNode, at: readonly number[]): DocumentNode => {
    const states = open.get(node)
    if (states && !places.has(states)) places.set(states, [...at])
    const own = withFreeId(node, taken)
    const content = node.content?.map((child, index) => settle(child, [...at, index]))
    const same = content?.every((child, index) => child === node.content?.[index]) ?? true
    return same || !content ? own : { ...own, content }
  }

  const settled = { ...body, content: body.content.map((block, index) => settle(block, [index])) }
  const conflicts: BlockConflict[] = []
  for (const [states, at] of places) conflicts.push({ ...underOwnIds(states, idsBack), at })
  return { body: renamed(settled, idsBack), conflicts }
}

function withFreeId(node: DocumentNode, taken: Set<string>): DocumentNode {
  const id = node.attrs?.['id']
  if (typeof id !== 'string') return node
  let free = id
  for (let again = 2; taken.has(free); again += 1) free = `${id.slice(0, 56)}-${again}`
  taken.add(free)
  return free === id ? node : { ...node, attrs: { ...node.attrs, id: free } }
}

function underOwnIds(
  { id, base, ours, theirs }: OpenConflict,
  ids: ReadonlyMap<string, string>,
): OpenConflict {
  const back = (node: DocumentNode | null) => node && renamed(node, ids)
  return { id: ids.get(id) ?? id, base: back(base), ours: back(ours), theirs: back(theirs) }
}
