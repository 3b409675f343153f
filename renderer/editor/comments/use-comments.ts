import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { useEffect, useState } from 'react'
import { commentState, type CommentState } from './comment-state.ts'
import { passagesOf, type Passage } from './passages.ts'

export type ShownComments = CommentState & { passages: readonly Passage[] }

/** What is said about an open document, and what of it is looked at; drawn again only when that changes. */
export function useComments(editor: Editor): ShownComments {
  return useEditorState({
    editor,
    selector: ({ editor: { state } }): ShownComments => ({
      ...commentState(state),
      passages: [...passagesOf(state.doc).values()],
    }),
    equalityFn: (one, other) =>
      other !== null &&
      one.active === other.active &&
      one.draft === other.draft &&
      one.passages.length === other.passages.length &&
      one.passages.every((passage, index) => isSame(passage, other.passages[index])),
  })
}

/** Whether comments stand beside the text: from the beginning where any is open, and whenever one is begun or clicked on. */
export function useCommentsOpen(editor: Editor): [boolean, (isOpen: boolean) => void] {
  const [isOpen, setOpen] = useState(() =>
    [...passagesOf(editor.state.doc).values()].some(({ thread }) => thread.resolved === null),
  )
  useEffect(() => {
    const dom = editor.view.dom
    const click = ({ target }: MouseEvent) => {
      if (target instanceof Element && target.closest('.ed-comment:not(.ed-commentResolved)')) setOpen(true)
    }
    const begun = () => {
      if (commentState(editor.state).draft) setOpen(true)
    }
    dom.addEventListener('click', click)
    editor.on('transaction', begun)
    return () => {
      dom.removeEventListener('click', click)
      editor.off('transaction', begun)
    }
  }, [editor])
  return [isOpen, setOpen]
}

/** Where a passage stands is asked when it is gone to: typing above it is no change of what is shown. */
function isSame(one: Passage, other: Passage | undefined): boolean {
  return one.quote === other?.quote && JSON.stringify(one.thread) === JSON.stringify(other.thread)
}
