import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { EditorContent } from '@tiptap/react'
import { createRef } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { IntlProvider } from 'react-intl'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { bodyOf } from '../body-cache.ts'
import { blocksOf, editorWith, paragraph, press, type } from '../editor.test-kit.ts'
import { SuggestionList, type SuggestionListHandle } from './SuggestionList.tsx'

beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

const record = (title: string, digit: number) =>
  ({
    id: `01890a5d-ac96-774b-bcce-b302099a805${digit}`,
    kind: 'meeting',
    title,
    year: 2018,
    place: 'Geneva',
  }) as RecordSummary
const records = [record('First workshop', 1), record('Final report', 2), record('MIDSA', 3)]

function open() {
  const made = editorWith([paragraph()])
  const settings = made.session.settings()
  made.session.configure({
    ...settings,
    ports: {
      ...settings.ports,
      searchRecords: async (words) =>
        records.filter((each) => each.title.toLowerCase().includes(words.toLowerCase())),
    },
  })
  render(
    <IntlProvider locale="en" messages={{}}>
      <EditorContent editor={made.editor} />
    </IntlProvider>,
  )
  made.editor.commands.setTextSelection(1)
  return made
}

const options = () => screen.queryAllByRole('option').map((option) => option.textContent)
const typed = async (editor: ReturnType<typeof open>['editor'], words: string) => {
  await act(async () => {
    type(editor, words)
    await new Promise((resolve) => setTimeout(resolve, 120))
  })
}

describe('links to records', () => {
  it.each(['@', '[['])('are looked for after %s and put in by Enter', async (sign) => {
    const { editor } = open()
    await typed(editor, `see ${sign}fi`)
    await waitFor(() =>
      expect(options()).toEqual(['First workshop2018 · Geneva', 'Final report2018 · Geneva']),
    )
    act(() => void press(editor, 'ArrowDown'))
    await act(async () => void press(editor, 'Enter'))
    const line = bodyOf(editor.state.doc).content[0]?.content
    expect(line?.map((each) => each.text ?? each.type)).toEqual(['see ', 'recordLink', ' '])
    expect(line?.[1]?.attrs).toMatchObject({ label: 'Final report', kind: 'meeting' })
    await waitFor(() => expect(options()).toEqual([]))
  })

  it('say that there is none, and leave what was typed', async () => {
    const { editor } = open()
    await typed(editor, '@zzz')
    expect(await screen.findByText('editor.record.none')).toBeTruthy()
    expect(editor.state.doc.textContent).toBe('@zzz')
  })

  it('are not looked for inside an address', async () => {
    const { editor } = open()
    await typed(editor, 'name@fi')
    expect(options()).toEqual([])
  })

  it('go away with Escape and stay away', async () => {
    const { editor } = open()
    await typed(editor, '@fi')
    await waitFor(() => expect(options()).toHaveLength(2))
    await act(async () => void press(editor, 'Escape'))
    await waitFor(() => expect(options()).toEqual([]))
    await typed(editor, 'n')
    expect(options()).toEqual([])
  })
})

describe('the slash menu', () => {
  it('turns the line into what was chosen, and takes the words away', async () => {
    const { editor } = open()
    await typed(editor, '/editor.block.heading2')
    await waitFor(() => expect(options()).toContain('editor.block.heading2'))
    await act(async () => void press(editor, 'Enter'))
    expect(blocksOf(editor)).toEqual(['heading 2'])
  })

  it('names the chosen entry to screen readers from the text', async () => {
    const { editor } = open()
    await typed(editor, '/')
    await waitFor(() => expect(options().length).toBeGreaterThan(10))
    const chosen = screen.getByRole('option', { selected: true })
    expect(editor.view.dom.getAttribute('aria-activedescendant')).toBe(chosen.id)
    act(() => void press(editor, 'ArrowDown'))
    await waitFor(() => expect(editor.view.dom.getAttribute('aria-activedescendant')).not.toBe(chosen.id))
    await act(async () => void press(editor, 'Escape'))
    await waitFor(() => expect(editor.view.dom.hasAttribute('aria-activedescendant')).toBe(false))
  })
})

describe('the list', () => {
  it('goes round its ends, to its ends, and is chosen from by pointing', () => {
    const chosen: number[] = []
    const handle = createRef<SuggestionListHandle>()
    const entries = ['a', 'b', 'c'].map((label) => ({ id: label, label }))
    render(
      <SuggestionList
        ref={handle}
        label="L"
        none="none"
        searching="…"
        isLoading={false}
        entries={entries}
        onChoose={(index) => chosen.push(index)}
        onActive={() => undefined}
      />,
    )
    const now = () => screen.getByRole('option', { selected: true }).textContent
    const pressed = (key: string) => act(() => void handle.current?.press(key))
    expect(now()).toBe('a')
    pressed('ArrowUp')
    expect(now()).toBe('c')
    pressed('ArrowDown')
    expect(now()).toBe('a')
    pressed('End')
    expect(now()).toBe('c')
    pressed('Home')
    pressed('Tab')
    fireEvent.mouseDown(screen.getByRole('option', { name: 'b' }))
    expect(chosen).toEqual([0, 1])
    expect(handle.current?.press('x')).toBe(false)
  })

  it('takes no keys while it is empty', () => {
    const handle = createRef<SuggestionListHandle>()
    render(
      <SuggestionList
        ref={handle}
        label="L"
        none="none"
        searching="…"
        isLoading
        entries={[]}
        onChoose={() => undefined}
        onActive={() => undefined}
      />,
    )
    expect(screen.getByText('…')).toBeTruthy()
    expect(handle.current?.press('Enter')).toBe(false)
  })
})
