import { cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import type { Editor } from '@tiptap/core'
import { IntlProvider } from 'react-intl'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { en as uiWords } from '../../i18n/ui/en.ts'
import { toasts } from '../../ui/feedback/toasts.ts'
import { createHandle } from '../editor-handle.ts'
import { blocksOf, cursorAfter, editorWith, numbered, paragraph, press, type } from '../editor.test-kit.ts'
import { find, findingOf, replaceAll } from '../find/find-plugin.ts'
import { en } from '../messages/en.ts'
import { targetsOf } from '../numbering/numbering-plugin.ts'
import { SuggestingStrip } from './SuggestingStrip.tsx'
import { SuggestionsPanel } from './SuggestionsPanel.tsx'
import { changeAt, suggestedChanges } from './suggestion-places.ts'

beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined
})
afterEach(() => {
  cleanup()
  toasts.clear()
})

/** Two suggestions: a word replaced in the first paragraph, words added to the second. */
function suggested(): Editor {
  const { editor } = editorWith([paragraph('One two'), paragraph('Three')], { suggestingAs: 'Ana' })
  cursorAfter(editor, 'One two')
  press(editor, 'Backspace', { ctrlKey: true })
  type(editor, '2')
  cursorAfter(editor, 'Three')
  type(editor, ' more')
  return editor
}

const shown = (editor: Editor, isOn = true) =>
  render(
    <IntlProvider locale="en" messages={{ ...uiWords, ...en }}>
      <SuggestingStrip editor={editor} isOn={isOn} isReviewing onReview={() => undefined} />
      <SuggestionsPanel editor={editor} onClose={() => undefined} />
    </IntlProvider>,
  )

describe('suggestions beside the text', () => {
  it('are listed in its order with their author and words, and answered one by one', () => {
    const editor = suggested()
    shown(editor)
    const items = within(screen.getByRole('list')).getAllByRole('listitem')
    expect(items.map((item) => item.textContent)).toEqual([
      expect.stringMatching(/^Ana.*Delete\s+two.*Add\s+2/),
      expect.stringMatching(/^Ana.*Add\s+more/),
    ])
    fireEvent.click(within(items[0]!).getByRole('button', { name: 'Accept' }))
    expect(blocksOf(editor)).toEqual(['paragraph One 2', 'paragraph Three more'])
    fireEvent.click(screen.getByRole('button', { name: 'Reject' }))
    expect(blocksOf(editor)).toEqual(['paragraph One 2', 'paragraph Three'])
    expect(screen.getByText('No suggestions are open.')).toBeTruthy()
  })

  it('are answered all at once, and one undo, offered at once, brings them back', () => {
    const editor = suggested()
    const before = editor.getJSON()
    shown(editor)
    fireEvent.click(screen.getByRole('button', { name: 'Reject all' }))
    expect(blocksOf(editor)).toEqual(['paragraph One two', 'paragraph Three'])
    const [toast] = toasts.visibleToasts
    expect(toast?.content.text).toBe('2 suggestions rejected.')
    toast?.content.action?.onAction()
    expect(editor.getJSON()).toEqual(before)
  })

  it('are counted above it, whether suggesting is on or off', () => {
    const { rerender } = shown(suggested(), false)
    expect(screen.getByRole('status').textContent).toMatch(/^2 open suggestions/)
    rerender(<></>)
    shown(suggested())
    expect(screen.getByRole('status').textContent).toMatch(/^Suggesting is on/)
  })
})

describe('suggestions in the text', () => {
  it('are gone through round its end, and answered at the cursor', () => {
    const editor = suggested()
    const { stepToSuggestion, answerSuggestion } = createHandle(editor)
    const [first, second] = [...suggestedChanges(editor.state.doc).keys()]
    const here = () => changeAt(editor.state.doc, editor.state.selection.head)
    editor.commands.setTextSelection(1)
    for (const expected of [first, second, first]) {
      expect(stepToSuggestion(1)).toBe(true)
      expect(here()).toBe(expected)
    }
    stepToSuggestion(-1)
    expect(here()).toBe(second)
    expect(answerSuggestion('accept')).toBe(true)
    expect([...suggestedChanges(editor.state.doc).keys()]).toEqual([first])
    editor.commands.setTextSelection(1)
    expect(answerSuggestion('reject')).toBe(false)
  })

  it('number nothing while they are open', () => {
    const { editor } = editorWith([numbered('One'), numbered('Two')], { suggestingAs: 'Ana' })
    cursorAfter(editor, 'One')
    press(editor, 'Enter')
    type(editor, 'Between')
    const printed = () => [...targetsOf(editor.state).values()].map(({ printed: number }) => number)
    expect(printed()).toEqual(['1.', '2.'])
    createHandle(editor).answerSuggestion('accept')
    expect(printed()).toEqual(['1.', '2.', '3.'])
  })

  it('are replaced everywhere once, and not again where they are struck out', () => {
    const { editor } = editorWith([paragraph('old and old')], { suggestingAs: 'Ana' })
    find(editor, { text: 'old', matchCase: false })
    expect(replaceAll(editor, 'new')).toBe(2)
    expect(editor.state.doc.textContent).toBe('oldnew and oldnew')
    expect(findingOf(editor.state).matches).toEqual([])
    expect(replaceAll(editor, 'newer')).toBe(0)
  })

  it('are not copied as what they are: what is struck out stays behind, and HTML is of the text as it stands', () => {
    const editor = suggested()
    editor.commands.selectAll()
    const { content } = editor.state.selection.content()
    expect(content.textBetween(0, content.size, '|')).toBe('One 2two|Three more')
    const { dom, text } = editor.view.serializeForClipboard(editor.state.selection.content())
    expect(dom.textContent).toBe('One 2Three more')
    expect(text).toBe('One 2\n\nThree more')
    expect(dom.querySelector('[class*="ed-"]')).toBeNull()
    expect(createHandle(editor).html()).not.toMatch(/more|ed-/)
  })

  it('stay open where they are moved with the mouse, unless moving itself is only suggested', () => {
    const moved = (suggestingAs: string | null) => {
      const { editor, session } = editorWith([paragraph('Keep old here.')], { suggestingAs: 'Ana' })
      cursorAfter(editor, 'Keep old')
      press(editor, 'Backspace', { ctrlKey: true })
      type(editor, 'new')
      session.configure({ ...session.settings(), suggestingAs })
      editor.commands.setTextSelection({ from: 1, to: editor.state.doc.content.size - 1 })
      const { slice } = editor.view.serializeForClipboard(editor.state.selection.content())
      editor.view.dragging = { slice, move: true }
      let dropped = slice
      editor.view.someProp('transformPasted', (change) => {
        dropped = change(dropped, editor.view, false)
      })
      return dropped.content.textBetween(0, dropped.content.size)
    }
    expect(moved(null)).toBe('Keep newold here.')
    expect(moved('Ana')).toBe('Keep new here.')
  })
})
