import type { DocumentBody, DocumentNode } from '../body.ts'
import { withCommentsOf } from '../comments/merge-block-comments.ts'
import { contentRules, isNodeName } from '../content-rules.ts'
import { blocksById, idOf, isWhole, keyedChildren, keyOf } from './block-tree.ts'
import { canonical, contentKey } from './canonical.ts'
import { mergeOrder } from './merge-order.ts'
import { mergeShape, mergeWhole } from './merge-whole.ts'
import { mergesByRow } from './merge-tables.ts'
import { recognise } from './recognise.ts'
import { settleIds } from './settle-ids.ts'

/** A block that both sides changed, or that one changed and the other deleted. Null: not there in that state. */
export type BlockConflict = {
  /** The block's id; of an item or row the first id inside it. */
  id: string
  base: DocumentNode | null
  ours: DocumentNode | null
  theirs: DocumentNode | null
  /** Child indexes from the root of the merged body to what stands there until somebody answers. */
  at: number[]
}

export type MergedBody = { body: DocumentBody; conflicts: BlockConflict[] }

/**
 * Three-way merge of two bodies that grew out of `base` (null: unknown, as if it had been empty), block by block:
 * insertions, deletions, moves and changes of either side are all taken. Only a block that both sides changed
 * differently, or one changed and the other deleted, is a conflict: in the body stands ours, or the one that is still
 * there, and both texts are in the conflict. Lists, quotations and tables whose columns stayed are merged inside.
 * Blocks are known by their ids, and by their words where a side has new ids for them. No clock is asked. Pure; wants
 * bodies as `normalizeBody` leaves them, and gives such a body.
 */
export function mergeBodies(base: DocumentBody | null, ours: DocumentBody, theirs: DocumentBody): MergedBody {
  const from: DocumentBody = base ?? { type: 'doc', content: [] }
  const known = recognise(from, ours, theirs)
  const merge = createMerge(from, known.ours, known.theirs)
  const content = merge.children(from, known.ours, known.theirs)
  const blocks = content === 'conflict' || content.length === 0 ? [emptyParagraph(ours, theirs)] : content
  return settleIds({ type: 'doc', content: blocks }, merge.conflicts, known)
}

export type OpenConflict = Omit<BlockConflict, 'at'>

type Side = 'ours' | 'theirs'
type Outcome = DocumentNode | null | 'conflict'

function createMerge(base: DocumentBody, ours: DocumentBody, theirs: DocumentBody) {
  const [inBase, inOurs, inTheirs] = [blocksById(base), blocksById(ours), blocksById(theirs)]
  /** Conflicts by the node that stands in the merged body. */
  const conflicts = new Map<DocumentNode, OpenConflict>()
  const keys = new WeakMap<DocumentNode, string>()

  /** A block that is there in all three is merged as such, wherever each of them has it. */
  const sharedId = (node: DocumentNode): string | null => {
    const id = isWhole(node) ? idOf(node) : null
    const states = id === null ? [] : [inBase.get(id), inOurs.get(id), inTheirs.get(id)]
    return states.length > 0 && states.every((state) => state && isWhole(state)) ? id : null
  }

  /** Equal for two nodes that differ at most in blocks which are merged by themselves. */
  const structure = (node: DocumentNode): string => {
    let key = keys.get(node)
    if (key === undefined) {
      const id = sharedId(node)
      const { content, ...shape } = node
      if (id !== null) key = `#${id}`
      else if (isWhole(node)) key = canonical(node)
      else key = `${canonical(shape)}[${(content ?? []).map(structure).join()}]`
      keys.set(node, key)
    }
    return key
  }

  const conflict = (kept: DocumentNode, states: OpenConflict): DocumentNode => {
    conflicts.set(kept, states)
    return kept
  }

  const mergeShared = (id: string): DocumentNode | null => {
    const [b, o, t] = [inBase.get(id), inOurs.get(id), inTheirs.get(id)]
    if (!b || !o || !t) return null
    const merged = mergeWhole(b, o, t)
    if (merged) return merged
    // Whichever text is taken, what was said about the other is not lost with it.
    const [own, other] = [withCommentsOf(o, t), withCommentsOf(t, o)]
    return conflict(own, { id, base: b, ours: own, theirs: other })
  }

  /** A subtree as one side has it, with the blocks in it that are merged by themselves. */
  const emit = (node: DocumentNode): DocumentNode => {
    const id = sharedId(node)
    if (id !== null) return mergeShared(id) ?? node
    if (isWhole(node) || !node.content) return node
    const content = node.content.map(emit)
    return content.every((child, index) => child === node.content?.[index]) ? node : { ...node, content }
  }

  /** What one side has and the other deleted or took elsewhere: it goes, unless it was changed meanwhile. */
  const emitAlone = (key: string, b: DocumentNode, kept: DocumentNode, side: Side): DocumentNode | null => {
    if (structure(kept) === structure(b)) return null
    const stays = emit(kept)
    const states = { ours: null, theirs: null, [side]: stays }
    return conflict(stays, { id: idOf(kept) ?? key.split('?')[0] ?? key, base: b, ...states })
  }

  const mergeNode = (b: DocumentNode | undefined, o: DocumentNode, t: DocumentNode): Outcome => {
    if (structure(o) === structure(t) || (b && structure(b) === structure(t))) return emit(o)
    if (b && structure(b) === structure(o)) return emit(t)
    const before = new Set(conflicts.keys())
    const merged = b && !isWhole(o) && !isWhole(t) && !isWhole(b) ? mergeContainer(b, o, t) : 'conflict'
    if (merged !== 'conflict') return merged
    // What was asked about inside is part of the larger question now.
    for (const node of conflicts.keys()) if (!before.has(node)) conflicts.delete(node)
    const id = idOf(o) ?? keyOf(o)
    return idOf(o) === null || id === null
      ? 'conflict'
      : conflict(o, { id, base: b ?? null, ours: o, theirs: t })
  }

  const mergeContainer = (b: DocumentNode, o: DocumentNode, t: DocumentNode): Outcome => {
    const shape = mergeShape(b, o, t)
    const isTable = [b, o, t].some((node) => node.type === 'table')
    if (!shape || (isTable && !mergesByRow(b, o, t))) return 'conflict'
    const content = b.type === 'tableRow' ? mergeCells(b, o, t) : mergeChildren(b, o, t)
    if (content === 'conflict') return 'conflict'
    if (content.length === 0) return b.type === 'tableCell' || b.type === 'tableHeader' ? 'conflict' : null
    const { marks: _, ...rest } = o
    return keepsSchema(shape.type, content) ? { ...rest, ...shape, content } : 'conflict'
  }

  const mergeCells = (b: DocumentNode, o: DocumentNode, t: DocumentNode): DocumentNode[] | 'conflict' => {
    const cells: DocumentNode[] = []
    for (const [index, cell] of (o.content ?? []).entries()) {
      const [from, other] = [b.content?.[index], t.content?.[index]]
      const merged = from && other ? mergeNode(from, cell, other) : 'conflict'
      if (merged === 'conflict' || merged === null) return 'conflict'
      cells.push(merged)
    }
    return cells
  }

  const mergeChildren = (b: DocumentNode, o: DocumentNode, t: DocumentNode): DocumentNode[] | 'conflict' => {
    const [baseOf, oursOf, theirsOf] = [keyedChildren(b), keyedChildren(o), keyedChildren(t)]
    const kept = new Map<string, DocumentNode>()
    for (const key of new Set([...oursOf.keys(), ...theirsOf.keys()])) {
      const [from, own, other] = [baseOf.get(key), oursOf.get(key), theirsOf.get(key)]
      let outcome: Outcome = null
      if (own && other) outcome = mergeNode(from, own, other)
      else if (own) outcome = from ? emitAlone(key, from, own, 'ours') : emit(own)
      else if (other) outcome = from ? emitAlone(key, from, other, 'theirs') : emit(other)
      if (outcome === 'conflict') {
        if (!own || b.type !== 'doc') return 'conflict'
        outcome = conflict(own, { id: key, base: from ?? null, ours: own, theirs: other ?? null })
      }
      if (outcome) kept.set(key, outcome)
    }
    const order = mergeOrder({
      base: [...baseOf.keys()],
      ours: [...oursOf.keys()],
      theirs: [...theirsOf.keys()],
      keeps: (key) => kept.has(key),
      saying: (key, side) => {
        const node = (side === 'ours' ? oursOf : theirsOf).get(key)
        return node && contentKey(node)
      },
    })
    return order.flatMap((key) => kept.get(key) ?? [])
  }

  return { children: mergeChildren, conflicts }
}

function keepsSchema(type: string, content: readonly DocumentNode[]): boolean {
  const rule = isNodeName(type) ? contentRules.get(type) : undefined
  return content.every((child, index) => {
    const allowed = index === 0 ? rule?.first : rule?.rest
    return isNodeName(child.type) && allowed?.has(child.type) === true
  })
}

/** Each side deleted what the other kept: a body has one block at least. */
function emptyParagraph(...bodies: DocumentBody[]): DocumentNode {
  const id = bodies.map((body) => keyOf(body)).find((key) => key !== null) ?? 'b1'
  return { type: 'paragraph', attrs: { id, dir: null } }
}
