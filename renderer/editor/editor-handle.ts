import type { Editor } from '@tiptap/core'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { bodyOf } from './body-cache.ts'

/** What the page may ask of an open editor. */
export type EditorHandle = {
  focus: () => void
  /** Opens the search, with the selected words in it. */
  find: () => void
  /** Puts nodes of the document schema at the selection. */
  insert: (content: DocumentNode | DocumentNode[]) => void
  /**
   * Shows a block and puts the selection there; false where there is none of that id. It comes to the top of what is
   * seen, or, `nearest`, what is seen moves no further than it must: what stands above the block may stay.
   */
  scrollToBlock: (id: string, to?: 'start' | 'nearest') => boolean
  toggleFocusMode: () => void
  body: () => DocumentBody
  /** The text as HTML, for a copy that other programs read. */
  html: () => string
  /** Shows another text, as after a conflict; one undo brings the old one back. */
  replaceBody: (body: DocumentBody) => void
}

/** The parts of the handle that need only the editor. */
export function createHandle(editor: Editor): Omit<EditorHandle, 'find' | 'toggleFocusMode'> {
  return {
    focus: () => void editor.commands.focus(),
    insert: (content) => void editor.chain().focus().insertContent(content).run(),
    scrollToBlock: (id, to) => scrollToBlock(editor, id, to),
    body: () => bodyOf(editor.state.doc),
    html: () => editor.getHTML(),
    replaceBody(body) {
      const { tr, schema, doc } = editor.state
      editor.view.dispatch(tr.replaceWith(0, doc.content.size, schema.nodeFromJSON(body).content))
    },
  }
}

export function scrollToBlock(editor: Editor, id: string, to: 'start' | 'nearest' = 'start'): boolean {
  let found: { pos: number; isText: boolean } | null = null
  editor.state.doc.descendants((node, pos) => {
    if (found) return false
    if (node.attrs['id'] === id) found = { pos, isText: node.isTextblock }
    return !node.isTextblock
  })
  if (!found) return false
  const { pos, isText }: { pos: number; isText: boolean } = found
  const dom = editor.view.nodeDOM(pos)
  if (dom instanceof HTMLElement) dom.scrollIntoView({ block: to })
  if (isText) editor.commands.setTextSelection(pos + 1)
  else editor.commands.setNodeSelection(pos)
  editor.view.focus()
  return true
}
