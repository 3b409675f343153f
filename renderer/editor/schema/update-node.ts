import type { NodeViewRendererProps } from '@tiptap/core'

/** Changes attributes of the node a view shows, as one step that can be undone; nothing where the node is gone. */
export function updateNode(
  { view, getPos }: Pick<NodeViewRendererProps, 'view' | 'getPos'>,
  attrs: Record<string, unknown>,
): void {
  const pos = getPos()
  if (pos === undefined) return
  const { tr } = view.state
  for (const [name, value] of Object.entries(attrs)) tr.setNodeAttribute(pos, name, value)
  view.dispatch(tr)
}
