import type { DropTarget } from 'react-aria-components'
import { itemKey, toTree, type Draft, type Place } from './pack-tree.ts'

/** The place in the pack that something is let go at; null where it can be put nowhere. */
export function toPlace(draft: Draft, target: DropTarget): Place | null {
  if (target.type === 'root') return { item: null, before: null }
  const key = String(target.key)
  const roots = toTree(draft)
  const at = roots.findIndex((root) => root.key === key)
  const root = roots[at]
  if (root) {
    if (target.dropPosition === 'on')
      return root.type === 'item' ? { item: root.item.id, before: null } : null
    return { item: null, before: target.dropPosition === 'before' ? key : (roots[at + 1]?.key ?? null) }
  }
  for (const each of roots) {
    if (each.type !== 'item') continue
    const index = each.entries.findIndex(({ id }) => id === key)
    if (index === -1) continue
    if (target.dropPosition === 'on') return null
    const next = target.dropPosition === 'before' ? key : (each.entries[index + 1]?.id ?? null)
    return { item: each.item.id, before: next }
  }
  return null
}

/** Where something is added while `key` is marked: at the end of an item, behind an entry; at the end of all without one. */
export function placeBehind(draft: Draft, key: string | null): Place {
  const item = draft.agenda?.find(({ id }) => itemKey(id) === key)
  if (item) return { item: item.id, before: null }
  const behind = key === null ? null : toPlace(draft, { type: 'item', key, dropPosition: 'after' })
  return behind ?? { item: null, before: null }
}
