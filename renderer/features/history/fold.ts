import { listChanges, type ComparedBlock } from '../../../shared/document/compare/comparison.ts'

/** Blocks without changes that are shown beside a changed one, so that it is known where it stands. */
const context = 1

/** Fewer than this are not worth folding. */
const leastFolded = 3

export type Stretch = { folded: boolean; key: string; blocks: ComparedBlock[] }

/** The blocks in stretches: those that changed with their neighbours, and long runs that did not, to be folded. */
export function foldUnchanged(blocks: readonly ComparedBlock[], ignoreFormatting: boolean): Stretch[] {
  const near = new Set<number>()
  blocks.forEach((block, index) => {
    if (isQuiet(block, ignoreFormatting)) return
    for (let at = index - context; at <= index + context; at += 1) near.add(at)
  })
  const stretches: Stretch[] = []
  blocks.forEach((block, index) => {
    const folded = !near.has(index)
    const last = stretches.at(-1)
    if (last?.folded === folded) last.blocks.push(block)
    else stretches.push({ folded, key: block.key, blocks: [block] })
  })
  return stretches.map((each) => ({ ...each, folded: each.folded && each.blocks.length >= leastFolded }))
}

function isQuiet(block: ComparedBlock, ignoreFormatting: boolean): boolean {
  if (block.status === 'same') return !block.moved
  if (block.status === 'moved-away') return false
  return listChanges({ blocks: [block], words: { inserted: 0, deleted: 0 } }, ignoreFormatting).length === 0
}
