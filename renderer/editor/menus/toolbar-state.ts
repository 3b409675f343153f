import type { Editor } from '@tiptap/core'
import type { MarkName } from '../../../shared/document/nodes.ts'
import { textStyles } from './insertables.ts'

export const toolbarMarks = [
  'bold',
  'italic',
  'underline',
  'strike',
  'highlight',
  'superscript',
  'subscript',
  'code',
] as const satisfies readonly MarkName[]
export type ToolbarMark = (typeof toolbarMarks)[number]

export type ToolbarState = {
  style: string | null
  marks: readonly ToolbarMark[]
  lists: readonly string[]
  direction: 'auto' | 'ltr' | 'rtl'
  language: string | null
  inTable: boolean
  hasSelection: boolean
  canUndo: boolean
  canRedo: boolean
}

/** What the toolbar shows of the selection; small, so that it is drawn again only when it shows something else. */
export function toolbarState(editor: Editor): ToolbarState {
  const { $from, empty } = editor.state.selection
  const { parent } = $from
  const name = parent.type.name
  const style = name === 'heading' ? `heading${parent.attrs['level']}` : name
  const direction: unknown = parent.attrs['dir']
  const around = new Set<string>()
  for (let depth = $from.depth; depth > 0; depth -= 1) around.add($from.node(depth).type.name)
  const language: unknown = editor.getAttributes('language')['tag']
  return {
    style: textStyles.some((each) => each.id === style) ? style : null,
    marks: toolbarMarks.filter((mark) => editor.isActive(mark)),
    lists: ['bulletList', 'orderedList', 'taskList'].filter((list) => around.has(list)),
    direction: direction === 'ltr' || direction === 'rtl' ? direction : 'auto',
    language: typeof language === 'string' ? language : null,
    inTable: around.has('table'),
    hasSelection: !empty,
    canUndo: editor.can().undo(),
    canRedo: editor.can().redo(),
  }
}

/** Sets the direction of every line of text in the selection; `auto` leaves it to the text. */
export function setDirection(editor: Editor, direction: 'auto' | 'ltr' | 'rtl'): void {
  const { from, to } = editor.state.selection
  const { tr } = editor.state
  editor.state.doc.nodesBetween(from, to, (node, pos) => {
    if ('dir' in node.attrs) tr.setNodeAttribute(pos, 'dir', direction === 'auto' ? null : direction)
    return !node.isTextblock
  })
  editor.view.dispatch(tr)
  editor.view.focus()
}
