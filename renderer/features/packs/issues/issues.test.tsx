import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { packV1, type PackV1 } from '../../../../shared/model/pack/v1.ts'
import { aDocument, anId } from '../../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../../api/render-page.test-kit.tsx'
import { standInLayout } from '../../../ui/layout-stand-in.test-kit.ts'
import { PackPage } from '../PackPage.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const issue = (number: number) => ({
  number,
  issuedAt: `2026-03-0${number}T09:00:00.000Z`,
  sha256: String(number).repeat(64),
  pages: 6,
  entries: [
    { entryId: '', title: '', labels: ['1', '2'] },
    { entryId: 'a', title: 'Agenda', labels: ['3', '4'] },
    { entryId: 'gone', title: 'Old paper', labels: ['5', '6'] },
  ],
})
const show = async (fields: Partial<Record<keyof PackV1, unknown>> = {}) => {
  const pack = packV1.parse({
    id: anId(9),
    kind: 'pack',
    title: 'Papers for Geneva',
    language: 'en',
    createdAt: '2026-03-01T09:00:00.000Z',
    updatedAt: '2026-03-01T09:00:00.000Z',
    tags: [],
    entries: [
      { id: 'a', type: 'document', recordId: anId(1) },
      { id: 'late', type: 'document', recordId: anId(2) },
    ],
    issues: [],
    ...fields,
  })
  const workbench = createFakeWorkbench([
    pack,
    aDocument(1, { title: 'Agenda' }),
    aDocument(2, { title: 'Late paper' }),
  ])
  renderPage(<PackPage id={anId(9)} />, workbench)
  await screen.findByRole('treegrid')
  return workbench
}
const ask = async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Issue…' }))
  return screen.findByRole('dialog', { name: 'Issue this pack' })
}

test('says what issuing means before anything is issued', async () => {
  await show()
  const dialog = await ask()
  expect(dialog.textContent).toMatch(/becomes issue 1\. From then on its page labels never move/)
  fireEvent.click(within(dialog).getByRole('button', { name: 'Issue' }))
  expect(await screen.findByRole('region', { name: 'The bound pack' })).toBeDefined()
})

test('names late and withdrawn papers before the next issue', async () => {
  await show({ issues: [issue(1)] })
  const dialog = await ask()
  await expect.poll(() => dialog.textContent).toMatch(/Late: Late paper/)
  expect(dialog.textContent).toMatch(/becomes issue 2\. Every page of issue 1 keeps its label/)
  expect(dialog.textContent).toMatch(/Withdrawn, a slip stays: Old paper/)
})

test('teaches what an issue is where there is none', async () => {
  await show()
  fireEvent.click(screen.getByRole('radio', { name: 'Issues (0)' }))
  expect(await screen.findByText('Not issued yet')).toBeDefined()
})

test('makes the supplement that readers of an earlier issue need, and says what changed', async () => {
  await show({ issues: [issue(1), issue(2)] })
  fireEvent.click(screen.getByRole('radio', { name: 'Issues (2)' }))
  const list = within(await screen.findByRole('region', { name: 'Issues' }))
  expect(list.queryByRole('button', { name: /readers of issue 2/ })).toBeNull()
  fireEvent.click(list.getByRole('button', { name: 'Supplement for readers of issue 1' }))
  const made = await screen.findByRole('region', { name: 'The supplement' })
  expect(made.textContent).toMatch(/supplement\.pdf.*18 pages stay as they were/)
  expect(made.textContent).toMatch(/New.*Annex.*pages 5\.1–5\.2/)
  expect(made.textContent).toMatch(/Changed.*Cover and agenda/)
})

test('says beside issues and their supplement for whom they are', async () => {
  await show({ issues: [issue(1), issue(2)] })
  fireEvent.click(screen.getByRole('radio', { name: 'Issues (2)' }))
  const list = within(await screen.findByRole('region', { name: 'Issues' }))
  expect(list.getByText(/^An issue is for members: it holds every paper\./)).toBeDefined()
  fireEvent.click(list.getByRole('button', { name: 'Supplement for readers of issue 1' }))
  const made = await screen.findByRole('region', { name: 'The supplement' })
  expect(made.textContent).toMatch(/The supplement is for members: it names every paper that changed\./)
})
