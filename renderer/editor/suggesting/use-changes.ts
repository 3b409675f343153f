import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { changeAt, suggestedChanges, type SuggestedChange } from './suggestion-places.ts'

export type ShownChanges = {
  changes: readonly SuggestedChange[]
  /** The change the cursor stands in. */
  here: SuggestedChange | null
}

/** What is suggested in an open document; drawn again only when that changes, not when text above it moves it. */
export function useChanges(editor: Editor): ShownChanges {
  return useEditorState({
    editor,
    selector: ({ editor: { state } }): ShownChanges => {
      const changes = suggestedChanges(state.doc)
      const id = changes.size > 0 && state.selection.empty ? changeAt(state.doc, state.selection.head) : null
      return { changes: [...changes.values()], here: (id !== null && changes.get(id)) || null }
    },
    equalityFn: (one, other) =>
      other !== null &&
      one.here?.id === other.here?.id &&
      one.changes.length === other.changes.length &&
      one.changes.every((change, index) => isSame(change, other.changes[index])),
  })
}

function isSame(one: SuggestedChange, other: SuggestedChange | undefined): boolean {
  return (
    one.id === other?.id &&
    one.inserted === other.inserted &&
    one.deleted === other.deleted &&
    one.lines.length === other.lines.length
  )
}
