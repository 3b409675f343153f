import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react'
import { EditorContent } from '@tiptap/react'
import { IntlProvider } from 'react-intl'
import { useSyncExternalStore } from 'react'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bodyOf } from '../body-cache.ts'
import { en as uiWords } from '../../i18n/ui/en.ts'
import { cursorAfter, editorWith, footnote, heading, numbered, paragraph, text } from '../editor.test-kit.ts'
import { NoticeBar } from '../menus/NoticeBar.tsx'
import { TableMenu } from '../menus/TableMenu.tsx'
import { TablePicker } from '../menus/TablePicker.tsx'
import { Toolbar } from '../menus/Toolbar.tsx'
import { en } from '../messages/en.ts'
import type { EditorNotice, EditorSession } from '../session.ts'
import { mountFootnote } from './mount-footnote.ts'
import { Overlays } from './Overlays.tsx'

beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

type Made = ReturnType<typeof editorWith>

function Open({ editor, session }: { editor: Made['editor']; session: EditorSession }) {
  const overlay = useSyncExternalStore(session.subscribe, session.overlay)
  return (
    <>
      <Toolbar
        editor={editor}
        session={session}
        isFocused={false}
        isCommenting={false}
        onComments={() => undefined}
        onFind={() => undefined}
        onFocusMode={() => undefined}
      />
      <EditorContent editor={editor} />
      <Overlays editor={editor} session={session} overlay={overlay} />
    </>
  )
}

const said = (children: React.ReactNode) =>
  render(
    <IntlProvider locale="en" messages={{ ...uiWords, ...en }}>
      {children}
    </IntlProvider>,
  )

function open(content: unknown[]): Made {
  const made = editorWith(content)
  Object.assign(made.editor.view, { coordsAtPos: () => ({ left: 0, right: 0, top: 0, bottom: 10 }) })
  said(<Open editor={made.editor} session={made.session} />)
  return made
}

describe('linking', () => {
  it('links the selected words, and refuses what a program would run', async () => {
    const { editor, session } = open([paragraph('see here')])
    editor.commands.setTextSelection({ from: 5, to: 9 })
    act(() => session.show({ kind: 'link' }))
    const field = await screen.findByRole('textbox', { name: 'Address' })
    fireEvent.change(field, { target: { value: 'javascript:alert(1)' } })
    fireEvent.click(screen.getByRole('button', { name: 'Link', hidden: false }))
    expect(await screen.findByText(en['editor.link.invalid'])).toBeTruthy()
    fireEvent.change(field, { target: { value: 'iom.int' } })
    fireEvent.click(screen.getByRole('button', { name: 'Link' }))
    expect(editor.getAttributes('link')['href']).toBe('https://iom.int')
    expect(session.overlay()).toBeNull()
  })

  it.each([
    ['https://iom.int/', true],
    ['mailto:secretariat@example.org', true],
    ['tel:+41220000000', false],
    ['http://example.org/', false],
  ])('offers to open %s where the host can: %s', async (href, isOffered) => {
    const { editor, session } = open([
      paragraph({ type: 'text', text: 'there', marks: [{ type: 'link', attrs: { href } }] }),
    ])
    cursorAfter(editor, 'the')
    act(() => session.show({ kind: 'link' }))
    await screen.findByRole('button', { name: 'Copy the address' })
    expect(screen.queryByRole('button', { name: 'Open…' })).toBeNull()
    act(() => session.show(null))

    const opened: string[] = []
    const settings = session.settings()
    session.configure({ ...settings, ports: { ...settings.ports, openLink: (to) => void opened.push(to) } })
    act(() => session.show({ kind: 'link' }))
    await screen.findByRole('button', { name: 'Copy the address' })
    const button = screen.queryByRole('button', { name: 'Open…' })
    expect(button !== null).toBe(isOffered)
    if (button) fireEvent.click(button)
    expect(opened).toEqual(isOffered ? [href] : [])
  })

  it('takes a link away again', async () => {
    const link = { type: 'text', text: 'there', marks: [{ type: 'link', attrs: { href: 'https://x.org' } }] }
    const { editor, session } = open([paragraph(link)])
    cursorAfter(editor, 'the')
    act(() => session.show({ kind: 'link' }))
    expect((await screen.findByRole<HTMLInputElement>('textbox', { name: 'Address' })).value).toBe(
      'https://x.org',
    )
    fireEvent.click(screen.getByRole('button', { name: 'Remove the link' }))
    expect(editor.state.doc.firstChild?.firstChild?.marks).toEqual([])
  })
})

describe('referring', () => {
  it('finds by words, chooses with the keyboard and follows', async () => {
    const { editor, session } = open([heading('Opening'), numbered('Means'), paragraph('see ')])
    cursorAfter(editor, 'see ')
    act(() => session.show({ kind: 'reference' }))
    const field = await screen.findByRole('combobox')
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual([
      'I\u2002Opening',
      '1\u2002Means',
    ])
    fireEvent.keyDown(field, { key: 'ArrowDown' })
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('1\u2002Means')
    fireEvent.change(field, { target: { value: 'open' } })
    expect(screen.getAllByRole('option')).toHaveLength(1)
    fireEvent.keyDown(field, { key: 'Enter' })
    const reference = bodyOf(editor.state.doc).content[2]?.content?.[1]
    expect(reference).toMatchObject({ type: 'crossReference', attrs: { target: 'n1', form: 'number' } })
    expect(editor.view.dom.querySelector('.ed-reference')?.textContent).toBe('I')
  })

  it('says when there is nothing to refer to', async () => {
    const { session } = open([paragraph('see')])
    act(() => session.show({ kind: 'reference' }))
    expect(await screen.findByText(en['editor.reference.none'])).toBeTruthy()
  })
})

describe('a footnote in its own small editor', () => {
  function mounted(words: string) {
    const made = editorWith([paragraph('a', footnote(words), ' b')])
    const place = document.body.appendChild(document.createElement('div'))
    let closed = 0
    const close = mountFootnote(place, made.editor, 2, { label: 'Note', onDone: () => (closed += 1) })
    const inner = place.querySelector('.ed-noteContent')
    return { ...made, place, inner, close, closed: () => closed }
  }

  it('shows the note and nothing of the text around it', () => {
    const { inner, close } = mounted('words')
    expect(inner?.textContent).toBe('words')
    expect(inner?.getAttribute('aria-label')).toBe('Note')
    close()
  })

  it('shows what the outer document does to the note, as undo does', () => {
    const { editor, inner, close } = mounted('words')
    editor.view.dispatch(editor.state.tr.insertText('more ', 4))
    expect(inner?.textContent).toBe('more words')
    editor.commands.undo()
    expect(inner?.textContent).toBe('words')
    close()
  })

  it('closes when the note is gone', () => {
    const { editor, closed, close } = mounted('words')
    editor.commands.deleteRange({ from: 2, to: 2 + (editor.state.doc.nodeAt(2)?.nodeSize ?? 0) })
    expect(closed()).toBeGreaterThan(0)
    close()
  })

  it('leaves nothing behind when it is closed', () => {
    const { place, close } = mounted('words')
    close()
    expect(place.querySelector('.ed-noteContent')).toBeNull()
  })
})

describe('a new table', () => {
  it('has as many rows and columns as the arrow keys say', async () => {
    const { editor } = editorWith([paragraph()])
    said(<TablePicker editor={editor} />)
    fireEvent.click(screen.getByRole('button', { name: 'Table' }))
    const grid = await screen.findByRole('button', { name: '3 × 3' })
    fireEvent.keyDown(grid, { key: 'ArrowRight' })
    fireEvent.keyDown(grid, { key: 'ArrowUp' })
    fireEvent.keyDown(grid, { key: 'ArrowUp' })
    fireEvent.keyDown(grid, { key: 'ArrowUp' })
    expect(screen.getByRole('status').textContent).toBe('1 × 4')
    fireEvent.click(grid)
    const table = bodyOf(editor.state.doc).content.find((block) => block.type === 'table')
    expect(table?.content?.map((row) => row.content?.length)).toEqual([4])
  })

  it('has a menu of its own while the cursor is in it', async () => {
    const cell = (words: string) => ({ type: 'tableCell', content: [paragraph(words)] })
    const { editor } = editorWith([
      { type: 'table', content: [{ type: 'tableRow', content: [cell('a'), cell('b')] }] },
    ])
    cursorAfter(editor, 'a')
    said(<TableMenu editor={editor} />)
    fireEvent.click(screen.getByRole('button', { name: 'Table' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Row below' }))
    expect(bodyOf(editor.state.doc).content[0]?.content?.length).toBe(2)
  })
})

describe('the toolbar', () => {
  it('marks words, shows that they are marked, and takes it back', async () => {
    const { editor } = open([paragraph('words')])
    act(() => void editor.commands.selectAll())
    const bold = screen.getByRole('button', { name: 'Bold' })
    fireEvent.click(bold)
    await waitFor(() => expect(bold.getAttribute('aria-pressed')).toBe('true'))
    expect(editor.state.doc.firstChild?.firstChild?.marks.map((mark) => mark.type.name)).toEqual(['bold'])
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(editor.state.doc.firstChild?.firstChild?.marks).toEqual([])
  })

  it('names the style of the line and changes it', async () => {
    const { editor } = open([heading('words', 2)])
    cursorAfter(editor, 'words')
    fireEvent.click(await screen.findByRole('button', { name: 'Heading A' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: /Numbered paragraph/ }))
    await waitFor(() => expect(editor.state.doc.firstChild?.type.name).toBe('numberedParagraph'))
  })

  it('marks words as being in another language', async () => {
    const { editor } = open([paragraph('coup')])
    act(() => void editor.commands.selectAll())
    fireEvent.click(screen.getByRole('button', { name: 'Language of the selection' }))
    fireEvent.click(await screen.findByRole('menuitem', { name: 'French' }))
    await waitFor(() => expect(editor.view.dom.querySelector('span[lang="fr"]')?.textContent).toBe('coup'))
  })
})

describe('notices', () => {
  it.each<[EditorNotice, RegExp]>([
    [{ code: 'paste-too-large', size: 200, limit: 4 }, /200 MB; at most 4 MB/],
    [{ code: 'paste-refused' }, /could not be read/],
    [{ code: 'image-refused', count: 1 }, /^One picture/],
    [{ code: 'remote-images', count: 3 }, /^3 pictures from the web/],
    [{ code: 'paste-working', share: 0.3, cancel: () => undefined }, /^Reading/],
  ])('say %j', (notice, sentence) => {
    said(<NoticeBar notice={notice} onClose={() => undefined} />)
    const role = notice.code === 'paste-working' ? 'status' : 'alert'
    expect(screen.getByRole(role).textContent).toMatch(sentence)
  })
})

describe('marks in the text of a note', () => {
  it('are kept when the note is read into the small editor', () => {
    const { editor } = editorWith([
      paragraph('a', { type: 'footnote', content: [paragraph(text('b', 'italic'))] }),
    ])
    const place = document.createElement('div')
    const close = mountFootnote(place, editor, 2, { label: 'Note', onDone: () => undefined })
    expect(place.querySelector('em')?.textContent).toBe('b')
    close()
  })
})
