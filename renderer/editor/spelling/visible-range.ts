import type { EditorView } from '@tiptap/pm/view'

/** The outermost blocks in sight, as a range of the document; null while the editor is hidden. */
export function visibleRange(view: EditorView): { from: number; to: number } | null {
  const blocks = view.dom.children
  const { doc } = view.state
  if (blocks.length === 0 || view.dom.getClientRects().length === 0) return null
  const box = view.dom.closest('[data-editor-scroller]')?.getBoundingClientRect()
  const [top, bottom] = [box?.top ?? 0, box?.bottom ?? view.dom.ownerDocument.documentElement.clientHeight]
  const first = firstBelow(blocks, (block) => block.getBoundingClientRect().bottom > top)
  const after = firstBelow(blocks, (block) => block.getBoundingClientRect().top >= bottom)
  const start = blocks[first]
  if (!start) return null
  const end = blocks[after]
  const from = Math.max(0, view.posAtDOM(start, 0) - 1)
  const to = end ? Math.max(from, view.posAtDOM(end, 0) - 1) : doc.content.size
  return { from, to: Math.min(to, doc.content.size) }
}

/** Index of the first block of which something holds that holds for all after it. */
function firstBelow(blocks: HTMLCollection, holds: (block: Element) => boolean): number {
  let low = 0
  let high = blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    const block = blocks[middle]
    if (block && holds(block)) high = middle
    else low = middle + 1
  }
  return low
}
