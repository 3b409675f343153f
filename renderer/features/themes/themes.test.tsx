import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { anId, aMeeting, aTheme } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { ThemePage, ThemesView } from './index.ts'

afterEach(leavePage)

const dialogue = [
  aTheme(1, { year: 2018, entries: [{ id: 'a', title: 'Partnerships', kind: 'workshop' }] }),
  aTheme(2, { year: 2017, title: 'Towards a global compact', entries: [] }),
]

describe('the years of the dialogue', () => {
  test('says where a year had no overarching theme, and lists what was held', async () => {
    renderPage(<ThemesView />, createFakeWorkbench(dialogue))
    const years = await screen.findByRole('list', { name: 'International Dialogue on Migration' })
    const [newest] = within(years).getAllByRole('listitem')
    expect(newest).toBeDefined()
    expect(within(years).getByText('No overarching theme')).toBeDefined()
    expect(within(years).getByText('Partnerships')).toBeDefined()
    expect(within(years).getByText('Towards a global compact')).toBeDefined()
  })

  test('opens a year', async () => {
    renderPage(<ThemesView />, createFakeWorkbench(dialogue))
    fireEvent.click(await screen.findByRole('button', { name: /2017/ }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(2)}`)
  })

  test('begins the year after the last one', async () => {
    const workbench = createFakeWorkbench(dialogue)
    renderPage(<ThemesView />, workbench)
    await screen.findByText('Partnerships')
    fireEvent.click(screen.getByRole('button', { name: 'New year 2019' }))
    await waitFor(() =>
      expect(
        [...workbench.kept.values()].some(({ record }) => record.kind === 'theme' && record.year === 2019),
      ).toBe(true),
    )
  })

  test('teaches what the place is for when it is empty', async () => {
    renderPage(<ThemesView />, createFakeWorkbench())
    expect(await screen.findByText('No year of the dialogue yet')).toBeDefined()
  })
})

describe('one year', () => {
  const themeIn = (workbench: ReturnType<typeof createFakeWorkbench>) => {
    const record = workbench.kept.get(anId(1))?.record
    return record?.kind === 'theme' ? record : undefined
  }

  test('is given its theme in place', async () => {
    const workbench = createFakeWorkbench(dialogue)
    renderPage(<ThemePage id={anId(1)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: /Overarching theme/ }))
    const field = screen.getByRole('textbox', { name: 'Overarching theme' })
    fireEvent.change(field, { target: { value: 'Inclusive partnerships' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(themeIn(workbench)?.title).toBe('Inclusive partnerships'))
  })

  test('loses an entry and takes it back', async () => {
    const workbench = createFakeWorkbench(dialogue)
    renderPage(<ThemePage id={anId(1)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Remove “Partnerships”' }))
    await waitFor(() => expect(themeIn(workbench)?.entries).toEqual([]))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() =>
      expect(themeIn(workbench)?.entries.map((entry) => entry.title)).toEqual(['Partnerships']),
    )
  })

  test('shows the meetings that belong to it', async () => {
    const meeting = aMeeting(9, { title: 'Geneva workshop', themeId: anId(1) })
    renderPage(<ThemePage id={anId(1)} />, createFakeWorkbench([...dialogue, meeting]))
    fireEvent.click(await screen.findByRole('button', { name: 'Geneva workshop' }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(9)}`)
  })
})
