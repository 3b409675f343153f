import { Extension, type Editor } from '@tiptap/core'
import { Plugin, PluginKey, TextSelection, type EditorState } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'
import { findMatches, type FindQuery, type Match } from './find-matches.ts'

export type Finding = {
  query: FindQuery
  matches: readonly Match[]
  current: number
  decorations: DecorationSet
}

const key = new PluginKey<Finding>('find')
const nothing: Finding = {
  query: { text: '', matchCase: false },
  matches: [],
  current: -1,
  decorations: DecorationSet.empty,
}

type Order = { query: FindQuery } | { current: number }

/** What is being looked for, and where it was found. */
export function findingOf(state: EditorState): Finding {
  return key.getState(state) ?? nothing
}

export const FindAndReplace = Extension.create({
  name: 'findAndReplace',
  addProseMirrorPlugins: () => [
    new Plugin<Finding>({
      key,
      state: {
        init: () => nothing,
        apply(tr, before, _old, state) {
          const order: Order | undefined = tr.getMeta(key)
          if (order && 'current' in order) return marked(state, { ...before, current: order.current })
          if (!order && (!tr.docChanged || before.query.text === '')) return before
          const query = order?.query ?? before.query
          const matches = findMatches(state.doc, query)
          const from = order ? state.selection.from : (before.matches[before.current]?.from ?? 0)
          const next = matches.findIndex((match) => match.from >= tr.mapping.map(from))
          return marked(state, {
            ...before,
            query,
            matches,
            current: matches.length > 0 ? Math.max(0, next) : -1,
          })
        },
      },
      props: { decorations: (state) => key.getState(state)?.decorations },
    }),
  ],
})

/** Looks for a text from the selection on; an empty one ends the search. */
export function find(editor: Editor, query: FindQuery): void {
  editor.view.dispatch(editor.state.tr.setMeta(key, { query }))
}

/** Goes to the next or previous place, round the end, and shows it. */
export function step(editor: Editor, by: 1 | -1): void {
  const { matches, current } = findingOf(editor.state)
  if (matches.length === 0) return
  show(editor, (current + by + matches.length) % matches.length)
}

/** Shows the place the search stands at. */
export function showCurrent(editor: Editor): void {
  const { current } = findingOf(editor.state)
  if (current >= 0) show(editor, current)
}

/** Replaces the present place and goes on to the next. */
export function replaceCurrent(editor: Editor, text: string): void {
  const { matches, current } = findingOf(editor.state)
  const match = matches[current]
  if (!match || !editor.isEditable) return
  const { tr } = editor.state
  put(tr, match, text)
  tr.setSelection(TextSelection.near(tr.doc.resolve(Math.min(match.from + text.length, tr.doc.content.size))))
  editor.view.dispatch(tr)
  showCurrent(editor)
}

/** Replaces every place in one step that one undo takes back; returns how many there were. */
export function replaceAll(editor: Editor, text: string): number {
  const { query } = findingOf(editor.state)
  if (!editor.isEditable) return 0
  const matches = findMatches(editor.state.doc, query)
  if (matches.length === 0) return 0
  const { tr } = editor.state
  for (const match of matches.toReversed()) put(tr, match, text)
  editor.view.dispatch(tr)
  return matches.length
}

function put(tr: EditorState['tr'], { from, to }: Match, text: string): void {
  const marks = tr.doc.resolve(from + 1).marks()
  if (text === '') tr.delete(from, to)
  else tr.replaceWith(from, to, tr.doc.type.schema.text(text, marks))
}

function show(editor: Editor, current: number): void {
  const match = findingOf(editor.state).matches[current]
  if (!match) return
  editor.view.dispatch(editor.state.tr.setMeta(key, { current }))
  const place = editor.view.domAtPos(match.from).node
  const shown = place instanceof HTMLElement ? place : place.parentElement
  shown?.scrollIntoView({ block: 'center' })
}

function marked(state: EditorState, finding: Finding): Finding {
  const decorations = finding.matches.map(({ from, to }, index) => {
    const here = index === finding.current
    // Inside a note nothing of its text is drawn, so its number in the line is marked instead.
    const note = noteAround(state, from)
    const name = here ? 'ed-found ed-foundHere' : 'ed-found'
    return note === null
      ? Decoration.inline(from, to, { class: name })
      : Decoration.node(note.from, note.to, { class: name })
  })
  return { ...finding, decorations: DecorationSet.create(state.doc, decorations) }
}

function noteAround(state: EditorState, pos: number): Match | null {
  const $pos = state.doc.resolve(pos)
  for (let depth = $pos.depth; depth > 0; depth -= 1) {
    if ($pos.node(depth).type.name === 'footnote') return { from: $pos.before(depth), to: $pos.after(depth) }
  }
  return null
}
