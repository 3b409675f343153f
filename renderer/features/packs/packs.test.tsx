import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { packV1, type PackEntry, type PackV1 } from '../../../shared/model/pack/v1.ts'
import { aDocument, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { entryFor, movedEntry, newDivider } from './pack-entries.ts'
import { PackPage } from './PackPage.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const entries: PackEntry[] = [
  { id: 'e1', type: 'document', recordId: anId(1) },
  { id: 'e2', type: 'divider', title: 'Item 2' },
  { id: 'e3', type: 'document', recordId: anId(2) },
]

const pack: PackV1 = packV1.parse({
  id: anId(9),
  kind: 'pack',
  title: 'Papers for Geneva',
  language: 'en',
  createdAt: '2026-03-01T09:00:00.000Z',
  updatedAt: '2026-03-01T09:00:00.000Z',
  tags: [],
  entries,
  issues: [],
})

const library = (fields: Partial<PackV1> = {}) =>
  createFakeWorkbench([
    { ...pack, ...fields },
    aDocument(1, { title: 'Agenda' }),
    aDocument(2, { title: 'Concept note' }),
  ])
const kept = (workbench: FakeWorkbench) => {
  const record = workbench.kept.get(anId(9))?.record
  return record?.kind === 'pack' ? record.entries.map((entry) => entry.id) : []
}
const list = async () => {
  await screen.findByRole('button', { name: 'Agenda' })
  return screen.getByRole('list', { name: 'In the order they are bound' })
}

describe('a pack', () => {
  test('lists its entries in the order they are bound', async () => {
    renderPage(<PackPage id={anId(9)} />, library())
    const rows = within(await list()).getAllByRole('listitem')
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringMatching(/^1.*Agenda$/),
      expect.stringMatching(/^2.*Item 2$/),
      expect.stringMatching(/^3.*Concept note$/),
    ])
  })

  test('moves an entry with a button and with Alt and an arrow', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await list()
    fireEvent.click(screen.getByRole('button', { name: 'Move down: Agenda' }))
    await expect.poll(() => kept(workbench)).toEqual(['e2', 'e1', 'e3'])
    expect(screen.getByText('Agenda is now at place 2')).toBeDefined()
    fireEvent.keyDown(screen.getByRole('button', { name: /Move “Concept note”/ }), {
      key: 'ArrowUp',
      altKey: true,
    })
    await expect.poll(() => kept(workbench)).toEqual(['e2', 'e3', 'e1'])
  })

  test('moves an entry by dragging its handle', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    const rows = within(await list()).getAllByRole('listitem')
    const dataTransfer = { setData: () => undefined, effectAllowed: 'none' }
    fireEvent.dragStart(screen.getByRole('button', { name: /Move “Concept note”/ }), { dataTransfer })
    fireEvent.drop(rows[0]!, { dataTransfer })
    await expect.poll(() => kept(workbench)).toEqual(['e3', 'e1', 'e2'])
  })

  test('takes an entry out and puts it back where it was', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await list()
    fireEvent.click(screen.getByRole('button', { name: 'Remove Item 2' }))
    await expect.poll(() => kept(workbench)).toEqual(['e1', 'e3'])
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await expect.poll(() => kept(workbench)).toEqual(['e1', 'e2', 'e3'])
  })

  test('gets dividers', async () => {
    const workbench = library()
    renderPage(<PackPage id={anId(9)} />, workbench)
    await list()
    fireEvent.click(screen.getByRole('button', { name: 'Add a divider' }))
    expect(await screen.findByText('New divider')).toBeDefined()
    await expect.poll(() => kept(workbench).length).toBe(4)
  })

  test('teaches how it is filled, and is not bound while it is empty', async () => {
    renderPage(<PackPage id={anId(9)} />, library({ entries: [] }))
    expect(await screen.findByText('Nothing in this pack yet')).toBeDefined()
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Build the pack' }).disabled).toBe(true)
  })

  test('is bound, and tells which entry was replaced by a slip and why', async () => {
    renderPage(<PackPage id={anId(9)} />, library())
    await list()
    fireEvent.click(screen.getByRole('button', { name: 'Build the pack' }))
    const result = within(await screen.findByRole('region', { name: 'The bound pack' }))
    expect(result.getByText('pack.pdf')).toBeDefined()
    expect(result.getByText(/asks for a password/)).toBeDefined()
    expect(result.getByText('page 3')).toBeDefined()
  })
})

describe('entries', () => {
  const ids = (list: PackEntry[]) => list.map((entry) => entry.id)

  test('move as far as the ends and no further', () => {
    expect(ids(movedEntry(entries, 'e1', 99))).toEqual(['e2', 'e3', 'e1'])
    expect(ids(movedEntry(entries, 'e3', -5))).toEqual(['e3', 'e1', 'e2'])
    expect(ids(movedEntry(entries, 'unknown', 0))).toEqual(['e1', 'e2', 'e3'])
  })

  test('are made only of what can be bound', () => {
    expect(entryFor({ id: anId(1), kind: 'meeting' })).toBeNull()
    const made = [newDivider('Item 1'), entryFor({ id: anId(1), kind: 'attachment' })]
    expect(packV1.shape.entries.safeParse(made).success).toBe(true)
  })
})
