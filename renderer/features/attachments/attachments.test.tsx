import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { UploadFailed } from '../../api/files.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { AttachmentPage } from './AttachmentPage.tsx'
import type { PdfPagesProps } from '../../ui/pdf/PdfPages.tsx'
import { AttachmentsView } from './AttachmentsView.tsx'
import { takeIn, useIntake } from './intake.ts'
import { IntakePanel } from './IntakePanel.tsx'

// What draws pages needs a browser; which of them is asked for is seen without.
vi.mock('../../ui/pdf/open-pdf.ts', () => ({
  openPdf: async () => ({ pages: Array.from({ length: 4 }), close: () => undefined }),
}))
vi.mock('../../ui/pdf/PdfPages.tsx', () => ({
  PdfPages: ({ pdf, place, zoom, pageLabel, onPress, over }: PdfPagesProps) => (
    <>
      <p>{`Pages 1–${pdf.pages.length} at ${place?.page}`}</p>
      <button type="button" data-zoom={zoom} onClick={() => onPress({ page: 2, y: 100 })}>
        {pageLabel(2)}
      </button>
      {over?.(2, { width: 600, height: 800 })}
    </>
  ),
}))

beforeAll(() => standInLayout())
beforeEach(() => useIntake.setState({ arrivals: [], taken: [] }))
afterEach(leavePage)

const aFile = (name: string) => new File(['words'], name)
const kinds = (workbench: ReturnType<typeof createFakeWorkbench>) =>
  [...workbench.kept.values()].map(({ record }) => record.kind)

test('keeps files as received and says so once for all of them', async () => {
  const workbench = createFakeWorkbench()
  const api = renderPage(<IntakePanel />, workbench)
  await takeIn(api, [aFile('annex.pdf'), aFile('map.png')], {})
  expect(await screen.findByText('2 files are in the library now.')).toBeDefined()
  expect(kinds(workbench)).toEqual(['attachment', 'attachment'])
})

test('makes documents of files it can read, where that is wanted', async () => {
  const workbench = createFakeWorkbench()
  const api = renderPage(<IntakePanel />, workbench)
  await takeIn(api, [aFile('Report.DOCX'), aFile('annex.pdf')], { asDocuments: true })
  expect(kinds(workbench)).toEqual(['attachment', 'document', 'attachment'])
})

test('keeps a file that cannot be read after all, tells of it, and says why it is no document', async () => {
  const workbench = createFakeWorkbench()
  const api = renderPage(<IntakePanel />, workbench)
  const onTaken = vi.fn()
  await takeIn(api, [aFile('Torn.docx')], { asDocuments: true, onTaken })
  expect(kinds(workbench)).toEqual(['attachment'])
  expect(onTaken).toHaveBeenCalledWith(expect.objectContaining({ kind: 'attachment' }), [])
  expect(await screen.findByText(/“Torn.docx” is kept as it was received; no document/)).toBeDefined()
})

test('links a file with what it was dropped on, and tells of its record', async () => {
  const workbench = createFakeWorkbench()
  const api = renderPage(<IntakePanel />, workbench)
  const onTaken = vi.fn()
  await takeIn(api, [aFile('annex.pdf')], { meetingId: anId(3), onTaken })
  const [held] = [...workbench.kept.values()]
  expect(held?.record).toMatchObject({ kind: 'attachment', meetingId: anId(3) })
  expect(onTaken).toHaveBeenCalledWith(expect.objectContaining({ title: 'annex.pdf' }), [])
})

test('goes on after a file that was refused, and says why it was', async () => {
  const workbench = createFakeWorkbench()
  const api = renderPage(<IntakePanel />, workbench)
  const upload = api.files.upload
  api.files.upload = (file, name) =>
    name === 'film.pdf' ? Promise.reject(new UploadFailed('TOO_LARGE', 200 * 1_048_576)) : upload(file, name)
  await takeIn(api, [aFile('film.pdf'), aFile('annex.pdf')], {})
  expect(await screen.findByText(/“film.pdf” was not taken in.*200 MB/)).toBeDefined()
  expect(kinds(workbench)).toEqual(['attachment'])
  const panel = within(screen.getByRole('region', { name: 'Bringing in files' }))
  fireEvent.click(panel.getByRole('button', { name: 'Dismiss' }))
  expect(screen.queryByText(/film.pdf/)).toBeNull()
})

test('stops a file on its way when it is cancelled', async () => {
  const workbench = createFakeWorkbench()
  const api = renderPage(<IntakePanel />, workbench)
  api.files.upload = (_file, _name, _progress, signal) =>
    new Promise((_resolve, reject) => {
      signal?.addEventListener('abort', () => reject(new Error('stopped')))
    })
  const taking = takeIn(api, [aFile('annex.pdf')], {})
  fireEvent.click(await screen.findByRole('button', { name: 'Cancel' }))
  await taking
  expect(workbench.kept.size).toBe(0)
  expect(screen.queryByRole('region', { name: 'Bringing in files' })).toBeNull()
})

test('lists files and teaches what they are for while there are none', async () => {
  const workbench = createFakeWorkbench()
  renderPage(<AttachmentsView />, workbench)
  expect(await screen.findByText('No files yet')).toBeDefined()
  await workbench.client.exchange.attach({ sha256: 'a'.repeat(64), fileName: 'annex.pdf' })
  expect(await screen.findByText('annex.pdf')).toBeDefined()
})

test('shows what is known of a file and lets it be corrected', async () => {
  const workbench = createFakeWorkbench()
  const made = await workbench.client.exchange.attach({ sha256: 'a'.repeat(64), fileName: 'annex.pdf' })
  renderPage(<AttachmentPage id={made.id} />, workbench)
  fireEvent.click(await screen.findByRole('button', { name: /Received from/ }))
  fireEvent.change(screen.getByRole('textbox', { name: 'Received from' }), {
    target: { value: 'The host State' },
  })
  fireEvent.keyDown(screen.getByRole('textbox', { name: 'Received from' }), { key: 'Enter' })
  await expect
    .poll(() => workbench.kept.get(made.id)?.record)
    .toMatchObject({ receivedFrom: 'The host State' })
})

test('says on which page of it the words stand that led to it, and shows that page', async () => {
  const workbench = createFakeWorkbench()
  const made = await workbench.client.exchange.attach({ sha256: 'a'.repeat(64), fileName: 'annex.pdf' })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new Uint8Array([1]))))
  useWorkspace.getState().showFound({
    id: made.id,
    place: { page: 3, ranges: [] },
    passage: { text: 'the saltmarsh', ranges: [[4, 13]] },
  })
  renderPage(<AttachmentPage id={made.id} />, workbench)
  expect(await screen.findByText('Found on page 3')).toBeDefined()
  expect(screen.getByText('saltmarsh', { selector: 'mark' })).toBeDefined()
  expect(await screen.findByText('Pages 1–4 at 3')).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Page 2: show it larger' }))
  expect(screen.getByText('Pages 1–4 at 2')).toBeDefined()
  const whole = screen.getByRole('button', { name: 'Page 2: show it whole' })
  expect(whole.dataset['zoom']).toBe('2')
  fireEvent.click(whole)
  expect(screen.getByRole('button', { name: 'Page 2: show it larger' }).dataset['zoom']).toBe('1')
  vi.unstubAllGlobals()
})

test('areas are drawn over the pages of a PDF while it is being redacted, and are kept with it', async () => {
  const workbench = createFakeWorkbench()
  const pdf = await workbench.client.exchange.attach({ sha256: 'a'.repeat(64), fileName: 'annex.pdf' })
  vi.stubGlobal('fetch', () => Promise.resolve(new Response(new Uint8Array([1]))))
  renderPage(<AttachmentPage id={pdf.id} />, workbench)
  fireEvent.click(await screen.findByRole('button', { name: 'Redact…' }))
  fireEvent.click(await screen.findByRole('button', { name: 'Add an area on page 2' }))
  await expect
    .poll(() => workbench.kept.get(pdf.id)?.record)
    .toMatchObject({ redactedAreas: [{ page: 2, x: 225, y: 388, width: 150, height: 24, reason: '' }] })
  fireEvent.click(screen.getByRole('button', { name: 'Finish redacting' }))
  expect(screen.queryByRole('region', { name: 'Redacted areas' })).toBeNull()
  expect(await screen.findByRole('button', { name: 'Redact…' })).toBeDefined()
  vi.unstubAllGlobals()
})
