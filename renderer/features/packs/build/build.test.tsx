import { fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { PackEntryResult } from '../../../../shared/contract/packs.ts'
import { packV1, type PackV1 } from '../../../../shared/model/pack/v1.ts'
import { aDocument, anId } from '../../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../../api/render-page.test-kit.tsx'
import { LanguageProvider } from '../../../i18n/LanguageProvider.tsx'
import { standInLayout } from '../../../ui/layout-stand-in.test-kit.ts'
import { PackPage } from '../PackPage.tsx'
import { SizeReport } from './SizeReport.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const show = async () => {
  const workbench = createFakeWorkbench([
    packV1.parse({
      id: anId(9),
      kind: 'pack',
      title: 'Papers for Geneva',
      language: 'en',
      createdAt: '2026-03-01T09:00:00.000Z',
      updatedAt: '2026-03-01T09:00:00.000Z',
      tags: [],
      entries: [{ id: 'a', type: 'document', recordId: anId(1) }],
      issues: [],
    }),
    aDocument(1, { title: 'Agenda' }),
  ])
  renderPage(<PackPage id={anId(9)} />, workbench)
  await screen.findByRole('treegrid')
  fireEvent.click(screen.getByRole('button', { name: 'Build the pack' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Build the pack' }))
  const kept = (): PackV1 => packV1.parse(workbench.kept.get(anId(9))?.record)
  return { dialog, kept }
}

test('explains each way to make a pack, and asks for a layout only of the one PDF', async () => {
  const { dialog } = await show()
  fireEvent.click(dialog.getByRole('radio', { name: 'Both sides' }))
  expect(dialog.getByText(/every paper begins on the front of a sheet/)).toBeDefined()
  fireEvent.click(dialog.getByRole('radio', { name: 'A PDF for each paper' }))
  expect(dialog.getByText(/the agenda as its index page/)).toBeDefined()
  expect(dialog.queryByRole('radio', { name: 'Both sides' })).toBeNull()
})

test('keeps with the pack how its pages are made', async () => {
  const { dialog, kept } = await show()
  fireEvent.click(dialog.getByRole('radio', { name: 'After cover and agenda' }))
  fireEvent.click(dialog.getByRole('checkbox', { name: /Make room for the numbers/ }))
  await expect.poll(() => kept().binding).toEqual({ numbering: 'after-agenda', margin: 'made' })
})

test('tells which entries and which pictures take the room, the largest first', () => {
  const entry = (entryId: string, size: number): PackEntryResult => ({
    entryId,
    title: entryId,
    firstPage: 1,
    pages: 1,
    slip: null,
    size,
    images: [{ page: 2, width: 4000, height: 3000, bytes: size - 1000 }],
  })
  render(
    <LanguageProvider language="en">
      <SizeReport entries={[entry('Small', 20_000), entry('Large', 900_000)]} whole={1_000_000} />
    </LanguageProvider>,
  )
  const lines = screen.getAllByRole('listitem', { hidden: true })
  expect(lines.map((line) => line.textContent)).toEqual([
    expect.stringMatching(/^Large900 kB.*page 2: 4,000 × 3,000 dots/),
    expect.stringMatching(/^Small20 kB/),
  ])
})
