import { diffArrays } from 'diff'
import type { DocumentNode } from '../body.ts'
import { isNodeName, isTextblock } from '../content-rules.ts'
import { keyOf } from '../merge/block-tree.ts'
import { contentKey } from '../merge/canonical.ts'
import { textOf } from '../walk.ts'

/** Blocks that are alike by less than this are two different blocks. */
const leastLikeness = 0.4

/** A block is looked for among so many that follow the last one found. */
const farthest = 40

/**
 * Finds for each child of `before` the child of `after` that it became, as indexes: by its id; where ids are new, by its
 * words; and between two that were found, by what they have in common.
 */
export function pairBlocks(
  before: readonly DocumentNode[],
  after: readonly DocumentNode[],
): Map<number, number> {
  const pairs = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (from: number, to: number) => {
    pairs.set(from, to)
    taken.add(to)
  }

  const byKey = new Map(after.map((node, index) => [keyOf(node), index]))
  before.forEach((node, index) => {
    const key = keyOf(node)
    const to = key === null ? undefined : byKey.get(key)
    const now = to === undefined ? undefined : after[to]
    if (to !== undefined && now && !taken.has(to) && couldBecome(node, now)) pair(index, to)
  })

  const left = before.map((_, index) => index).filter((index) => !pairs.has(index))
  const right = after.map((_, index) => index).filter((index) => !taken.has(index))
  for (const [from, to] of sameWords(before, after, left, right)) pair(from, to)

  for (const { olds, news } of gaps(before.length, after.length, pairs, taken)) {
    for (const [from, to] of alike(before, after, olds, news)) pair(from, to)
  }
  return pairs
}

function sameWords(
  before: readonly DocumentNode[],
  after: readonly DocumentNode[],
  left: readonly number[],
  right: readonly number[],
): [number, number][] {
  if (left.length === 0 || right.length === 0) return []
  const keys = (nodes: readonly DocumentNode[], indexes: readonly number[]) =>
    indexes.map((index) => {
      const node = nodes[index]
      return node && hasWords(node) ? contentKey(node) : `${index} of ${nodes.length}`
    })
  const found = diffArrays(keys(before, left), keys(after, right), { maxEditLength: 2_000 }) ?? []
  const pairs: [number, number][] = []
  let [inOld, inNew] = [0, 0]
  for (const { added, removed, count } of found) {
    for (let step = 0; step < count && !added && !removed; step += 1) {
      const [from, to] = [left[inOld + step], right[inNew + step]]
      if (from !== undefined && to !== undefined) pairs.push([from, to])
    }
    if (!added) inOld += count
    if (!removed) inNew += count
  }
  return pairs
}

/** Stretches of blocks without a partner between two blocks that have one. */
function gaps(
  oldLength: number,
  newLength: number,
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): { olds: number[]; news: number[] }[] {
  const found = new Map<number, { olds: number[]; news: number[] }>()
  const at = (anchor: number) => {
    const gap = found.get(anchor) ?? { olds: [], news: [] }
    found.set(anchor, gap)
    return gap
  }
  let anchor = -1
  for (let index = 0; index < oldLength; index += 1) {
    const to = pairs.get(index)
    if (to === undefined) at(anchor).olds.push(index)
    else anchor = to
  }
  anchor = -1
  for (let index = 0; index < newLength; index += 1) {
    if (taken.has(index)) anchor = index
    else at(anchor).news.push(index)
  }
  return [...found.values()].filter(({ olds, news }) => olds.length > 0 && news.length > 0)
}

/** The likeliest pairs of a gap, in their order. */
function alike(
  before: readonly DocumentNode[],
  after: readonly DocumentNode[],
  olds: readonly number[],
  news: readonly number[],
): [number, number][] {
  const pairs: [number, number][] = []
  const bags = new Map(news.map((index) => [index, bagOf(after[index])]))
  let from = 0
  for (const old of olds) {
    const bag = bagOf(before[old])
    let best: { at: number; likeness: number } | null = null
    for (let at = from; at < Math.min(news.length, from + farthest); at += 1) {
      const index = news[at] ?? -1
      const isPossible = couldBecome(before[old] ?? blank, after[index] ?? blank)
      const likeness = isPossible ? likenessOf(bag, bags.get(index) ?? new Set()) : 0
      if (likeness >= leastLikeness && likeness > (best?.likeness ?? 0)) best = { at, likeness }
    }
    if (best) {
      pairs.push([old, news[best.at] ?? -1])
      from = best.at + 1
    }
  }
  return pairs
}

/** Whether a block holds a line of text. */
export function isLine({ type }: DocumentNode): boolean {
  return isNodeName(type) && isTextblock(type)
}

/** Whether one block can have been made out of the other, so that their insides can be held side by side. */
function couldBecome(before: DocumentNode, after: DocumentNode): boolean {
  if (before.type === after.type) return true
  if (before.type === 'figure' || after.type === 'figure') return false
  if (isLine(before) && isLine(after)) return true
  return families.some((family) => family.has(before.type) && family.has(after.type))
}

const families = [
  new Set(['bulletList', 'orderedList', 'taskList']),
  new Set(['listItem', 'taskItem']),
  new Set(['tableCell', 'tableHeader']),
  new Set(['blockquote', 'callout']),
]

const blank: DocumentNode = { type: 'paragraph' }

const hasWords = (node: DocumentNode) => textOf(node).trim() !== ''

function bagOf(node: DocumentNode | undefined): Set<string> {
  return new Set(
    node
      ? textOf(node, { footnotes: true })
          .toLowerCase()
          .match(/[\p{L}\p{N}]+/gu)
      : [],
  )
}

/** 0 (nothing in common) to 1 (the same words). */
function likenessOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size + other.size === 0) return 0
  let common = 0
  for (const word of one) if (other.has(word)) common += 1
  return (2 * common) / (one.size + other.size)
}
