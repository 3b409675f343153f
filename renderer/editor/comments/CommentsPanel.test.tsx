import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { EditorContent } from '@tiptap/react'
import { IntlProvider } from 'react-intl'
import { afterEach, beforeAll, describe, expect, it } from 'vitest'
import { aThread, commented } from '../../../shared/document/comments/comments.test-kit.ts'
import { threadsOf } from '../../../shared/document/comments/passages.ts'
import { en as uiWords } from '../../i18n/ui/en.ts'
import { bodyOf } from '../body-cache.ts'
import { cursorAfter, editorWith, paragraph } from '../editor.test-kit.ts'
import { en } from '../messages/en.ts'
import { startComment } from './change-comments.ts'
import { commentState } from './comment-state.ts'
import { CommentsPanel } from './CommentsPanel.tsx'

afterEach(cleanup)
beforeAll(() => void (Element.prototype.scrollIntoView = () => undefined))

const settled = { ...aThread('t2', 'Old'), resolved: { by: 'Ben', at: '2026-11-20T12:00:00.000Z' } }

function shown(content: unknown[], authors: string[] = ['Ana']) {
  const made = editorWith(content)
  const { settings, configure } = made.session
  const named: string[] = []
  const ports = { ...settings().ports, authors, nameYourself: () => void named.push('asked') }
  configure({ ...settings(), ports })
  const closed: string[] = []
  render(
    <IntlProvider locale="en" messages={{ ...uiWords, ...en }}>
      <EditorContent editor={made.editor} />
      <CommentsPanel editor={made.editor} session={made.session} onClose={() => closed.push('closed')} />
    </IntlProvider>,
  )
  const panel = within(screen.getByRole('complementary'))
  return { ...made, panel, named, closed, threads: () => threadsOf(bodyOf(made.editor.state.doc)) }
}

const press = (button: HTMLElement) => act(async () => void fireEvent.click(button))
const write = (words: string) => {
  const field = screen.getByRole('textbox', { name: /Reply|say about|Edit/ })
  fireEvent.change(field, { target: { value: words } })
  return field
}

describe('the panel of comments', () => {
  it('teaches what it is for where nothing was said', async () => {
    const { panel } = shown([paragraph('States welcomed it.')])
    expect(panel.getByText('Nothing is said yet')).toBeTruthy()
    expect(panel.getByText(/no PDF, pack or copy has them/)).toBeTruthy()
  })

  it('takes a comment on the words at the cursor, sent by Control and Enter', async () => {
    const { editor, panel, threads } = shown([paragraph('States welcomed it.')])
    cursorAfter(editor, 'wel')
    act(() => void startComment(editor))
    const field = await waitFor(() => write('All of them?'))
    expect(panel.getByText('welcomed')).toBeTruthy()
    act(() => void fireEvent.keyDown(field, { key: 'Enter', ctrlKey: true }))
    expect(threads()).toMatchObject([
      { quote: 'welcomed', remarks: [{ author: 'Ana', text: 'All of them?' }] },
    ])
    expect(await panel.findByText('All of them?')).toBeTruthy()
    expect(panel.queryByRole('textbox')).toBeNull()
  })

  it('gives a comment up with Escape, and says who nobody will know', async () => {
    const { editor, panel, named, threads } = shown([paragraph('States welcomed it.')], [])
    cursorAfter(editor, 'wel')
    act(() => void startComment(editor))
    await press(await panel.findByRole('button', { name: 'Give a name' }))
    expect(named).toEqual(['asked'])
    // While an input method composes, Escape is its own.
    act(() => void fireEvent.keyDown(write('Hm'), { key: 'Escape', isComposing: true }))
    expect(commentState(editor.state).draft).not.toBeNull()
    expect(panel.getByDisplayValue('Hm')).toBeTruthy()
    act(() => void fireEvent.keyDown(write('Hm'), { key: 'Escape' }))
    expect(threads()).toEqual([])
    expect(commentState(editor.state).draft).toBeNull()
  })

  it('shows threads in the order of the text and leaves out what is settled, until asked', async () => {
    const { panel } = shown([
      commented('a', [['One', aThread('t1', 'First?', 'Yes')], ' ', ['two', settled]]),
      commented('b', [['Three', aThread('t3', 'Last?')]]),
    ])
    const quotes = () =>
      panel.getAllByRole('button', { name: /Show in the text/ }).map((each) => each.textContent)
    expect(quotes()).toEqual(['One', 'Three'])
    await press(panel.getByRole('switch', { name: 'Show resolved (1)' }))
    expect(quotes()).toEqual(['One', 'two', 'Three'])
    expect(panel.getByText(/Resolved by Ben/)).toBeTruthy()
    expect(panel.getByRole('heading', { name: 'Comments 2' })).toBeTruthy()
  })

  it('goes from thread to thread and marks the passage in the text', async () => {
    const { editor, panel } = shown([
      commented('a', [['One', aThread('t1', 'First?')], ' ', ['two', aThread('t2', 'Second?')]]),
    ])
    const active = () => editor.view.dom.querySelector('.ed-commentActive')?.textContent
    await press(panel.getByRole('button', { name: 'Next comment' }))
    expect(active()).toBe('One')
    await press(panel.getByRole('button', { name: 'Next comment' }))
    expect(active()).toBe('two')
    await press(panel.getByRole('button', { name: 'Previous comment' }))
    expect(active()).toBe('One')
    await press(panel.getByRole('button', { name: 'Show in the text: “two”' }))
    expect(active()).toBe('two')
    act(() => cursorAfter(editor, 'On'))
    await waitFor(() => expect(panel.getByRole('button', { current: true }).textContent).toBe('One'))
  })

  it('replies, settles, opens again and deletes', async () => {
    const { panel, threads } = shown([commented('a', [['One', aThread('t1', 'First?')]])])
    await press(panel.getByRole('button', { name: 'Reply' }))
    write('Agreed')
    await press(panel.getByRole('button', { name: 'Reply' }))
    expect(threads()).toMatchObject([{ remarks: [{ text: 'First?' }, { author: 'Ana', text: 'Agreed' }] }])
    await press(panel.getByRole('button', { name: 'Resolve' }))
    expect(threads()).toMatchObject([{ resolved: { by: 'Ana' } }])
    expect(panel.getByText('All comments are resolved')).toBeTruthy()
    await press(panel.getByRole('switch'))
    await press(panel.getByRole('button', { name: 'Reopen' }))
    expect(threads()).toMatchObject([{ resolved: null }])
    await press(panel.getByRole('button', { name: 'Delete the whole thread' }))
    expect(threads()).toEqual([])
  })

  it('lets a person change only what that person said', async () => {
    const { panel, threads } = shown([
      commented('a', [
        [
          'One',
          {
            ...aThread('t1', 'Mine'),
            remarks: [
              ...aThread('t1', 'Mine').remarks,
              { ...aThread('t9', 'Not mine').remarks[0]!, author: 'Ben' },
            ],
          },
        ],
      ]),
    ])
    const [menu, ...others] = panel.getAllByRole('button', { name: 'Your comment' })
    expect(others).toEqual([])
    await press(menu!)
    await press(await screen.findByRole('menuitem', { name: 'Edit' }))
    write('Mine, changed')
    await press(panel.getByRole('button', { name: 'Save' }))
    expect(threads()[0]?.remarks.map(({ text }) => text)).toEqual(['Mine, changed', 'Not mine'])
    expect(panel.getByText(/edited/)).toBeTruthy()
  })

  it('gives the focus back to the text with Escape, where the passage begins', async () => {
    const { editor, panel, closed } = shown([commented('a', ['Zero ', ['one', aThread('t1', 'First?')]])])
    await press(panel.getByRole('button', { name: 'Next comment' }))
    act(() => void fireEvent.keyDown(panel.getByRole('button', { name: 'Reply' }), { key: 'Escape' }))
    expect(editor.state.selection.from).toBe(6)
    await press(panel.getByRole('button', { name: 'Close comments' }))
    expect(closed).toEqual(['closed'])
  })
})
