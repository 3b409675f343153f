import type { Block, Outcome, TypesetData } from './typeset-data.ts'

/** The decisions and actions among the blocks, those in boxes and lists too, in reading order; null where there are none. */
export function toOutcomes(blocks: readonly Block[], heading: string): TypesetData['outcomes'] {
  const items = blocks.flatMap(outcomesIn)
  return items.length > 0 ? { heading, items } : null
}

function outcomesIn(block: Block): Outcome[] {
  switch (block.t) {
    case 'decision':
    case 'action': {
      const { t, head, detail, dir, inlines } = block
      // A note is called once, where it was written.
      const words = inlines.filter(({ t: kind }) => kind !== 'note' && kind !== 'endnote')
      return [{ kind: t, head, detail, dir, inlines: words }]
    }
    case 'quote':
    case 'callout':
      return block.blocks.flatMap(outcomesIn)
    case 'list':
      return block.items.flatMap((item) => item.blocks.flatMap(outcomesIn))
    case 'table':
      return block.cells.flatMap((cell) => cell.blocks.flatMap(outcomesIn))
    default:
      return []
  }
}
