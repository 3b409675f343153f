import { Extension, type Editor } from '@tiptap/core'
import { Plugin, Selection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/**
 * Marks the outermost block that holds the cursor, so that the style sheet always lays it out. A block made by Enter
 * is otherwise still unseen (`content-visibility`) when the next letter is typed, and Chromium, having no layout to
 * look at, leaves the cursor before that letter.
 */
export const CurrentBlock = Extension.create({
  name: 'currentBlock',
  // Chromium looks for the ends of the text in what it has laid out, and stops at blocks it has not, and at atoms.
  addKeyboardShortcuts: () => ({
    'Mod-Home': ({ editor }) => goTo(editor, 'start'),
    'Mod-End': ({ editor }) => goTo(editor, 'end'),
  }),
  addProseMirrorPlugins: () => [
    new Plugin({
      props: {
        decorations({ doc, selection: { $head } }) {
          if ($head.depth === 0) return null
          return DecorationSet.create(doc, [
            Decoration.node($head.before(1), $head.after(1), { class: 'ed-here' }),
          ])
        },
      },
    }),
  ],
})

function goTo(editor: Editor, end: 'start' | 'end'): boolean {
  const { doc } = editor.state
  editor.view.dispatch(
    editor.state.tr
      .setSelection(end === 'start' ? Selection.atStart(doc) : Selection.atEnd(doc))
      .scrollIntoView(),
  )
  return true
}
