import type { Editor } from '@tiptap/core'
import { changeLevel } from '../schema/numbered-paragraph.ts'

/** Moves what the selection stands in one level in or out: numbered paragraphs, list items, tasks. */
export function changeDepth(editor: Editor, by: 1 | -1): void {
  editor.commands.focus()
  if (changeLevel(editor, by)) return
  const item = editor.isActive('taskItem') ? 'taskItem' : 'listItem'
  if (by === 1) editor.commands.sinkListItem(item)
  else if (!editor.commands.liftListItem(item)) editor.commands.lift('blockquote')
}
