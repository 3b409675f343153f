import { Extension, type Editor } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, TextSelection } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { placesIn, type TextRange } from './places-in.ts'

const key = new PluginKey<DecorationSet>('found')

/** Marks the passage a search led to, until Escape or the next change of the text. */
export const FoundPassage = Extension.create({
  name: 'foundPassage',
  addKeyboardShortcuts: () => ({
    Escape: ({ editor }) => {
      if ((key.getState(editor.state) ?? DecorationSet.empty) === DecorationSet.empty) return false
      editor.view.dispatch(editor.state.tr.setMeta(key, DecorationSet.empty))
      return true
    },
  }),
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply(tr, before) {
          const next: DecorationSet | undefined = tr.getMeta(key)
          return next ?? (tr.docChanged ? DecorationSet.empty : before)
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
})

/**
 * Goes to a block, marks words of it and puts the cursor before the first of them; false where there is no such block.
 * Ranges are UTF-16 code units of the block's text as `textOf` gives it.
 */
export function showFound(editor: Editor, blockId: string, ranges: readonly TextRange[]): boolean {
  const { doc } = editor.state
  const at = blockAt(doc, blockId)
  if (!at) return false
  const words = placesIn(at.node, at.pos, ranges)
  const note = noteAround(doc, at.pos)
  // Inside a note nothing of its text is drawn, so its number in the line is marked instead.
  const marks = note
    ? [Decoration.node(note.from, note.to, { class: className })]
    : words.map(({ from, to, isText }) =>
        isText
          ? Decoration.inline(from, to, { class: className })
          : Decoration.node(from, to, { class: className }),
      )
  const tr = editor.state.tr.setMeta(key, DecorationSet.create(doc, marks))
  const start = note?.from ?? words[0]?.from ?? at.pos + 1
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(start))))
  editor.view.focus()
  bringInSight(editor, note?.from ?? at.pos)
  return true
}

const className = 'ed-found ed-foundHere ed-foundPassage'

/** Blocks never seen have guessed heights: once they are laid out, the place has moved and is brought in sight again. */
function bringInSight(editor: Editor, pos: number, again = 3): void {
  if (editor.isDestroyed) return
  const marked = editor.view.dom.querySelector('.ed-foundPassage')
  const block = editor.view.nodeDOM(pos)
  const shown = marked ?? (block instanceof HTMLElement ? block : null)
  shown?.scrollIntoView({ block: 'center' })
  if (again > 0) requestAnimationFrame(() => bringInSight(editor, pos, again - 1))
}

function blockAt(doc: ProseNode, id: string): { node: ProseNode; pos: number } | null {
  let found: { node: ProseNode; pos: number } | null = null
  doc.descendants((node, pos) => {
    if (!found && node.attrs['id'] === id) found = { node, pos }
    return found === null
  })
  return found
}

function noteAround(doc: ProseNode, pos: number): { from: number; to: number } | null {
  const $inside = doc.resolve(pos + 1)
  for (let depth = $inside.depth; depth > 0; depth -= 1) {
    if ($inside.node(depth).type.name === 'footnote')
      return { from: $inside.before(depth), to: $inside.after(depth) }
  }
  return null
}
