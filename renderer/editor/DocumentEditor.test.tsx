import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { createRef } from 'react'
import { IntlProvider } from 'react-intl'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { DocumentBody, DocumentNode } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { en as uiWords } from '../i18n/ui/en.ts'
import { createAutosave, type Autosave } from './autosave.ts'
import { DocumentEditor } from './DocumentEditor.tsx'
import type { EditorHandle } from './editor-handle.ts'
import { footnote, heading, numbered, paragraph, text } from './editor.test-kit.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import { goToBlock } from './outline/document-outlines.ts'
import { OutlineList } from './outline/OutlineList.tsx'
import { WordCount } from './outline/WordCount.tsx'
import { SaveIndicator } from './save/SaveIndicator.tsx'
import { createMemorySpill } from './save/spill.ts'

const words = { en: { ...uiWords, ...en }, fr: { ...uiWords, ...fr } }

beforeEach(() => {
  HTMLElement.prototype.scrollIntoView = () => undefined
})
afterEach(cleanup)

function open(content: unknown[], language: 'en' | 'fr' = 'en') {
  const handle = createRef<EditorHandle>()
  const changes: (() => DocumentBody)[] = []
  let next = 0
  const { body } = normalizeBody({ type: 'doc', content }, { newBlockId: () => `n${(next += 1)}` })
  const page = (locale: 'en' | 'fr', limit?: number) => (
    <IntlProvider locale={locale} messages={words[locale]}>
      <DocumentEditor
        ref={handle}
        documentId="d"
        initialBody={body}
        language="en"
        numbering="continuous"
        editable
        onChange={(getBody) => changes.push(getBody)}
        searchRecords={async () => []}
        openRecord={() => undefined}
        uploadImage={async () => ({ sha256: 'a'.repeat(64) })}
        assetUrl={(sha) => `asset/${sha}`}
        spelling={null}
      />
      <OutlineList documentId="d" />
      <WordCount documentId="d" limit={limit} />
    </IntlProvider>
  )
  const view = render(page(language))
  return {
    handle,
    changes,
    again: (locale: 'en' | 'fr', limit?: number) => view.rerender(page(locale, limit)),
  }
}

const typesOf = (body: DocumentNode | undefined) => body?.content?.map((block) => block.type)

describe('the editor on a page', () => {
  it('shows the text, its outline and its words', async () => {
    open([heading('Opening'), numbered('two words')])
    expect(screen.getByRole('textbox', { name: 'Document text' }).textContent).toContain('two words')
    expect(await screen.findByRole('button', { name: 'I. Opening' })).toBeTruthy()
    expect(screen.getByText('3 words')).toBeTruthy()
  })

  it('says how far over the limit a text is', async () => {
    const { again } = open([paragraph('one two three')])
    again('en', 2)
    expect(await screen.findByText('1 word over the limit')).toBeTruthy()
  })

  it('tells of a change without writing it out, and writes it out when asked', () => {
    const { handle, changes } = open([paragraph('a')])
    act(() => handle.current?.insert({ type: 'pageBreak' }))
    expect(changes.length).toBeGreaterThan(0)
    expect(typesOf(changes.at(-1)?.())).toContain('pageBreak')
  })

  it('is not a change when nothing but the selection or the language changed', async () => {
    const { handle, changes, again } = open([heading('H'), paragraph('a')])
    act(() => void handle.current?.scrollToBlock('n1'))
    again('fr')
    await waitFor(() => expect(screen.getByRole('toolbar', { name: 'Mise en forme' })).toBeTruthy())
    expect(screen.getByRole('textbox', { name: 'Texte du document' })).toBeTruthy()
    expect(changes).toEqual([])
  })

  it('goes to a block from elsewhere on the page', async () => {
    open([paragraph('a'), heading('There')])
    await screen.findByRole('button', { name: 'I. There' })
    let found = false
    act(() => {
      found = goToBlock('d', 'n2')
    })
    expect(found).toBe(true)
    expect(goToBlock('other', 'n2')).toBe(false)
  })

  it('opens the search, counts and closes again', async () => {
    const { handle } = open([paragraph('word and word')])
    act(() => handle.current?.find())
    const bar = screen.getByLabelText('Find and replace', { selector: 'search' })
    fireEvent.change(within(bar).getByRole('textbox', { name: 'Find' }), { target: { value: 'word' } })
    expect(await within(bar).findByText('1 of 2')).toBeTruthy()
    fireEvent.click(within(bar).getByRole('button', { name: 'Next' }))
    expect(await within(bar).findByText('2 of 2')).toBeTruthy()
    fireEvent.keyDown(within(bar).getByRole('textbox', { name: 'Find' }), { key: 'Escape' })
    await waitFor(() => expect(document.querySelector('search')).toBeNull())
  })

  it('opens a footnote where it stands, writes through to the document and deletes it', async () => {
    const { handle } = open([paragraph('see', footnote('old'), ' end')])
    fireEvent.click(screen.getByRole('button', { name: 'Footnote 1' }))
    const note = await screen.findByRole('textbox', { name: 'Text of the footnote' })
    expect(note.textContent).toBe('old')
    fireEvent.click(screen.getByRole('button', { name: 'Delete the footnote' }))
    expect(handle.current?.body().content[0]?.content?.map((each) => each.type)).toEqual(['text'])
  })

  it("asks for a picture's alternative text and takes it letter by letter", async () => {
    const { handle } = open([{ type: 'figure', attrs: { asset: 'a'.repeat(64) }, content: [text('cap')] }])
    fireEvent.click(screen.getByRole('button', { name: en['editor.figure.altMissing'], hidden: true }))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Alternative text' }), {
      target: { value: 'Bars' },
    })
    expect(handle.current?.body().content[0]?.attrs?.['alt']).toBe('Bars')
    fireEvent.click(screen.getByRole('checkbox', { name: /Decorative/ }))
    expect(handle.current?.body().content[0]?.attrs?.['decorative']).toBe(true)
  })

  it('shows the JSON of what it cannot read, when asked', async () => {
    open([{ type: 'unknownBlock', attrs: { json: '{"type":"later"}' } }])
    fireEvent.click(screen.getByRole('button', { name: 'Show its content' }))
    expect((await screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Kept content' })).value).toBe(
      '{\n  "type": "later"\n}',
    )
  })

  it('enters and leaves focus mode', () => {
    const { handle } = open([paragraph('a')])
    act(() => handle.current?.toggleFocusMode())
    expect(screen.getByRole('button', { name: 'Focus mode' }).getAttribute('aria-pressed')).toBe('true')
  })
})

describe('the indicator', () => {
  function indicate(save: Parameters<typeof createAutosave>[0]['save']): {
    autosave: Autosave
    taken: unknown[]
    saveCopy: ReturnType<typeof vi.fn>
  } {
    const taken: unknown[] = []
    const saveCopy = vi.fn()
    const body: DocumentBody = { type: 'doc', content: [{ type: 'paragraph' }] }
    const autosave = createAutosave({
      documentId: 'd',
      rev: 1,
      body,
      save,
      readCurrent: async () => ({
        rev: 2,
        savedAt: '',
        body: { type: 'doc', content: [{ type: 'pageBreak' }] },
      }),
      spill: createMemorySpill(),
    })
    render(
      <IntlProvider locale="en-GB" messages={words.en}>
        <SaveIndicator
          autosave={autosave}
          onTakeTheirs={(theirs) => taken.push(theirs)}
          onSaveCopy={saveCopy}
        />
      </IntlProvider>,
    )
    return { autosave, taken, saveCopy }
  }
  const changed = (autosave: Autosave) =>
    act(() => autosave.changed(() => ({ type: 'doc', content: [{ type: 'horizontalRule' }] })))
  const fails = (code: string) => Object.assign(new Error(code), { code })

  it('says when it was saved, only once it was', async () => {
    const { autosave } = indicate(async () => ({ rev: 2, savedAt: '2018-10-09T10:05:00Z' }))
    changed(autosave)
    expect(screen.getByText('Not saved yet')).toBeTruthy()
    await act(async () => void (await autosave.flush()))
    expect(screen.getByRole('status').textContent).toMatch(/^Saved at \d\d:05$/)
  })

  it('says why not, tries again when asked, and lets a copy be saved elsewhere', async () => {
    const save = vi.fn(async () => {
      throw fails('DISK_FULL')
    })
    const { autosave, saveCopy } = indicate(save)
    changed(autosave)
    await act(async () => void (await autosave.flush()))
    expect(screen.getByRole('alert').textContent).toContain(en['editor.save.reason.DISK_FULL'])
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })))
    expect(save).toHaveBeenCalledTimes(2)
    fireEvent.click(screen.getByRole('button', { name: 'Save a copy elsewhere' }))
    expect(saveCopy).toHaveBeenCalledOnce()
    autosave.dispose()
  })

  it('lets the writer choose between two texts', async () => {
    const { autosave, taken } = indicate(async () => {
      throw fails('CONFLICT')
    })
    changed(autosave)
    await act(async () => void (await autosave.flush()))
    fireEvent.click(screen.getByRole('button', { name: 'Take the other text' }))
    expect(taken).toEqual([{ type: 'doc', content: [{ type: 'pageBreak' }] }])
  })
})
