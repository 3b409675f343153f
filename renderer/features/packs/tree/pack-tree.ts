import type { AgendaItem } from '../../../../shared/model/meeting/v1.ts'
import type { PackEntry } from '../../../../shared/model/pack/v1.ts'

/** What building a pack changes: its entries in the order they are bound, and the agenda of its meeting; null without one. */
export type Draft = { entries: readonly PackEntry[]; agenda: readonly AgendaItem[] | null }

/** What stands at the first level: an item with what is bound under it, or an entry of no item. */
export type Root =
  | { type: 'item'; key: string; item: AgendaItem; entries: readonly PackEntry[] }
  | { type: 'entry'; key: string; entry: PackEntry }

/** Where something is put: under an item or, with null, at the first level; before what has the key, or at the end. */
export type Place = { item: string | null; before: string | null }

/** An item's key in the tree; entries have their ids. */
export const itemKey = (id: string) => `item:${id}`
const isItemKey = (key: string) => key.startsWith('item:')

/**
 * The agenda with the entries under their items, each in the order it is bound. An entry of no item, or of one that is gone,
 * stands where it is bound: behind the item of the entry before it, or at the end where no paper of an item follows.
 */
export function toTree({ entries, agenda }: Draft): Root[] {
  const items = new Map((agenda ?? []).map((item) => [item.id, [] as PackEntry[]]))
  const isOwned = ({ agendaItemId }: PackEntry) => agendaItemId !== undefined && items.has(agendaItemId)
  const last = entries.findLastIndex(isOwned)
  const loose = new Map<string | null, Root[]>()
  let behind: string | null = null
  for (const [index, entry] of entries.entries()) {
    if (entry.agendaItemId !== undefined && isOwned(entry)) {
      items.get(entry.agendaItemId)?.push(entry)
      behind = entry.agendaItemId
    } else {
      const place = last !== -1 && index > last ? atEnd : behind
      loose.set(place, [...(loose.get(place) ?? []), { type: 'entry', key: entry.id, entry }])
    }
  }
  return [
    ...(loose.get(null) ?? []),
    ...(agenda ?? []).flatMap((item): Root[] => [
      { type: 'item', key: itemKey(item.id), item, entries: items.get(item.id) ?? [] },
      ...(loose.get(item.id) ?? []),
    ]),
    ...(loose.get(atEnd) ?? []),
  ]
}

/** The same tree as it is kept. An item that was moved is counted anew where the numbers were a plain count. */
export function fromTree(roots: readonly Root[], { agenda }: Draft): Draft {
  const items = roots.flatMap((root) => (root.type === 'item' ? [root.item] : []))
  const isCounted = agenda?.every((item, index) => item.number === String(index + 1)) ?? false
  return {
    entries: roots.flatMap((root) =>
      root.type === 'item'
        ? root.entries.map((entry) => ({ ...entry, agendaItemId: root.item.id }))
        : [withoutItem(root.entry)],
    ),
    agenda:
      agenda && (isCounted ? items.map((item, index) => ({ ...item, number: String(index + 1) })) : items),
  }
}

/** Whether the papers are bound in another order than that of the agenda, as when the agenda was changed since. */
export function isOutOfOrder(draft: Draft): boolean {
  const ordered = toTree(draft).flatMap((root) => (root.type === 'item' ? root.entries : [root.entry]))
  return ordered.some((entry, index) => entry.id !== draft.entries[index]?.id)
}

/** The draft with everything of `keys` taken to one place, in the order it stood; items only ever stand at the first level. */
export function moved(draft: Draft, keys: ReadonlySet<string>, place: Place): Draft {
  const before = toTree(draft)
  const to = { ...place, before: besides(before, keys, place) }
  const items = before.filter((root) => root.type === 'item' && keys.has(root.key))
  if (items.length > 0 && to.item !== null) return draft
  // What goes with its item anyway is not taken out of it.
  const entries = before
    .filter((root) => !items.includes(root))
    .flatMap((root) => (root.type === 'item' ? root.entries : [root.entry]))
    .filter(({ id }) => keys.has(id))
  const gone = new Set([...items.map(keyOf), ...entries.map(({ id }) => id)])
  const left = putAmong(leftOf(before, gone), items, to.before, keyOf)
  return entries.length === 0 ? fromTree(left, draft) : put(left, entries, to, draft)
}

/** The draft with entries put at a place, in their order. */
export function inserted(draft: Draft, entries: readonly PackEntry[], place: Place): Draft {
  return put(toTree(draft), entries, place, draft)
}

function put(roots: readonly Root[], entries: readonly PackEntry[], place: Place, draft: Draft): Draft {
  const item = place.item ?? itemAbove(roots, place.before)
  const loose = entries.map((entry): Root => ({ type: 'entry', key: entry.id, entry }))
  return fromTree(
    item === null
      ? putAmong(roots, loose, place.before, keyOf)
      : roots.map((root) =>
          root.type === 'item' && root.item.id === item
            ? { ...root, entries: putAmong(root.entries, entries, place.before, ({ id }) => id) }
            : root,
        ),
    draft,
  )
}

/** The item that takes what is put behind it at the first level: one without papers, which nothing could be bound behind. */
function itemAbove(roots: readonly Root[], before: string | null): string | null {
  const at = roots.findIndex(({ key }) => key === before)
  const isEnd = at === -1 && roots.some((root) => root.type === 'item' && root.entries.length > 0)
  const above = isEnd || at === 0 ? undefined : roots.at(at === -1 ? -1 : at - 1)
  return above?.type === 'item' && above.entries.length === 0 ? above.item.id : null
}

/** What a place is before once the marked are gone from there. */
function besides(roots: readonly Root[], keys: ReadonlySet<string>, { item, before }: Place): string | null {
  const own = roots.find((root) => root.type === 'item' && root.item.id === item)
  const siblings = own?.type === 'item' ? own.entries.map(({ id }) => id) : roots.map(keyOf)
  const at = before === null ? siblings.length : siblings.indexOf(before)
  return siblings.slice(at).find((key) => !keys.has(key)) ?? null
}

/** The draft without what `keys` name; an item's papers go with it. */
export function removed(draft: Draft, keys: ReadonlySet<string>): Draft {
  return fromTree(leftOf(toTree(draft), keys), draft)
}

/** Where Alt and an arrow take what is marked: past its neighbour, or over to the next item; null at the ends. */
export function stepPlace(draft: Draft, keys: ReadonlySet<string>, step: -1 | 1): Place | null {
  const roots = toTree(draft)
  if ([...keys].some(isItemKey)) {
    const [, past] = edgeOf(
      roots.filter((root) => root.type === 'item'),
      keys,
      step,
    )
    if (!past) return null
    return { item: null, before: step === -1 ? past.key : (roots[roots.indexOf(past) + 1]?.key ?? null) }
  }
  const rows = roots.flatMap((root): Row[] => {
    if (root.type === 'entry') return [{ key: root.key, item: null }]
    const item = root.item.id
    return [{ key: root.key, item }, ...root.entries.map(({ id }) => ({ key: id, item }))]
  })
  const [own, past] = edgeOf(rows, keys, step)
  if (!own) return null
  // Out of the last item, to where nothing belongs to any.
  if (!past) return step === 1 && own.item !== null ? { item: null, before: null } : null
  const under = { item: past.item, before: null }
  if (step === -1 && !isItemKey(past.key))
    return past.item === own.item ? { ...under, before: past.key } : under
  if (step === -1) {
    const above = past.item === own.item ? rows[rows.indexOf(past) - 1] : past
    return above?.item ? { item: above.item, before: null } : { item: null, before: past.key }
  }
  if (past.item !== own.item && !isItemKey(past.key)) return { item: null, before: past.key }
  const next = rows[rows.indexOf(past) + 1]
  return next && next.item === past.item && !isItemKey(next.key)
    ? { ...under, before: next.key }
    : endOf(under, next)
}

type Row = { key: string; item: string | null }

/** The outermost of the marked in one direction, and what stands next to it. */
function edgeOf<T extends { key: string }>(rows: readonly T[], keys: ReadonlySet<string>, step: -1 | 1) {
  const isMarked = ({ key }: T) => keys.has(key)
  const at = step === -1 ? rows.findIndex(isMarked) : rows.findLastIndex(isMarked)
  return at === -1 ? [] : [rows[at], rows[at + step]]
}

/** The end of an item; at the first level, before what follows. */
const endOf = (place: Place, next: Row | undefined): Place =>
  place.item === null && next ? { item: null, before: next.key } : place

/** What stands in the pack, by key, for what is said of it: its place among its siblings, from 1, and whose it is. */
export function standing(
  draft: Draft,
  key: string,
): { place: number; count: number; item: AgendaItem | null } | null {
  const roots = toTree(draft)
  const at = roots.findIndex((root) => root.key === key)
  if (at !== -1) return { place: at + 1, count: roots.length, item: null }
  for (const root of roots) {
    if (root.type !== 'item') continue
    const index = root.entries.findIndex(({ id }) => id === key)
    if (index !== -1) return { place: index + 1, count: root.entries.length, item: root.item }
  }
  return null
}

const atEnd = ''
const keyOf = ({ key }: Root) => key

function withoutItem({ agendaItemId: _left, ...entry }: PackEntry): PackEntry {
  return entry
}

function leftOf(roots: readonly Root[], gone: ReadonlySet<string>): Root[] {
  return roots
    .filter(({ key }) => !gone.has(key))
    .map((root) =>
      root.type === 'item' ? { ...root, entries: root.entries.filter(({ id }) => !gone.has(id)) } : root,
    )
}

function putAmong<T>(
  list: readonly T[],
  added: readonly T[],
  before: string | null,
  key: (one: T) => string,
): T[] {
  const at = list.findIndex((each) => key(each) === before)
  return at === -1 ? [...list, ...added] : [...list.slice(0, at), ...added, ...list.slice(at)]
}
