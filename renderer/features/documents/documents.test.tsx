import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { Ref } from 'react'
import { useImperativeHandle, useState } from 'react'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { aDocument, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { runCommand } from '../../app/command-registry.ts'
import { useWorkspace } from '../../app/workspace.ts'
import type { DocumentEditorProps, EditorHandle } from '../../editor/index.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { DocumentPage } from './DocumentPage.tsx'
import { DocumentProperties } from './DocumentProperties.tsx'
import { DocumentsView } from './DocumentsView.tsx'
import { NewDocumentDialog } from './NewDocumentDialog.tsx'
import { spillOf } from './unsaved.ts'

const asBody = (text: string): DocumentBody => ({
  type: 'doc',
  content: [{ type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text }] }],
})
const asText = (body: DocumentBody) => body.content[0]?.content?.[0]?.text ?? ''

// The editor itself has its own tests; here a text field stands in for it, so that what surrounds it is seen.
vi.mock('../../editor/DocumentEditor.tsx', () => ({
  DocumentEditor({ initialBody, editable, onChange, ref }: DocumentEditorProps) {
    const [text, setText] = useState(asText(initialBody))
    useImperativeHandle(ref as Ref<Partial<EditorHandle>>, () => ({
      body: () => asBody(text),
      replaceBody: (body) => setText(asText(body)),
      scrollToBlock: () => true,
      showRedacted: () => undefined,
    }))
    return (
      <textarea
        aria-label="Text"
        readOnly={!editable}
        value={text}
        onChange={(event) => {
          setText(event.target.value)
          onChange(() => asBody(event.target.value))
        }}
      />
    )
  },
}))

beforeAll(() => standInLayout())
afterEach(leavePage)

const library = (fields = {}) =>
  createFakeWorkbench(
    [
      aDocument(1, { title: 'Final report', type: 'final-report', status: 'draft', ...fields }),
      aDocument(2, { title: 'Cleared sheet', type: 'information-sheet', status: 'cleared' }),
      aMeeting(3, { title: 'Geneva workshop' }),
    ],
    { bodies: { [anId(1)]: asBody('First words.') } },
  )
const kept = (workbench: FakeWorkbench) => workbench.kept.get(anId(1))
const text = () => screen.findByRole<HTMLTextAreaElement>('textbox', { name: 'Text' })
const write = async (words: string) => fireEvent.change(await text(), { target: { value: words } })

describe('the list of documents', () => {
  test('shows all, or those of one clearance', async () => {
    const workbench = library()
    const { rerender } = renderPage(<DocumentsView />, workbench)
    expect(await screen.findByText('Final report', { selector: 'bdi' })).toBeDefined()
    expect(screen.getByText('Cleared sheet')).toBeDefined()
    rerender(<DocumentsView argument="cleared" />)
    await expect.poll(() => screen.queryByText('Final report', { selector: 'bdi' })).toBeNull()
    expect(screen.getByText('Cleared sheet')).toBeDefined()
  })

  test('puts chosen documents in the Bin together, and gives them back together', async () => {
    const workbench = library()
    renderPage(<DocumentsView />, workbench)
    fireEvent.click(await screen.findByText('Cleared sheet'), { ctrlKey: true })
    fireEvent.click(screen.getByText('Final report', { selector: 'bdi' }), { ctrlKey: true })
    expect(screen.getByText('2 documents chosen')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Put in the Bin' }))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await expect.poll(() => [...workbench.kept.values()].some((held) => held.trashedAt)).toBe(false)
    expect(workbench.calls.filter((name) => name === 'records.trash')).toHaveLength(2)
  })

  test('teaches how to begin while there is none', async () => {
    renderPage(<DocumentsView />, createFakeWorkbench())
    expect(await screen.findByText('No documents here yet')).toBeDefined()
    fireEvent.click(screen.getAllByRole('button', { name: 'New document' })[0]!)
    expect(useWorkspace.getState().overlay).toEqual({ kind: 'new-document', preset: {} })
  })
})

describe('a new document', () => {
  test('starts from the template of its kind and opens', async () => {
    const workbench = library()
    renderPage(<NewDocumentDialog />, workbench)
    useWorkspace.getState().newDocument()
    fireEvent.click(await screen.findByRole('radio', { name: /Concept note/ }))
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'Why we meet' } })
    fireEvent.click(screen.getByRole('button', { name: 'Create' }))
    await expect.poll(() => useWorkspace.getState().overlay).toBeNull()
    const made = [...workbench.kept.values()].at(-1)?.record
    expect(made).toMatchObject({ type: 'concept-note', title: 'Why we meet', language: 'en' })
    expect(useWorkspace.getState().activeKey).toBe(`record-${made?.id}`)
  })

  test('can be a report assembled from the notes of its meeting', async () => {
    const workbench = library()
    renderPage(<NewDocumentDialog />, workbench)
    useWorkspace.getState().newDocument({ type: 'final-report', meetingId: anId(3) })
    const assembled = await screen.findByRole('checkbox', { name: /Assemble it from the notes/ })
    expect((assembled as HTMLInputElement).checked).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Create' }))
    await expect.poll(() => workbench.calls).toContain('documents.reportFromMeeting')
  })

  test('asks a newsletter for its period, in order', async () => {
    renderPage(<NewDocumentDialog />, library())
    useWorkspace.getState().newDocument({ type: 'newsletter' })
    const first = await screen.findByRole('textbox', { name: 'First day' })
    fireEvent.focus(first)
    fireEvent.change(first, { target: { value: '2199-01-01' } })
    fireEvent.keyDown(first, { key: 'Enter' })
    expect(await screen.findByText('The last day is before the first.')).toBeDefined()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Create' }).disabled).toBe(true)
  })

  test('stays asked for when it could not be made', async () => {
    const workbench = library()
    workbench.failNext('documents.create', new Error('broken'))
    renderPage(<NewDocumentDialog />, workbench)
    useWorkspace.getState().newDocument()
    fireEvent.click(await screen.findByRole('button', { name: 'Create' }))
    expect(await screen.findByRole('alert')).toBeDefined()
    expect(useWorkspace.getState().overlay).not.toBeNull()
  })
})

describe('writing', () => {
  test('saves by itself', async () => {
    const workbench = library()
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    await write('Second words.')
    await expect.poll(() => asText(kept(workbench)!.body!), { timeout: 5000 }).toBe('Second words.')
  })

  test('loses no word typed while the workbench is away', async () => {
    const workbench = library()
    const api = renderPage(<DocumentPage id={anId(1)} />, workbench)
    await text()
    api.setConnection('lost')
    await write('Words without a host.')
    expect(await screen.findByRole('alert')).toBeDefined()
    expect(asText(kept(workbench)!.body!)).toBe('First words.')
    api.setConnection('open')
    await expect.poll(() => asText(kept(workbench)!.body!), { timeout: 5000 }).toBe('Words without a host.')
  })

  test('brings back words that were never saved', async () => {
    const workbench = library()
    const found = { documentId: anId(1), body: asBody('Found again.'), baseRev: 1, at: 0 }
    await spillOf(workbench.client).keep(found)
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    expect((await text()).value).toBe('Found again.')
    expect(screen.getByText(/were found and are back/)).toBeDefined()
    await expect.poll(() => asText(kept(workbench)!.body!), { timeout: 5000 }).toBe('Found again.')
  })

  test('shows what somebody else saved while nothing here was unsaved', async () => {
    const workbench = library()
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    await text()
    const held = kept(workbench)!
    held.body = asBody('Ticked in the register.')
    held.rev = 2
    await vi.waitFor(
      async () => {
        workbench.change({ id: anId(1), kind: 'document', rev: 2, op: 'saved' })
        await new Promise((resolve) => setTimeout(resolve, 500))
        expect((await text()).value).toBe('Ticked in the register.')
      },
      { timeout: 8000 },
    )
  })

  test('asks whose text stays when two wrote at once', async () => {
    const workbench = library()
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    await text()
    const held = kept(workbench)!
    held.body = asBody('Theirs.')
    held.rev = 5
    await write('Mine.')
    const conflict = within(await screen.findByRole('alert'))
    expect(asText(held.body)).toBe('Theirs.')
    fireEvent.click(conflict.getAllByRole('button')[0]!)
    await expect.poll(() => asText(kept(workbench)!.body!), { timeout: 5000 }).toBe('Mine.')
  })

  test('renames in place without disturbing the text', async () => {
    const workbench = library()
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    await write('New words.')
    fireEvent.click(screen.getByRole('button', { name: 'Title: Final report' }))
    fireEvent.change(screen.getByRole('textbox', { name: 'Title' }), { target: { value: 'The report' } })
    fireEvent.keyDown(screen.getByRole('textbox', { name: 'Title' }), { key: 'Enter' })
    await expect.poll(() => kept(workbench)?.record).toMatchObject({ title: 'The report' })
    await expect.poll(() => asText(kept(workbench)!.body!), { timeout: 8000 }).toBe('New words.')
    expect(screen.queryByRole('alert')).toBeNull()
  })
})

describe('publishing', () => {
  test('saves first, then typesets, and offers the PDF with what to correct', async () => {
    const workbench = library()
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    await write('Last words.')
    fireEvent.click(screen.getByRole('button', { name: 'Publish as PDF' }))
    const dialog = within(await screen.findByRole('dialog', { name: 'Publish as PDF' }))
    expect(await dialog.findByText('report.pdf')).toBeDefined()
    expect(dialog.getByText(/no alternative text/)).toBeDefined()
    expect(dialog.getByRole('button', { name: 'Download the PDF' })).toBeDefined()
    expect(asText(kept(workbench)!.body!)).toBe('Last words.')
    expect(workbench.calls.indexOf('documents.save')).toBeLessThan(
      workbench.calls.indexOf('typesetting.export'),
    )
  })

  test('is also a command, while the document is in sight', async () => {
    const workbench = library()
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    await text()
    expect(runCommand('file.export')).toBe(true)
    expect(await screen.findByText('report.pdf')).toBeDefined()
  })

  test('says that the document is unharmed when there is no PDF', async () => {
    const workbench = library()
    workbench.failNext('typesetting.export', new Error('broken'))
    renderPage(<DocumentPage id={anId(1)} />, workbench)
    await text()
    fireEvent.click(screen.getByRole('button', { name: 'Publish as PDF' }))
    expect(await within(await screen.findByRole('dialog')).findByRole('alert')).toBeDefined()
  })
})

describe('the properties of a document', () => {
  test('are changed in place and checked', async () => {
    const workbench = library()
    renderPage(<DocumentProperties id={anId(1)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: /Word limit/ }))
    const limit = () => screen.getByRole('textbox', { name: 'Word limit' })
    fireEvent.change(limit(), { target: { value: '0' } })
    fireEvent.keyDown(limit(), { key: 'Enter' })
    expect(screen.getByText('The least is 1.')).toBeDefined()
    fireEvent.change(limit(), { target: { value: '8,500' } })
    fireEvent.keyDown(limit(), { key: 'Enter' })
    await expect.poll(() => kept(workbench)?.record).toMatchObject({ settings: { wordLimit: 8500 } })
  })

  test('ask about a date that can be two days', async () => {
    const workbench = library()
    renderPage(<DocumentProperties id={anId(1)} />, workbench)
    const date = await screen.findByRole('textbox', { name: 'Date' })
    fireEvent.focus(date)
    fireEvent.change(date, { target: { value: '03/04/2018' } })
    fireEvent.keyDown(date, { key: 'Enter' })
    fireEvent.click(await screen.findByRole('button', { name: '3 April 2018' }))
    await expect.poll(() => kept(workbench)?.record).toMatchObject({ masthead: { date: '2018-04-03' } })
  })
})
