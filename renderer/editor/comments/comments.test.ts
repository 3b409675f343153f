import type { Editor } from '@tiptap/core'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { threadsOf } from '../../../shared/document/comments/passages.ts'
import { normalizeBody } from '../../../shared/document/normalize-body.ts'
import { bodyOf, wordsOf } from '../body-cache.ts'
import { createHandle } from '../editor-handle.ts'
import { blocksOf, cursorAfter, editorWith, footnote, paragraph, text } from '../editor.test-kit.ts'
import { clearFormatting } from '../menus/clear-formatting.ts'
import {
  addThread,
  deleteRemark,
  deleteThread,
  dropDraft,
  editRemark,
  reply,
  resolve,
  startComment,
} from './change-comments.ts'
import { commentState, showPassage } from './comment-state.ts'

const made: Editor[] = []
afterEach(() => made.splice(0).forEach((editor) => editor.destroy()))
beforeAll(() => void (Element.prototype.scrollIntoView = () => undefined))

function open(...content: unknown[]): Editor {
  const { editor } = editorWith(
    content.length > 0 ? content : [paragraph('States welcomed the report.'), paragraph('And so on.')],
  )
  made.push(editor)
  return editor
}

/** Selects the first place of some words in one line, whatever marks cut them. */
function select(editor: Editor, words: string): void {
  let isFound = false
  editor.state.doc.descendants((node, pos) => {
    const index = node.isTextblock && !isFound ? node.textContent.indexOf(words) : -1
    if (index < 0) return !node.isTextblock
    const from = pos + 1 + index
    isFound = editor.commands.setTextSelection({ from, to: from + words.length })
    return false
  })
}

function comment(editor: Editor, words: string, said: string): string {
  select(editor, words)
  expect(startComment(editor)).toBe(true)
  return addThread(editor, 'Ana', said) ?? ''
}

// jsdom has no clipboard.
const pasting = () => new Event('paste') as ClipboardEvent

const threads = (editor: Editor) => threadsOf(bodyOf(editor.state.doc))
const told = (editor: Editor) =>
  threads(editor).map(({ quote, remarks }) => `${quote}: ${remarks.map((each) => each.text).join(' / ')}`)

describe('commenting on a passage', () => {
  it('keeps the thread on the words, in a body that the schema takes as it is', () => {
    const editor = open()
    comment(editor, 'welcomed the', 'All?')
    expect(threads(editor)).toMatchObject([
      { quote: 'welcomed the', resolved: null, remarks: [{ author: 'Ana', text: 'All?', edited: null }] },
    ])
    expect(threads(editor)[0]?.remarks[0]?.at).toMatch(/^\d{4}-\d\d-\d\dT.*Z$/)
    const body = bodyOf(editor.state.doc)
    expect(normalizeBody(body, { newBlockId: () => 'n' })).toEqual({ body, findings: [] })
    expect(wordsOf(editor.state.doc)).toBe(7)
    expect(commentState(editor.state)).toMatchObject({ draft: null, active: threads(editor)[0]?.thread })
    editor.view.dispatch(editor.state.tr.insertText('!'))
    expect(blocksOf(editor)[0]).toBe('paragraph States welcomed the! report.')
  })

  it('takes the word at the cursor where nothing is selected, and nothing where there is no word', () => {
    const editor = open(paragraph('States welcomed'), { type: 'paragraph' })
    cursorAfter(editor, 'wel')
    startComment(editor)
    addThread(editor, 'Ana', 'Hm')
    expect(told(editor)).toEqual(['welcomed: Hm'])
    editor.commands.setTextSelection(editor.state.doc.content.size - 1)
    expect(startComment(editor)).toBe(false)
  })

  it('goes over lines and around notes, whose words are not commented on', () => {
    const editor = open(paragraph('One', footnote('A note'), ' two'), paragraph('three'))
    editor.commands.selectAll()
    startComment(editor)
    addThread(editor, 'Ana', 'All of it')
    expect(told(editor)).toEqual(['One two three: All of it'])
  })

  it('has no place in code', () => {
    const editor = open({ type: 'codeBlock', content: [text('let x')] })
    editor.commands.selectAll()
    expect(startComment(editor)).toBe(false)
  })

  it('can overlap another, each with its own words', () => {
    const editor = open()
    comment(editor, 'States welcomed', 'One')
    comment(editor, 'welcomed the report', 'Two')
    expect(told(editor)).toEqual(['States welcomed: One', 'welcomed the report: Two'])
  })

  it('can be given up before a word is said', () => {
    const editor = open()
    select(editor, 'welcomed')
    startComment(editor)
    dropDraft(editor)
    expect(addThread(editor, 'Ana', 'x')).toBeNull()
    expect(threads(editor)).toEqual([])
  })
})

describe('a thread', () => {
  it('is replied to, changed, settled, opened again and taken back, each one step for undo', () => {
    const editor = open()
    const id = comment(editor, 'welcomed', 'All?')
    const steps = [
      () => reply(editor, id, 'Ben', 'Most'),
      () => editRemark(editor, id, threads(editor)[0]?.remarks[0]?.id ?? '', 'All of them?'),
      () => resolve(editor, id, 'Ben'),
      () => resolve(editor, id, null),
      () => deleteRemark(editor, id, threads(editor)[0]?.remarks[1]?.id ?? ''),
      () => deleteThread(editor, id),
    ]
    const states = [threads(editor)]
    for (const step of steps) {
      expect(step()).toBe(true)
      states.push(threads(editor))
    }
    expect(states[3]).toMatchObject([
      { resolved: { by: 'Ben' }, remarks: [{ text: 'All of them?' }, { author: 'Ben', text: 'Most' }] },
    ])
    expect(states.at(-2)).toMatchObject([{ resolved: null, remarks: [{ text: 'All of them?' }] }])
    expect(states.at(-1)).toEqual([])
    for (const state of states.toReversed().slice(1)) {
      editor.commands.undo()
      expect(threads(editor)).toEqual(state)
    }
    editor.commands.undo()
    expect(threads(editor)).toEqual([])
    expect(blocksOf(editor)).toEqual(['paragraph States welcomed the report.', 'paragraph And so on.'])
    expect(reply(editor, id, 'Ben', 'Too late')).toBe(false)
  })

  it('goes with its last remark', () => {
    const editor = open()
    const id = comment(editor, 'welcomed', 'All?')
    deleteRemark(editor, id, threads(editor)[0]?.remarks[0]?.id ?? '')
    expect(threads(editor)).toEqual([])
  })

  it('goes with its passage and comes back with it', () => {
    const editor = open()
    comment(editor, 'welcomed', 'All?')
    select(editor, 'welcomed')
    editor.commands.deleteSelection()
    expect(threads(editor)).toEqual([])
    expect(commentState(editor.state).active).toBeNull()
    editor.commands.undo()
    expect(told(editor)).toEqual(['welcomed: All?'])
  })

  it('takes in what is typed inside its passage and not what is typed behind it', () => {
    const editor = open()
    comment(editor, 'welcomed', 'All?')
    cursorAfter(editor, 'wel')
    editor.view.dispatch(editor.state.tr.insertText('l'))
    cursorAfter(editor, 'wellcomed')
    editor.view.dispatch(editor.state.tr.insertText('!'))
    expect(told(editor)).toEqual(['wellcomed: All?'])
  })

  it('stays when looks are cleared', () => {
    const editor = open(paragraph(text('States', 'bold', 'italic')))
    comment(editor, 'States', 'All?')
    select(editor, 'States')
    clearFormatting(editor)
    expect(told(editor)).toEqual(['States: All?'])
    expect(JSON.stringify(editor.getJSON())).not.toContain('bold')
  })

  it('is looked at where the cursor goes into its passage, the shortest of several', () => {
    const editor = open()
    const wide = comment(editor, 'States welcomed the report', 'One')
    const narrow = comment(editor, 'welcomed', 'Two')
    cursorAfter(editor, 'wel')
    showPassage(editor, wide)
    expect(commentState(editor.state).active).toBe(wide)
    cursorAfter(editor, 'welc')
    expect(commentState(editor.state).active).toBe(wide)
    cursorAfter(editor, 'And')
    expect(commentState(editor.state).active).toBeNull()
    cursorAfter(editor, 'welcom')
    expect(commentState(editor.state).active).toBe(narrow)
  })
})

describe('on the clipboard', () => {
  const copied = (editor: Editor, words: string): string => {
    select(editor, words)
    return editor.view.serializeForClipboard(editor.state.selection.content()).dom.innerHTML
  }

  it('HTML says nothing of a comment', () => {
    const editor = open()
    comment(editor, 'welcomed', 'quokka')
    expect(copied(editor, 'States welcomed the')).toContain('welcomed')
    expect(copied(editor, 'States welcomed the')).not.toContain('quokka')
    expect(createHandle(editor).html()).toBe(
      createHandle(open())
        .html()
        .replaceAll(/data-id="\w+"/g, (id) => id),
    )
    expect(createHandle(editor).html()).not.toMatch(/quokka|thread/)
  })

  it('a passage that is cut takes its thread along, and a copy of it has none', () => {
    const editor = open()
    const id = comment(editor, 'welcomed', 'All?')
    const html = copied(editor, 'welcomed')
    cursorAfter(editor, 'And so')
    editor.view.pasteHTML(html, pasting())
    expect(told(editor)).toEqual(['welcomed: All?'])
    select(editor, 'welcomed')
    const cut = copied(editor, 'welcomed')
    editor.commands.deleteSelection()
    expect(threads(editor)).toEqual([])
    cursorAfter(editor, 'And')
    editor.view.pasteHTML(cut, pasting())
    expect(threads(editor)).toMatchObject([{ thread: id, remarks: [{ text: 'All?' }] }])
    expect(blocksOf(editor)).toEqual([
      'paragraph States  the report.',
      'paragraph Andwelcomed sowelcomed on.',
    ])
  })

  it('brings no thread into another document', () => {
    const [one, other] = [open(), open()]
    comment(one, 'welcomed', 'All?')
    const html = copied(one, 'welcomed')
    cursorAfter(other, 'And')
    other.view.pasteHTML(html, pasting())
    expect(threads(other)).toEqual([])
    expect(blocksOf(other)[1]).toBe('paragraph Andwelcomed so on.')
  })
})
