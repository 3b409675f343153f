import type { Editor } from '@tiptap/core'
import { closeHistory } from '@tiptap/pm/history'
import { TextSelection, type Transaction } from '@tiptap/pm/state'
import type { CommentThread, Remark } from '../../../shared/document/comments/thread.ts'
import { newBlockId } from '../schema/block-ids.ts'
import { commentState, setComments } from './comment-state.ts'
import { passagesOf, type Range } from './passages.ts'

/** The words a comment would be about: what is selected, else the word at the cursor; null where there are none. */
export function commentable(editor: Editor): Range | null {
  const { doc, selection } = editor.state
  const { from, to, $from } = selection
  const range = selection.empty ? wordAt($from) : { from, to }
  return range && pieces(doc, range).some(({ words }) => words.trim() !== '') ? range : null
}

/** Marks what is about to be commented on, and waits for the words; false where nothing can be. */
export function startComment(editor: Editor): boolean {
  const draft = commentable(editor)
  if (!draft || !editor.isEditable) return false
  editor.view.dispatch(setComments(editor.state.tr, { draft, active: null }))
  return true
}

/** The words of the draft, for who writes about them to see. */
export function draftQuote(editor: Editor): string {
  const { draft } = commentState(editor.state)
  return draft
    ? pieces(editor.state.doc, draft)
        .map(({ words: said }) => said)
        .join('')
        .trim()
    : ''
}

/** Gives up what was about to be said. */
export function dropDraft(editor: Editor): void {
  editor.view.dispatch(setComments(editor.state.tr, { draft: null }))
}

/** Says the first words about the passage of the draft; the id of the new thread, or null where the passage is gone. */
export function addThread(editor: Editor, author: string, text: string): string | null {
  const { draft } = commentState(editor.state)
  if (!draft) return null
  const thread: CommentThread = { thread: newBlockId(), remarks: [newRemark(author, text)], resolved: null }
  const { tr } = editor.state
  mark(editor, tr, draft, thread)
  finish(editor, tr)
  // Behind the passage: what is typed next shall not take its place.
  const done = setComments(editor.state.tr, { draft: null, active: thread.thread })
  editor.view.dispatch(done.setSelection(TextSelection.near(done.doc.resolve(draft.to), -1)))
  return thread.thread
}

export function reply(editor: Editor, id: string, author: string, text: string): boolean {
  return change(editor, id, (thread) => ({
    ...thread,
    remarks: [...thread.remarks, newRemark(author, text)],
  }))
}

export function editRemark(editor: Editor, id: string, remark: string, text: string): boolean {
  const edited = new Date().toISOString()
  return change(editor, id, (thread) => ({
    ...thread,
    remarks: thread.remarks.map((each) => (each.id === remark ? { ...each, text, edited } : each)),
  }))
}

/** Takes one remark back; the last one takes the thread with it. */
export function deleteRemark(editor: Editor, id: string, remark: string): boolean {
  return change(editor, id, (thread) => {
    const remarks = thread.remarks.filter((each) => each.id !== remark)
    return remarks.length > 0 ? { ...thread, remarks } : null
  })
}

/** Settles a thread in somebody's name, or opens it again. */
export function resolve(editor: Editor, id: string, by: string | null): boolean {
  const resolved = by === null ? null : { by, at: new Date().toISOString() }
  return change(editor, id, (thread) => ({ ...thread, resolved }))
}

export function deleteThread(editor: Editor, id: string): boolean {
  return change(editor, id, () => null)
}

/** Says on a transaction that it changes what is said about the text, and nothing of the text. */
const commentChange = 'comment-change'

function change(editor: Editor, id: string, next: (thread: CommentThread) => CommentThread | null): boolean {
  const passage = passagesOf(editor.state.doc).get(id)
  if (!passage || !editor.isEditable) return false
  const { tr } = editor.state
  const changed = next(passage.thread)
  for (const range of passage.ranges) mark(editor, tr, range, changed, id)
  finish(editor, tr)
  return true
}

/** A step of its own for undo, whatever was typed just before. */
function finish(editor: Editor, tr: Transaction): void {
  editor.view.dispatch(closeHistory(tr).setMeta(commentChange, true))
}

function mark(
  editor: Editor,
  tr: Transaction,
  range: Range,
  thread: CommentThread | null,
  id?: string,
): void {
  const type = editor.schema.marks['comment']
  if (!type) return
  for (const { from, to, marks } of pieces(editor.state.doc, range)) {
    for (const old of marks)
      if (old.type === type && old.attrs['thread'] === (id ?? thread?.thread)) tr.removeMark(from, to, old)
    if (thread) tr.addMark(from, to, type.create(thread))
  }
}

/** The words, links and line breaks in a range; not notes, whose text is not in the line, and no code. */
function pieces(doc: Editor['state']['doc'], { from, to }: Range) {
  const found: (Range & { marks: (typeof doc)['marks']; words: string })[] = []
  doc.nodesBetween(from, to, (node, pos) => {
    if (node.type.name === 'footnote' || node.type.spec.code) return false
    if (!node.isInline) return true
    const [start, end] = node.isText
      ? [Math.max(pos, from), Math.min(pos + node.nodeSize, to)]
      : [pos, pos + node.nodeSize]
    const words = node.text?.slice(start - pos, end - pos) ?? String(node.attrs['label'] ?? '')
    if (start < end) found.push({ from: start, to: end, marks: node.marks, words })
    return false
  })
  return found
}

function wordAt($pos: Editor['state']['selection']['$from']): Range | null {
  if (!$pos.parent.isTextblock) return null
  const start = $pos.start()
  let text = ''
  $pos.parent.forEach((child) => (text += child.text ?? '\ufffc'.repeat(child.nodeSize)))
  for (const { segment, index, isWordLike } of words.segment(text)) {
    const range = { from: start + index, to: start + index + segment.length }
    if (isWordLike && range.from <= $pos.pos && $pos.pos <= range.to) return range
  }
  return null
}

function newRemark(author: string, text: string): Remark {
  return { id: newBlockId(), author, at: new Date().toISOString(), text, edited: null }
}

const words = new Intl.Segmenter(undefined, { granularity: 'word' })
