import type { Editor } from '@tiptap/core'
import { baseKeymap, chainCommands, toggleMark } from '@tiptap/pm/commands'
import { keymap } from '@tiptap/pm/keymap'
import { Slice, type Node as ProseNode } from '@tiptap/pm/model'
import { EditorState, Plugin, Selection, type Transaction } from '@tiptap/pm/state'
import { StepMap } from '@tiptap/pm/transform'
import { EditorView } from '@tiptap/pm/view'
import { erases } from '../suggesting/erase-key.ts'
import { isSuggesting } from '../suggesting/suggesting-extension.ts'
import { cleanHtml } from '../paste/clean-html.ts'

/**
 * Opens a small editor on one footnote: its document is the note itself, and every change is done to the outer
 * document too, so that undo, saving and numbering know only one document. Returns what closes it.
 */
export function mountFootnote(
  place: HTMLElement,
  editor: Editor,
  pos: number,
  { label, onDone }: { label: string; onDone: () => void },
): () => void {
  const outer = editor.view
  const note = outer.state.doc.nodeAt(pos)
  if (!note) return () => undefined
  const { schema } = outer.state
  const marks = ['bold', 'italic', 'underline'].flatMap((name) => {
    const type = schema.marks[name]
    return type ? [[`Mod-${name.charAt(0)}`, toggleMark(type)] as const] : []
  })
  const view = new EditorView(place, {
    state: EditorState.create({
      doc: note,
      selection: Selection.atEnd(note),
      plugins: [
        new Plugin({
          props: { handleKeyDown: (inner, event) => isSuggesting(outer.state) && erases(inner, event) },
        }),
        keymap({
          ...Object.fromEntries(marks),
          'Mod-z': () => editor.commands.undo(),
          'Mod-Shift-z': () => editor.commands.redo(),
          'Mod-y': () => editor.commands.redo(),
          'Mod-Enter': () => {
            onDone()
            return true
          },
          'Shift-Enter': chainCommands((state, dispatch) => {
            const { hardBreak } = schema.nodes
            if (hardBreak) dispatch?.(state.tr.replaceSelectionWith(hardBreak.create()).scrollIntoView())
            return true
          }),
        }),
        keymap(baseKeymap),
        new Plugin({
          props: {
            transformPastedHTML: (html) => cleanHtml(html)?.root.innerHTML ?? '',
            transformPasted: (slice) => withoutNotes(slice),
          },
        }),
      ],
    }),
    editable: () => editor.isEditable,
    attributes: {
      role: 'textbox',
      'aria-multiline': 'true',
      'aria-label': label,
      spellcheck: 'false',
      class: 'ed-noteContent',
      dir: 'auto',
    },
    dispatchTransaction: (tr) => forward(tr),
  })

  function forward(tr: Transaction): void {
    const { state, transactions } = view.state.applyTransaction(tr)
    view.updateState(state)
    if (tr.getMeta(fromOutside)) return
    const out = outer.state.tr
    const offset = StepMap.offset(pos + 1)
    for (const transaction of transactions) {
      for (const step of transaction.steps) {
        const mapped = step.map(offset)
        if (mapped) out.step(mapped)
      }
    }
    if (!out.docChanged) return
    outer.dispatch(out)
    // Where it was only suggested, or refused, the note is not what was written here.
    follow()
  }

  // Undo, and whatever else changes the outer document, shows here too.
  const follow = () => {
    const now = outer.state.doc.nodeAt(pos)
    if (!now || now.type !== note.type) {
      onDone()
      return
    }
    const { state } = view
    const start = now.content.findDiffStart(state.doc.content)
    if (start === null) return
    const end = now.content.findDiffEnd(state.doc.content)
    if (!end) return
    const overlap = start - Math.min(end.a, end.b)
    const [a, b] = overlap > 0 ? [end.a + overlap, end.b + overlap] : [end.a, end.b]
    view.dispatch(state.tr.replace(start, b, now.slice(start, a)).setMeta(fromOutside, true))
  }
  editor.on('update', follow)
  view.focus()
  return () => {
    editor.off('update', follow)
    view.destroy()
  }
}

const fromOutside = 'fromOutside'

/** A note has no notes: pasted ones leave only their words behind. */
function withoutNotes(slice: Slice): Slice {
  let found = false
  slice.content.descendants((node: ProseNode) => {
    if (node.type.name === 'footnote') found = true
    return !found
  })
  if (!found) return slice
  const text = slice.content.textBetween(0, slice.content.size, ' ')
  const { schema } = slice.content.firstChild?.type ?? {}
  const paragraph = schema?.nodes['paragraph']?.create(null, text === '' ? null : schema.text(text))
  return paragraph ? new Slice(slice.content.cut(0, 0).addToEnd(paragraph), 1, 1) : Slice.empty
}
