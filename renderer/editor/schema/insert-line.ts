import type { Editor } from '@tiptap/core'
import { NodeSelection, TextSelection } from '@tiptap/pm/state'

/**
 * Puts a rule or a page break at the selection, and the cursor in the text behind it, in a new paragraph where there is
 * none: left on the line itself, the next letter typed would take its place.
 */
export function insertLine(editor: Editor, type: 'horizontalRule' | 'pageBreak'): boolean {
  return editor
    .chain()
    .focus()
    .insertContent({ type })
    .command(({ tr, state }) => {
      const { selection } = tr
      const isOnLine = selection instanceof NodeSelection && selection.node.type.name === type
      if (!isOnLine) return true
      const after = selection.to
      const paragraph = state.schema.nodes['paragraph']
      if (paragraph && !tr.doc.resolve(after).nodeAfter?.isTextblock) tr.insert(after, paragraph.create())
      tr.setSelection(TextSelection.create(tr.doc, after + 1))
      return true
    })
    .run()
}
