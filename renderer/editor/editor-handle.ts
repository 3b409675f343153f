import { getHTMLFromFragment, type Editor } from '@tiptap/core'
import type { Node as ProseNode } from '@tiptap/pm/model'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { withoutComments } from '../../shared/document/comments/passages.ts'
import { asItStands, type Answer } from '../../shared/document/suggestions/settle-suggestions.ts'
import type { RedactedPassage } from '../../shared/model/redaction/v1.ts'
import { bodyOf } from './body-cache.ts'
import { startComment } from './comments/change-comments.ts'
import { showFound } from './found/found-plugin.ts'
import type { TextRange } from './found/places-in.ts'
import { selectedPassages, showRedacted } from './redacted/redacted-plugin.ts'
import { answerHere, stepToChange } from './suggesting/answer-suggestions.ts'
import { directly } from './suggesting/suggesting-extension.ts'
import { cite, paragraphOf, type Citation, type CitationForm } from './citing/cite.ts'

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
  /** Goes to a block and marks words of its text, until Escape or an edit; false where there is none of that id. */
  showFound: (blockId: string, ranges: readonly TextRange[]) => boolean
  /** The selected words, block by block, as redactions name them. */
  selectedPassages: () => ReturnType<typeof selectedPassages>
  /** Shows in the text what the public version will not have. */
  showRedacted: (passages: readonly RedactedPassage[]) => void
  /** The text of the paragraph in which the selection stands; empty where it stands in none. */
  paragraph: () => string
  /** Cites a passage of another record behind the selection; one undo takes it back. False where no citation can stand. */
  cite: (citation: Citation, form: CitationForm) => boolean
  /** Begins a comment on the selected words, or the word at the cursor; false where there are none. */
  comment: () => boolean
  /** Answers the suggestion at the cursor; false where there is none. */
  answerSuggestion: (answer: Answer) => boolean
  /** Goes to the next suggestion or the one before, round the end; false where there is none. */
  stepToSuggestion: (by: 1 | -1) => boolean
  toggleFocusMode: () => void
  toggleComments: () => void
  body: () => DocumentBody
  /** The text as HTML, for a copy that other programs read; what is said about it stays here. */
  html: () => string
  /**
   * Shows another text, as after a conflict, and leaves alone what is the same in it; one undo brings the old one back.
   * What somebody else wrote is no step of this writer's and not undone by it (`isOthers`).
   */
  replaceBody: (body: DocumentBody, options?: { isOthers: boolean }) => void
}

/** The parts of the handle that need only the editor. */
export function createHandle(
  editor: Editor,
): Omit<EditorHandle, 'find' | 'toggleFocusMode' | 'toggleComments'> {
  return {
    focus: () => void editor.commands.focus(),
    insert: (content) => void editor.chain().focus().insertContent(content).run(),
    scrollToBlock: (id, to) => scrollToBlock(editor, id, to),
    showFound: (blockId, ranges) => showFound(editor, blockId, ranges),
    selectedPassages: () => selectedPassages(editor),
    showRedacted: (passages) => showRedacted(editor, passages),
    paragraph: () => paragraphOf(editor),
    cite: (citation, form) => cite(editor, citation, form),
    answerSuggestion: (answer) => answerHere(editor, answer),
    stepToSuggestion: (by) => stepToChange(editor, by),
    body: () => bodyOf(editor.state.doc),
    comment: () => startComment(editor),
    html: () => {
      const { schema, doc } = editor.state
      const bare = schema.nodeFromJSON(withoutComments(asItStands(bodyOf(doc))))
      return getHTMLFromFragment(bare.content, schema)
    },
    replaceBody(body, { isOthers } = { isOthers: false }) {
      const { tr, schema, doc } = editor.state
      const next = schema.nodeFromJSON(body)
      const { from, to, first, last } = differing(doc, next)
      if (from < to || first < last)
        editor.view.dispatch(
          directly(tr.replaceWith(from, to, next.content.content.slice(first, last))).setMeta(
            'addToHistory',
            !isOthers,
          ),
        )
    },
  }
}

/** The blocks in which two texts differ, as positions in the first and indexes in the second: what stays the same keeps its place on the screen. */
function differing(
  doc: ProseNode,
  next: ProseNode,
): { from: number; to: number; first: number; last: number } {
  const least = Math.min(doc.childCount, next.childCount)
  let first = 0
  let from = 0
  while (first < least && doc.child(first).eq(next.child(first))) {
    from += doc.child(first).nodeSize
    first += 1
  }
  let [last, to] = [next.childCount, doc.content.size]
  for (
    let at = doc.childCount;
    at > first && last > first && doc.child(at - 1).eq(next.child(last - 1));
    at -= 1
  ) {
    to -= doc.child(at - 1).nodeSize
    last -= 1
  }
  return { from, to, first, last }
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
