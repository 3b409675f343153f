import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { BinView } from './BinView.tsx'
import { daysLeft } from './days-left.ts'

beforeAll(() => standInLayout())
afterEach(leavePage)

const library = () =>
  createFakeWorkbench([aDocument(1, { title: 'Thrown away' }), aDocument(2, { title: 'Kept' })], {
    trashed: [anId(1)],
  })

test('lists what was deleted and nothing else', async () => {
  renderPage(<BinView />, library())
  expect(await screen.findByText('Thrown away')).toBeDefined()
  expect(screen.queryByText('Kept')).toBeNull()
})

test('brings a record back', async () => {
  const workbench = library()
  renderPage(<BinView />, workbench)
  fireEvent.click(await screen.findByRole('button', { name: 'Bring back: Thrown away' }))
  expect(await screen.findByText('“Thrown away” is back.')).toBeDefined()
  expect(workbench.kept.get(anId(1))?.trashedAt).toBeUndefined()
  expect(await screen.findByText('The Bin is empty')).toBeDefined()
})

test('deletes for good only after it was asked about', async () => {
  const workbench = library()
  renderPage(<BinView />, workbench)
  const purge = await screen.findByRole('button', { name: 'Delete for good: Thrown away' })
  fireEvent.click(purge)
  fireEvent.click(within(screen.getByRole('alertdialog')).getByRole('button', { name: 'Cancel' }))
  expect(workbench.kept.has(anId(1))).toBe(true)
  fireEvent.click(purge)
  const dialog = within(screen.getByRole('alertdialog'))
  expect(dialog.getByText(/cannot be undone/)).toBeDefined()
  fireEvent.click(dialog.getByRole('button', { name: 'Delete for good' }))
  expect(await screen.findByText('“Thrown away” was deleted for good.')).toBeDefined()
  expect(workbench.kept.has(anId(1))).toBe(false)
})

test('counts ninety days', () => {
  expect(daysLeft('2026-03-01T09:00:00.000Z', '2026-03-01')).toBe(90)
  expect(daysLeft('2026-03-01T09:00:00.000Z', '2026-05-29')).toBe(1)
  expect(daysLeft('2026-03-01T09:00:00.000Z', '2027-01-01')).toBe(0)
})
