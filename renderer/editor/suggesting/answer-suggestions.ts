import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { TextSelection } from '@tiptap/pm/state'
import { settleSuggestions, type Answer } from '../../../shared/document/suggestions/settle-suggestions.ts'
import { bodyOf } from '../body-cache.ts'
import { replacing } from './replacing.ts'
import { changeAt, suggestedChanges } from './suggestion-places.ts'
import { directly } from './suggesting-extension.ts'

/** Accepts or rejects changes, all of them where none is named, in one step of undo; tells how many there were. */
export function answerSuggestions(editor: Editor, answer: Answer, ids?: readonly string[]): number {
  const { doc } = editor.state
  const open = suggestedChanges(doc)
  const meant = new Set(ids ? ids.filter((id) => open.has(id)) : open.keys())
  if (meant.size === 0 || !editor.isEditable) return 0
  const body = settleSuggestions(bodyOf(doc), answer, (id) => meant.has(id))
  editor.view.dispatch(directly(closeHistory(replacing(editor.state.tr, body))).scrollIntoView())
  return meant.size
}

/** Answers the change at the cursor and goes on to the next; false where there is none. */
export function answerHere(editor: Editor, answer: Answer): boolean {
  const id = changeAt(editor.state.doc, editor.state.selection.head)
  return id !== null && answerSuggestions(editor, answer, [id]) > 0
}

/** Goes to the next or previous change, round the end; false where there is none. */
export function stepToChange(editor: Editor, by: 1 | -1): boolean {
  const { doc, selection } = editor.state
  const changes = [...suggestedChanges(doc).values()]
  const here = changes.findIndex(({ id }) => id === changeAt(doc, selection.head))
  const behind = changes.findIndex(({ from }) => from >= selection.head)
  const next = here >= 0 ? here + by : by > 0 ? behind : (behind < 0 ? changes.length : behind) - 1
  const change = changes[(next + changes.length) % changes.length] ?? changes[0]
  return change !== undefined && goToChange(editor, change.id)
}

/** Puts the cursor into a change and brings it in sight; false where it is gone. */
export function goToChange(editor: Editor, id: string): boolean {
  const { doc, tr } = editor.state
  const change = suggestedChanges(doc).get(id)
  if (!change) return false
  const inside = Math.min(change.from + 1, doc.content.size)
  editor.view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(inside))))
  const { node } = editor.view.domAtPos(editor.state.selection.head)
  const shown = node instanceof HTMLElement ? node : node.parentElement
  shown?.scrollIntoView({ block: 'center' })
  editor.view.focus()
  return true
}
