import type { DocumentBody, DocumentNode, JsonValue } from '../body.ts'
import { isWhole } from '../merge/block-tree.ts'
import { canonical } from '../merge/canonical.ts'
import { longestIncreasing } from '../merge/merge-order.ts'
import { countWords } from '../walk.ts'
import { compareLines } from './compare-lines.ts'
import type { AttributeChange, ComparedBlock, Comparison, Run } from './comparison.ts'
import { isLine, pairBlocks } from './pair-blocks.ts'

/**
 * Compares two bodies: blocks inserted, deleted, moved, of another kind or with other attributes, and the words inside
 * them, through lists, tables and notes. Blocks are known by id, else by their words. Pure; see `comparing` for large
 * ones.
 */
export function compareBodies(before: DocumentBody, after: DocumentBody): Comparison {
  const steps = comparing(before, after)
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value
}

/** The same in steps of one top-level block, each told as the share that is done (0–1), so that a page can draw and stop between them. */
export function* comparing(before: DocumentBody, after: DocumentBody): Generator<number, Comparison> {
  const work = createWork()
  const parts = work.sequence(before.content, after.content, '')
  const blocks: ComparedBlock[] = []
  for (const [index, part] of parts.entries()) {
    blocks.push(part())
    yield (index + 1) / parts.length
  }
  return { blocks, words: work.words }
}

function createWork() {
  const words = { inserted: 0, deleted: 0 }

  /** The blocks of both sides in one order, each to be compared when it is called. */
  const sequence = (
    before: readonly DocumentNode[],
    after: readonly DocumentNode[],
    path: string,
  ): (() => ComparedBlock)[] => {
    const pairs = pairBlocks(before, after)
    const partners = new Map([...pairs].map(([from, to]) => [to, from]))
    const paired = [...partners.keys()].toSorted((a, b) => a - b)
    const stayed = new Set(
      [...longestIncreasing(paired.map((to) => partners.get(to) ?? 0))].map((at) => paired[at]),
    )
    const goneAfter = new Map<number, (() => ComparedBlock)[]>()
    let anchor = -1
    before.forEach((node, index) => {
      const to = pairs.get(index)
      if (to !== undefined && stayed.has(to)) anchor = to
      else {
        const key = `${path}d${index}`
        const here = goneAfter.get(anchor) ?? []
        goneAfter.set(anchor, [
          ...here,
          to === undefined ? () => alone(key, node, 'deleted') : () => trace(key, node),
        ])
      }
    })
    const order = [...(goneAfter.get(-1) ?? [])]
    after.forEach((node, index) => {
      const key = `${path}b${index}`
      const from = partners.get(index)
      const old = from === undefined ? undefined : before[from]
      order.push(old ? () => both(key, old, node, !stayed.has(index)) : () => alone(key, node, 'inserted'))
      order.push(...(goneAfter.get(index) ?? []))
    })
    return order
  }

  const alone = (key: string, node: DocumentNode, status: 'inserted' | 'deleted'): ComparedBlock => {
    words[status] += countWords(node)
    const sides = status === 'deleted' ? { before: node, after: null } : { before: null, after: node }
    return { ...plain(key), ...sides, status }
  }

  const trace = (key: string, node: DocumentNode): ComparedBlock => ({
    ...plain(key),
    before: node,
    status: 'moved-away',
  })

  const both = (key: string, before: DocumentNode, after: DocumentNode, moved: boolean): ComparedBlock => {
    const block: ComparedBlock = { ...plain(key), before, after, moved }
    if (canonical(before) === canonical(after)) return block
    block.attributes = attributeChanges(before, after)
    if (isLine(before) && isLine(after)) block.runs = runsOf(key, before, after)
    else if (!isWhole(before) && !isWhole(after)) {
      const inside = sequence(before.content ?? [], after.content ?? [], `${key}-`)
      block.children = inside.map((compare) => compare())
    }
    const isChanged =
      block.attributes.length > 0 ||
      block.runs?.some((run) => run.change !== 'same' || run.note?.some(isDifferent)) === true ||
      block.children?.some(isDifferent) === true
    return isChanged ? { ...block, status: 'changed' } : { ...block, runs: null, children: null }
  }

  const runsOf = (key: string, before: DocumentNode, after: DocumentNode): Run[] => {
    const line = compareLines(before, after)
    words.inserted += line.inserted
    words.deleted += line.deleted
    return line.runs.map((run, index) => {
      const [now, old] = [run.nodes[0], run.before?.[0]]
      if (run.change !== 'inserted' && run.change !== 'deleted' && now?.type === 'footnote' && old) {
        if (canonical(old.content) === canonical(now.content)) return run
        const inside = sequence(old.content ?? [], now.content ?? [], `${key}n${index}-`)
        return { ...run, note: inside.map((compare) => compare()) }
      }
      for (const node of run.nodes)
        if (node.type === 'footnote' && (run.change === 'inserted' || run.change === 'deleted'))
          words[run.change] += countWords(node)
      return run
    })
  }

  return { words, sequence }
}

function plain(key: string): ComparedBlock {
  return {
    key,
    status: 'same',
    moved: false,
    before: null,
    after: null,
    attributes: [],
    runs: null,
    children: null,
  }
}

const isDifferent = ({ status, moved }: ComparedBlock) => status !== 'same' || moved

/** Attributes that say how a block looks, not what it says. */
const looks = new Set(['dir', 'colwidth', 'width'])

function attributeChanges(before: DocumentNode, after: DocumentNode): AttributeChange[] {
  const type: AttributeChange[] =
    before.type === after.type
      ? []
      : [{ name: 'type', before: before.type, after: after.type, isFormat: false }]
  const names = new Set([...Object.keys(before.attrs ?? {}), ...Object.keys(after.attrs ?? {})])
  names.delete('id')
  const attributes = [...names].flatMap((name): AttributeChange[] => {
    const [old, now]: JsonValue[] = [before.attrs?.[name] ?? null, after.attrs?.[name] ?? null]
    const isOfBoth = type.length === 0 || (name in (before.attrs ?? {}) && name in (after.attrs ?? {}))
    if (canonical(old) === canonical(now) || !isOfBoth) return []
    return [{ name, before: old ?? null, after: now ?? null, isFormat: looks.has(name) }]
  })
  return [...type, ...attributes]
}
