import { ORPCError } from '@orpc/client'
import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test, vi } from 'vitest'
import type { ExportOptions } from '../../../shared/contract/typesetting.ts'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useRecord } from '../../api/use-record.ts'
import { useSettings } from '../../app/use-settings.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { ExportDialog } from './ExportDialog.tsx'

afterEach(leavePage)

const work = anId(50)
const fields = { title: 'Final report', type: 'final-report', workId: work } as const
const library = (status: 'draft' | 'cleared' | 'final', options = {}) =>
  createFakeWorkbench(
    [
      aDocument(1, { ...fields, status }),
      aDocument(2, { ...fields, title: 'Rapport final', language: 'fr' }),
      aDocument(3, { title: 'Another work', workId: anId(51) }),
    ],
    options,
  )

function Shown({ onClose, onShow }: { onClose: () => void; onShow: (blockId: string) => void }) {
  const { record } = useRecord(anId(1), 'document')
  const { isLoaded } = useSettings()
  return record && isLoaded ? (
    <ExportDialog
      record={record}
      flush={() => Promise.resolve()}
      onClose={onClose}
      onShow={onShow}
      onRedact={onClose}
    />
  ) : null
}

function open(workbench: FakeWorkbench) {
  standInLayout()
  const onClose = vi.fn()
  const onShow = vi.fn()
  renderPage(<Shown onClose={onClose} onShow={onShow} />, workbench)
  return { onClose, onShow }
}
const exportsOf = ({ calls }: FakeWorkbench) => calls.filter((name) => name === 'typesetting.export').length
const files = () => screen.queryAllByText('report.pdf').length

describe('the way to the PDF', () => {
  test('makes it at once as it was last wished for, and again at each choice, which is remembered', async () => {
    const workbench = library('draft', {
      settings: { publishing: { standard: 'ua-1', paper: 'letter', watermark: false } },
    })
    open(workbench)
    const watermark = await screen.findByRole<HTMLInputElement>('checkbox', { name: /^DRAFT across/ })
    await screen.findByText('report.pdf')
    expect(watermark.checked).toBe(false)
    expect(screen.getByRole('button', { name: /^Letter Paper|Paper.*Letter/ })).toBeDefined()
    fireEvent.click(watermark)
    await expect.poll(() => exportsOf(workbench)).toBe(2)
    await expect
      .poll(() => workbench.settings().publishing)
      .toEqual({ standard: 'ua-1', paper: 'letter', watermark: true })
  })

  test('sets it in another template for this once, and in the document’s own again', async () => {
    const exports: ExportOptions[] = []
    open(library('draft', { exports }))
    await screen.findByText('report.pdf')
    fireEvent.click(screen.getByRole('button', { name: /Template/ }))
    fireEvent.click(await screen.findByRole('option', { name: /Publication/ }))
    await expect.poll(() => exports.at(-1)).toMatchObject({ template: 'publication' })
    fireEvent.click(screen.getByRole('button', { name: /Template/ }))
    fireEvent.click(await screen.findByRole('option', { name: /own/ }))
    await expect.poll(() => exports.length).toBe(3)
    expect(exports.at(-1)).not.toHaveProperty('template')
  })

  test('names a folder among the library’s templates that is none, and a template that stops', async () => {
    const faulty = [{ name: 'Ministry', reason: 'name' as const, detail: 'Ministry' }]
    const workbench = library('draft', { faultyTemplates: faulty })
    const template = { name: 'ours', file: 'template.typ', line: 4 }
    const data = { diagnostics: ['unknown variable'], template }
    workbench.failNext('typesetting.export', new ORPCError('TYPESETTING_FAILED', { data }))
    open(workbench)
    expect(await screen.findByText(/“Ministry” in this library’s templates is no template/)).toBeDefined()
    expect(
      await screen.findByText(/“ours” could not be followed\. It stops in template\.typ, line 4\./),
    ).toBeDefined()
  })

  test('asks nothing of a draft’s mark where there is none', async () => {
    open(library('final'))
    await screen.findByText('report.pdf')
    expect(screen.queryByRole('checkbox', { name: /^DRAFT/ })).toBeNull()
  })

  test('publishes other editions of the work beside it, and no other work', async () => {
    const workbench = library('draft')
    open(workbench)
    fireEvent.click(await screen.findByRole('checkbox', { name: 'French: Rapport final' }))
    await waitFor(() => expect(files()).toBe(2))
    expect(screen.queryByRole('checkbox', { name: /Another work/ })).toBeNull()
    expect(exportsOf(workbench)).toBe(3)
  })

  test('stops at a press, and keeps what was made before', async () => {
    open(library('draft', { endless: anId(2) }))
    fireEvent.click(await screen.findByRole('checkbox', { name: 'French: Rapport final' }))
    await screen.findByRole('progressbar', { name: /2 of 2/ })
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('progressbar')).toBeNull())
    expect(files()).toBe(1)
  })

  test('asks before a sign stands for a character, and shows the places', async () => {
    const workbench = library('draft', {
      uncovered: [
        { blockId: 'b7', characters: 'ไ (U+0E44)' },
        { blockId: null, characters: '🦜 (U+1F99C)' },
      ],
    })
    const { onShow } = open(workbench)
    const places = within(await screen.findByRole('list', { name: 'Characters without a font' }))
    expect(places.getAllByRole('listitem').map(({ textContent }) => textContent)).toEqual([
      'ไ (U+0E44)Show',
      '🦜 (U+1F99C)In the properties',
    ])
    expect(files()).toBe(0)
    fireEvent.click(places.getByRole('button', { name: 'Show' }))
    expect(onShow).toHaveBeenCalledWith('b7')
    fireEvent.click(screen.getByRole('button', { name: 'Publish with signs in their place' }))
    await screen.findByText('report.pdf')
  })
})

describe('issuing', () => {
  test('is for what was cleared, and says so', async () => {
    open(library('draft'))
    expect(await screen.findByText(/A document is issued once its status is “Cleared”/)).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Issue this version' })).toBeNull()
  })

  test('keeps the file, makes the document final, and says under which number', async () => {
    const workbench = library('cleared')
    open(workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Issue this version' }))
    expect(await screen.findByText(/^Issued as version 1\./)).toBeDefined()
    expect(workbench.kept.get(anId(1))?.record).toMatchObject({ status: 'final', issued: [{ number: 1 }] })
  })
})
