import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { aDocument, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { ActionsView } from './ActionsView.tsx'
import { MeetingRegister } from './MeetingRegister.tsx'

beforeAll(() => standInLayout())
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2018-11-05T12:00:00Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  leavePage()
})

const block = (
  type: 'action' | 'decision',
  id: string,
  text: string,
  attrs: Record<string, string> = {},
) => ({
  type,
  attrs: { id, ...attrs },
  content: [{ type: 'text', text }],
})
const notes = (): DocumentBody => ({
  type: 'doc',
  content: [
    block('action', 'late', 'Circulate the draft', { owner: 'DRD', due: '2018-11-01', state: 'open' }),
    block('action', 'soon', 'Ask for translation', {
      owner: 'Secretariat',
      due: '2018-11-07',
      state: 'open',
    }),
    block('action', 'free', 'Think it over', { state: 'open' }),
    block('action', 'old', 'Book the room', { owner: 'DRD', due: '2018-09-01', state: 'done' }),
    block('decision', 'made', 'Meet again in spring', { date: '2018-10-09' }),
  ],
})

function show(content = <ActionsView />, myNames: string[] = [], language: 'en' | 'es' = 'en') {
  const workbench = createFakeWorkbench(
    [aMeeting(1), aDocument(2, { title: 'Notes of Geneva', meetingId: anId(1) }), aDocument(3)],
    { settings: { myNames }, bodies: { [anId(2)]: notes() } },
  )
  renderPage(content, workbench, language)
  return workbench
}
const register = () => screen.findByRole('grid', { name: 'Register of actions and decisions' })
const headings = (grid: HTMLElement) =>
  within(grid)
    .getAllByRole('rowheader')
    .map((each) => each.textContent)
const stateOf = (workbench: ReturnType<typeof show>, id: string) =>
  workbench.kept.get(anId(2))?.body?.content.find((each) => each.attrs?.['id'] === id)?.attrs?.['state']

describe('the register', () => {
  test('stands by urgency, with who and by when', async () => {
    show()
    const grid = await register()
    expect(headings(grid)).toEqual([
      'Overdue1',
      'Within a week1',
      'Without a date1',
      'Decisions1',
      'Done or dropped1',
    ])
    const late = within(grid).getByRole('row', { name: /Circulate the draft/ })
    expect(late.textContent).toMatch(/DRD1 Nov 2018Overdue 4 days ago$/)
    expect(screen.getByText(/^3 actions are open; one decision\./)).toBeTruthy()
  })

  test('stands by owner, those without one last', async () => {
    show()
    const grid = await register()
    fireEvent.click(screen.getByRole('radio', { name: 'By owner' }))
    expect(headings(grid)).toEqual(['DRD2', 'Secretariat1', 'Nobody named2'])
  })

  test('ticks with Space the row the arrows went to, in the note it stands in, and offers it back', async () => {
    const workbench = show()
    const grid = await register()
    fireEvent.keyDown(grid, { key: 'ArrowDown' })
    fireEvent.keyDown(grid, { key: ' ' })
    await waitFor(() => expect(stateOf(workbench, 'soon')).toBe('done'))
    expect(headings(grid)).toContain('Done or dropped2')
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(stateOf(workbench, 'soon')).toBe('open'))
    await waitFor(() => expect(headings(grid)).toContain('Within a week1'))
  })

  test('takes a tick back and says why where the note could not be saved', async () => {
    const workbench = show()
    const grid = await register()
    workbench.failNext('actions.setState', new Error('no'))
    fireEvent.click(within(grid).getByRole('checkbox', { name: 'Done: Circulate the draft' }))
    expect(await screen.findByText(/Something unforeseen happened/)).toBeTruthy()
    expect(headings(grid)).toContain('Overdue1')
    expect(stateOf(workbench, 'late')).toBe('open')
  })

  test('opens the note by Enter and by its name', async () => {
    show()
    fireEvent.keyDown(await register(), { key: 'Enter' })
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(2)}`)
  })

  test('leaves decisions alone when Space is pressed on one', async () => {
    const workbench = show()
    const grid = await register()
    fireEvent.click(screen.getByRole('radio', { name: 'Decisions' }))
    expect(headings(grid)).toEqual(['Decisions1'])
    fireEvent.keyDown(grid, { key: ' ' })
    expect(workbench.calls).not.toContain('actions.setState')
  })

  test('shows what is mine, and asks which names those are', async () => {
    show(<ActionsView />, ['drd'])
    const grid = await register()
    fireEvent.click(screen.getByRole('switch', { name: 'Mine' }))
    expect(headings(grid)).toEqual(['Overdue1', 'Done or dropped1'])
    leavePage()
    show()
    await register()
    fireEvent.click(screen.getByRole('switch', { name: 'Mine' }))
    expect(screen.getByText(/Say in the settings which names are yours/)).toBeTruthy()
    fireEvent.click(screen.getByRole('button', { name: 'Say which names are yours' }))
    expect(useWorkspace.getState().activeKey).toBe('settings')
  })

  test('is whole on paper, whatever is in sight', async () => {
    show()
    await register()
    act(() => void window.dispatchEvent(new Event('beforeprint')))
    const tables = screen.getAllByRole('table')
    expect(tables).toHaveLength(5)
    expect(within(tables[0]!).getByText('☐ Circulate the draft')).toBeTruthy()
    act(() => void window.dispatchEvent(new Event('afterprint')))
    expect(screen.queryAllByRole('table')).toHaveLength(0)
  })

  test('says how it fills while it is empty', async () => {
    renderPage(<ActionsView />, createFakeWorkbench([aDocument(1)]))
    expect(await screen.findByText('No action or decision yet')).toBeTruthy()
    expect(screen.getByText(/type \/ and choose “Action”/)).toBeTruthy()
  })

  test('says why it could not be read, and tries again when asked', async () => {
    const workbench = createFakeWorkbench([aDocument(2)], { bodies: { [anId(2)]: notes() } })
    workbench.failNext('actions.list', new Error('no'))
    renderPage(<ActionsView />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Try again' }))
    expect(await register()).toBeTruthy()
  })

  test('draws only what is in sight of ten thousand', async () => {
    const content = Array.from({ length: 200 }, (_, n) =>
      block('action', `b${n}`, `Action ${n}`, { owner: 'DRD', state: 'open' }),
    )
    const documents = Array.from({ length: 50 }, (_, n) => aDocument(10 + n))
    renderPage(
      <ActionsView />,
      createFakeWorkbench(documents, {
        bodies: Object.fromEntries(documents.map(({ id }) => [id, { type: 'doc' as const, content }])),
      }),
    )
    const grid = await register()
    expect(grid.getAttribute('aria-rowcount')).toBe('10001')
    expect(within(grid).getAllByRole('row').length).toBeLessThan(100)
    fireEvent.keyDown(grid, { key: 'End' })
    expect(grid.getAttribute('aria-activedescendant')).toMatch(/9999$/)
  })

  test('speaks Spanish', async () => {
    show(<ActionsView />, [], 'es')
    expect(await screen.findByRole('grid', { name: 'Registro de medidas y decisiones' })).toBeTruthy()
  })
})

describe('the actions of a meeting', () => {
  test('are those of its notes, ticked where they are read', async () => {
    const workbench = show(<MeetingRegister meetingId={anId(1)} />)
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Done: Think it over' }))
    await waitFor(() => expect(stateOf(workbench, 'free')).toBe('done'))
  })

  test('say how they come about where there are none', async () => {
    show(<MeetingRegister meetingId={anId(9)} />)
    expect(await screen.findByText('No action or decision of this meeting')).toBeTruthy()
  })
})
