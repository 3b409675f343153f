import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import { packV1, type PackV1 } from '../../../../shared/model/pack/v1.ts'
import { aDocument, anAttachment, anId } from '../../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../../api/render-page.test-kit.tsx'
import { standInLayout } from '../../../ui/layout-stand-in.test-kit.ts'
import { PackPage } from '../PackPage.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const library = () =>
  createFakeWorkbench([
    packV1.parse({
      id: anId(9),
      kind: 'pack',
      title: 'Papers for Geneva',
      language: 'en',
      createdAt: '2026-03-01T09:00:00.000Z',
      updatedAt: '2026-03-01T09:00:00.000Z',
      tags: [],
      entries: [
        { id: 'open', type: 'document', recordId: anId(1) },
        { id: 'secret', type: 'document', recordId: anId(2) },
        { id: 'annex', type: 'attachment', recordId: anId(3) },
      ],
      issues: [],
    }),
    aDocument(1, { title: 'Agenda', masthead: { distribution: 'general', originalLanguage: 'en' } }),
    aDocument(2, { title: 'Budget', masthead: { distribution: 'restricted', originalLanguage: 'en' } }),
    anAttachment(3, { title: 'Host city' }),
  ])
const packOf = (workbench: FakeWorkbench): PackV1 => packV1.parse(workbench.kept.get(anId(9))?.record)
const show = async (workbench = library()) => {
  renderPage(<PackPage id={anId(9)} />, workbench)
  fireEvent.click(await screen.findByRole('radio', { name: 'Copies' }))
  await cell('Budget', 'Press', /Slip without its title/)
  return workbench
}
const cell = (title: string, audience: string, access: string | RegExp) =>
  screen.findByRole('button', {
    name: new RegExp(`^${title} for ${audience}: ${typeof access === 'string' ? access : access.source}`),
  })
const choose = async (title: string, audience: string, item: string) => {
  fireEvent.click(await cell(title, audience, ''))
  fireEvent.click(await screen.findByRole('menuitem', { name: item }))
}

test('shows at a glance what each audience gets', async () => {
  await show()
  await cell('Agenda', 'Press', 'Gets it')
  await cell('Budget', 'Members', 'Gets it')
  await cell('Budget', 'Observers', 'Slip without its title')
})

test('lets somebody say how far a file may go, and who gets it follows', async () => {
  const workbench = await show()
  fireEvent.click(await screen.findByRole('button', { name: /Distribution of/ }))
  fireEvent.click(await screen.findByRole('option', { name: 'Restricted' }))
  await expect
    .poll(() => packOf(workbench).entries[2])
    .toMatchObject({ id: 'annex', distribution: 'restricted' })
})

test('shows what a file that is gone is to each audience, and that nobody can mark it', async () => {
  const workbench = library()
  workbench.kept.delete(anId(3))
  await show(workbench)
  await cell('Gone', 'Observers', 'Slip without its title')
  expect(screen.queryByRole('button', { name: /Distribution of/ })).toBeNull()
})

test('follows a paper that was restricted somewhere else', async () => {
  const workbench = await show()
  await cell('Agenda', 'Press', 'Gets it')
  const { record, rev } = await workbench.client.records.get({ id: anId(1) })
  if (record.kind !== 'document') throw new Error('No document')
  const masthead = { ...record.masthead, distribution: 'restricted' as const }
  await workbench.client.records.update({ record: { ...record, masthead }, baseRev: rev })
  await cell('Agenda', 'Press', 'Slip without its title')
})

test('takes recipients from a pasted list and counts the copies', async () => {
  const workbench = await show()
  expect(screen.getByRole('button', { name: 'Make 3 copies' })).toBeDefined()
  fireEvent.click(screen.getByRole('button', { name: 'Edit Members' }))
  const dialog = within(await screen.findByRole('dialog', { name: 'Audience' }))
  fireEvent.change(dialog.getByRole('textbox', { name: 'Recipients, one a line' }), {
    target: { value: '- Kenya\n- Switzerland' },
  })
  fireEvent.click(dialog.getByRole('button', { name: 'Save' }))
  expect(await screen.findByRole('button', { name: 'Make 4 copies' })).toBeDefined()
  await expect
    .poll(() => packOf(workbench).audiences?.[0]?.recipients.map(({ name }) => name))
    .toEqual(['Kenya', 'Switzerland'])
})

test('refuses a restricted paper to who is not to have it until somebody says why', async () => {
  await show()
  await choose('Budget', 'Press', 'Give this paper all the same')
  await cell('Budget', 'Press', 'Restricted: only with a reason')
  const ask = async () => {
    fireEvent.click(screen.getByRole('button', { name: /^Make \d copies/ }))
    return within(await screen.findByRole('alertdialog', { name: 'Restricted papers' }))
  }
  fireEvent.click((await ask()).getByRole('button', { name: 'Cancel' }))
  expect(screen.queryByRole('alertdialog')).toBeNull()
  const question = await ask()
  const give = question.getByRole<HTMLButtonElement>('button', { name: 'Give them, with these reasons' })
  expect(give.disabled).toBe(true)
  fireEvent.change(question.getByRole('textbox', { name: 'Why Press is to have “Budget”' }), {
    target: { value: 'Agreed by the chair' },
  })
  fireEvent.click(give)
  expect(await screen.findByText('1 copy was made and noted in the ledger.')).toBeDefined()
})

test('tells whose copy a stray file is', async () => {
  await show()
  const zone = screen.getByRole('region', { name: 'Whose copy is this?' })
  const choosing = new Promise<HTMLInputElement>((resolve) => {
    const create = document.createElement.bind(document)
    document.createElement = ((name: string) => {
      const made = create(name)
      if (name === 'input') {
        document.createElement = create
        made.click = () => resolve(made as HTMLInputElement)
      }
      return made
    }) as typeof document.createElement
  })
  fireEvent.click(within(zone).getByRole('button', { name: 'Choose a file…' }))
  const input = await choosing
  Object.defineProperty(input, 'files', { value: [new File(['%PDF'], 'found.pdf')] })
  fireEvent.change(input)
  expect(await screen.findByText(/found\.pdf bears the mark of this copy on 3 of 3 pages/)).toBeDefined()
  expect(screen.getByText(/Kenya, Members; made on/)).toBeDefined()
})
