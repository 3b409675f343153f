import { Extension, type Editor } from '@tiptap/core'
import { Fragment, Slice, type Mark, type Node as ProseNode } from '@tiptap/pm/model'
import { Plugin, PluginKey, type EditorState, type Transaction } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import type { EditorSession } from '../session.ts'
import { carryThreads } from './comment-mark.ts'
import { passagesOf, threadsAt, type Range } from './passages.ts'

/** Which thread is looked at, and the words that are about to be commented on. */
export type CommentState = { active: string | null; draft: Range | null }

const key = new PluginKey<CommentState>('comments')
const nothing: CommentState = { active: null, draft: null }

export function commentState(state: EditorState): CommentState {
  return key.getState(state) ?? nothing
}

/** Shows another thread, or another draft; nothing of the text. */
export function setComments(tr: Transaction, next: Partial<CommentState>): Transaction {
  return tr.setMeta(key, next).setMeta('addToHistory', false)
}

/** Shows which passage is meant, follows the cursor into passages, and keeps threads single in what is pasted. */
export const Comments = Extension.create<{ session: EditorSession | null }>({
  name: 'comments',
  addOptions: () => ({ session: null }),
  addProseMirrorPlugins() {
    const { session } = this.options
    return [
      new Plugin<CommentState>({
        key,
        state: { init: () => nothing, apply: following },
        props: {
          decorations: (state) => decorations(state),
          transformCopied(slice) {
            if (session) carryThreads(session, slice)
            return slice
          },
          transformPasted(slice, view) {
            if (view.dragging?.move) return slice
            const there = passagesOf(view.state.doc)
            return new Slice(withoutThreads(slice.content, there), slice.openStart, slice.openEnd)
          },
        },
      }),
    ]
  },
})

function following(tr: Transaction, before: CommentState): CommentState {
  const told: Partial<CommentState> | undefined = tr.getMeta(key)
  if (told) return { ...before, ...told }
  let { active, draft } = before
  if (draft && tr.docChanged) {
    const [from, to] = [tr.mapping.map(draft.from, 1), tr.mapping.map(draft.to, -1)]
    draft = from < to ? { from, to } : null
  }
  if (tr.selectionSet && tr.selection.empty) {
    const here = threadsAt(tr.doc, tr.selection.from)
    if (active === null || !here.includes(active)) active = here[0] ?? null
  } else if (tr.docChanged && active !== null && !passagesOf(tr.doc).has(active)) active = null
  return active === before.active && draft === before.draft ? before : { active, draft }
}

function decorations(state: EditorState): DecorationSet | null {
  const { active, draft } = commentState(state)
  const ranges = active === null ? [] : (passagesOf(state.doc).get(active)?.ranges ?? [])
  if (ranges.length === 0 && !draft) return null
  return DecorationSet.create(state.doc, [
    ...ranges.map(({ from, to }) => Decoration.inline(from, to, { class: 'ed-commentActive' })),
    ...(draft ? [Decoration.inline(draft.from, draft.to, { class: 'ed-commentActive' })] : []),
  ])
}

/** A copy of a passage is another passage, of which nothing was said. */
function withoutThreads(content: Fragment, there: ReadonlyMap<string, unknown>): Fragment {
  const nodes: ProseNode[] = []
  content.forEach((node) => {
    const isSaid = ({ type, attrs }: Mark) => type.name === 'comment' && there.has(String(attrs['thread']))
    const bare = node.isText ? node : node.copy(withoutThreads(node.content, there))
    nodes.push(bare.mark(node.marks.filter((mark) => !isSaid(mark))))
  })
  return Fragment.fromArray(nodes)
}

/** Looks at a thread and puts the cursor where its passage begins; false where it is gone. */
export function goToPassage(editor: Editor, id: string): boolean {
  const at = passagesOf(editor.state.doc).get(id)?.ranges[0]
  if (at) editor.chain().setTextSelection(at.from).focus().run()
  return showPassage(editor, id)
}

/** Looks at a thread and brings its passage in sight; selection and focus stay where they are. */
export function showPassage(editor: Editor, id: string): boolean {
  const at = passagesOf(editor.state.doc).get(id)?.ranges[0]
  if (!at) return false
  const { tr } = editor.state
  editor.view.dispatch(setComments(tr, { active: id }))
  const { node } = editor.view.domAtPos(at.from + 1)
  const shown = node instanceof HTMLElement ? node : node.parentElement
  shown?.scrollIntoView({ block: 'center' })
  return true
}
