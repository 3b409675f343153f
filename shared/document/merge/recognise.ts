import type { DocumentBody, DocumentNode } from '../body.ts'
import { idOf, isWhole } from './block-tree.ts'
import { contentKey } from './canonical.ts'

/** Two bodies in the base's own ids, and the way back to theirs. */
export type Recognised = { ours: DocumentBody; theirs: DocumentBody; idsBack: ReadonlyMap<string, string> }

/**
 * Finds the base's blocks in a body that has new ids for them (it went through another program), by their words and
 * their order, and calls them by their old ids while the merge lasts.
 */
export function recognise(base: DocumentBody, ours: DocumentBody, theirs: DocumentBody): Recognised {
  const own = oldIds(base, ours)
  const other = oldIds(base, theirs)
  const idsBack = new Map([...other, ...own].map(([now, before]) => [before, now]))
  return { ours: renamed(ours, own), theirs: renamed(theirs, other), idsBack }
}

/** New id → id in the base, for top-level blocks whose content is word for word that of one that seems to be gone. */
function oldIds(base: DocumentBody, side: DocumentBody): Map<string, string> {
  const ids = new Map<string, string>()
  const [here, there] = [allIds(side), allIds(base)]
  const gone = base.content.filter((block) => !allIdsOf(block).some((id) => here.has(id)))
  if (gone.length === 0) return ids
  const waiting = new Map<string, DocumentNode[]>()
  for (const block of gone) {
    const key = contentKey(block)
    waiting.set(key, [...(waiting.get(key) ?? []), block])
  }
  for (const block of side.content) {
    if (allIdsOf(block).some((id) => there.has(id))) continue
    const old = waiting.get(contentKey(block))?.shift()
    if (old) pairIds(block, old, ids)
  }
  return ids
}

/** Two trees of one content have their ids in the same places. */
function pairIds(now: DocumentNode, before: DocumentNode, ids: Map<string, string>): void {
  const [from, to] = [idOf(now), idOf(before)]
  if (from !== null && to !== null && from !== to) ids.set(from, to)
  now.content?.forEach((child, index) => {
    const old = before.content?.[index]
    if (old) pairIds(child, old, ids)
  })
}

function allIds(body: DocumentBody): Set<string> {
  return new Set(body.content.flatMap(allIdsOf))
}

function allIdsOf(node: DocumentNode): string[] {
  const id = idOf(node)
  const inside = isWhole(node) ? [] : (node.content ?? [])
  return [...(id === null ? [] : [id]), ...inside.flatMap(allIdsOf)]
}

/** A tree under other ids, references to them included; the very same nodes where nothing changes. */
export function renamed<T extends DocumentNode>(node: T, ids: ReadonlyMap<string, string>): T {
  if (ids.size === 0) return node
  let attrs = node.attrs
  for (const key of ['id', 'target']) {
    const id = attrs?.[key]
    const name = typeof id === 'string' ? ids.get(id) : undefined
    if (name !== undefined) attrs = { ...attrs, [key]: name }
  }
  const content = node.content?.map((child) => renamed(child, ids))
  const same = content?.every((child, index) => child === node.content?.[index]) ?? true
  if (same && attrs === node.attrs) return node
  return { ...node, ...(attrs ? { attrs } : {}), ...(content && !same ? { content } : {}) }
}
