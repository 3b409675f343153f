import type { NodeViewRendererProps } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import type { Decoration, NodeView, ViewMutationRecord } from '@tiptap/pm/view'
import { directionOfText } from '../../../shared/document/direction.ts'
import { setAttribute } from './element.ts'

type Shown = { node: ProseNode; decorations: readonly Decoration[] }

type ViewParts = {
  dom: HTMLElement
  contentDOM?: HTMLElement
  /** Controls inside the block that are the view's own: their events and changes are nobody else's business. */
  own?: HTMLElement[]
  /** Brings the elements up to date; called at first, after each change and when the language changes. */
  show: (shown: Shown) => void
  selected?: (isSelected: boolean) => void
}

/** A node view made of plain elements; `watch` tells it when words or settings outside the document change. */
export function nodeView(
  { node, decorations }: Pick<NodeViewRendererProps, 'node' | 'decorations'>,
  { dom, contentDOM, own = [], show, selected }: ViewParts,
  watch?: (listener: () => void) => () => void,
): NodeView {
  let shown: Shown = { node, decorations }
  setAttribute(dom, 'data-id', idOf(node))
  show(shown)
  const unwatch = watch?.(() => show(shown))
  const isOwn = (target: EventTarget | null) =>
    target instanceof Node && own.some((each) => each.contains(target))
  return {
    dom,
    ...(contentDOM && { contentDOM }),
    update(next, nextDecorations) {
      if (next.type !== shown.node.type) return false
      shown = { node: next, decorations: nextDecorations }
      setAttribute(dom, 'data-id', idOf(next))
      show(shown)
      return true
    },
    ...(selected && { selectNode: () => selected(true), deselectNode: () => selected(false) }),
    stopEvent: (event) => isOwn(event.target) && !event.type.startsWith('drag'),
    ignoreMutation: (mutation: ViewMutationRecord) =>
      mutation.type === 'selection'
        ? isOwn(mutation.target)
        : !contentDOM || !(mutation.target === contentDOM || contentDOM.contains(mutation.target)),
    destroy: () => unwatch?.(),
  }
}

/** What the numbering has for this node, from the decoration it laid on it. */
export function numberOf(decorations: readonly Decoration[]): string | null {
  for (const decoration of decorations) {
    const number: unknown = decoration.spec['number']
    if (typeof number === 'string') return number
  }
  return null
}

/** Direction of a block that holds others: that of its first text with a letter. */
export function directionOf(node: ProseNode): 'ltr' | 'rtl' | null {
  let found: 'ltr' | 'rtl' | null = null
  node.descendants((child) => {
    if (found) return false
    if (child.isTextblock) {
      const chosen: unknown = child.attrs['dir']
      found = chosen === 'ltr' || chosen === 'rtl' ? chosen : directionOfText(child.textContent.slice(0, 200))
      return false
    }
    return true
  })
  return found
}

function idOf(node: ProseNode): string | null {
  const id: unknown = node.attrs['id']
  return typeof id === 'string' ? id : null
}
