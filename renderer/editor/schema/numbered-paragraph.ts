import { mergeAttributes, Node, textblockTypeInputRule, type Editor } from '@tiptap/core'
import { nodeAttributes, nodeFields } from './attributes.ts'
import { withDirection } from './text-blocks.ts'

/** A paragraph of the document's numbering; its number is a decoration, so that it can follow when things move. */
export const NumberedParagraph = Node.create({
  ...nodeFields('numberedParagraph'),
  priority: 101,
  addAttributes: () => nodeAttributes('numberedParagraph'),
  parseHTML: () => [{ tag: 'p[data-type="numberedParagraph"]', priority: 60 }],
  renderHTML: ({ node, HTMLAttributes }) => [
    'p',
    mergeAttributes(HTMLAttributes, withDirection(node.attrs), { 'data-type': 'numberedParagraph' }),
    0,
  ],
  addInputRules() {
    return [
      textblockTypeInputRule({ find: /^§\s$/, type: this.type }),
      // "1. " starts an ordered list; with the paragraph sign or in a document that is numbered, "1) " starts these.
      textblockTypeInputRule({ find: /^\d{1,3}\)\s$/, type: this.type }),
      textblockTypeInputRule({ find: /^\(a\)\s$/, type: this.type, getAttributes: { level: 2 } }),
      textblockTypeInputRule({ find: /^\(i\)\s$/, type: this.type, getAttributes: { level: 3 } }),
    ]
  },
  addKeyboardShortcuts() {
    return {
      'Mod-Alt-n': () => this.editor.commands.toggleNode('numberedParagraph', 'paragraph'),
      Tab: () => changeLevel(this.editor, 1),
      'Shift-Tab': () => changeLevel(this.editor, -1),
      Enter: () => continueNumbering(this.editor),
      Backspace: () => {
        const { empty, $from } = this.editor.state.selection
        if (!empty || $from.parent.type !== this.type || $from.parentOffset > 0) return false
        return Number($from.parent.attrs['level']) > 1
          ? changeLevel(this.editor, -1)
          : this.editor.commands.setNode('paragraph')
      },
    }
  },
})

/** Moves the numbered paragraphs of the selection one level in or out; false where there are none. */
export function changeLevel(editor: Editor, by: 1 | -1): boolean {
  const { from, to, $from } = editor.state.selection
  if ($from.parent.type.name !== 'numberedParagraph') return false
  return editor.commands.command(({ tr, state, dispatch }) => {
    state.doc.nodesBetween(from, to, (node, pos) => {
      if (node.type.name !== 'numberedParagraph') return !node.isTextblock
      const level = Math.min(3, Math.max(1, Number(node.attrs['level']) + by))
      // One attribute, not the node again: the selection in an empty line must stay where it is.
      if (dispatch) tr.setNodeAttribute(pos, 'level', level)
      return false
    })
    return true
  })
}

/** Enter at the end begins the next number; on an empty one it goes a level out and then back to plain text. */
function continueNumbering(editor: Editor): boolean {
  const { empty, $from } = editor.state.selection
  if ($from.parent.type.name !== 'numberedParagraph') return false
  if (empty && $from.parent.content.size === 0) {
    if (Number($from.parent.attrs['level']) > 1) return changeLevel(editor, -1)
    return editor.commands.setNode('paragraph')
  }
  return editor.commands.command(({ tr, dispatch }) => {
    if (!dispatch) return true
    tr.deleteSelection()
    const { level, dir } = tr.selection.$from.parent.attrs
    tr.split(tr.selection.from, 1, [{ type: $from.parent.type, attrs: { level, dir } }])
    tr.scrollIntoView()
    return true
  })
}
