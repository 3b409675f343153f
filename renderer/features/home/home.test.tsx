import { fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { aDocument, aMeeting, anId, aSummary } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { HomeView } from './HomeView.tsx'
import { actionsOf } from './my-actions.ts'
import { upcomingEntries } from './upcoming-entries.ts'

beforeAll(() => standInLayout())
afterEach(leavePage)

const note: DocumentBody = {
  type: 'doc',
  content: [
    {
      type: 'action',
      attrs: { id: 'act-1', owner: 'Amina Diallo', due: '2026-03-16', state: 'open' },
      content: [{ type: 'text', text: 'Circulate the draft' }],
    },
    {
      type: 'action',
      attrs: { id: 'act-2', owner: 'Somebody else', due: null, state: 'open' },
      content: [{ type: 'text', text: 'Book the room' }],
    },
  ],
}

function aLibrary(settings = {}) {
  return createFakeWorkbench(
    [
      aDocument(1, { title: 'Note on the workshop', type: 'note', status: 'draft' }),
      aDocument(2, { title: 'Old report', type: 'final-report', status: 'final' }),
      aMeeting(3, { title: 'Next workshop', dates: { start: '2199-03-26', end: '2199-03-27' } }),
    ],
    { bodies: { [anId(1)]: note }, settings },
  )
}
const card = (name: string) => within(screen.getByRole('region', { name }))

describe('home', () => {
  test('shows what comes, what is to be done and what is being written', async () => {
    renderPage(<HomeView />, aLibrary())
    expect(await card('Coming up').findByText('Next workshop')).toBeDefined()
    expect(await card('Open actions').findByText('Circulate the draft')).toBeDefined()
    expect(await card('Writing in progress').findByText('Note on the workshop')).toBeDefined()
    expect(card('Writing in progress').queryByText('Old report')).toBeNull()
  })

  test('shows only my actions once it knows my names', async () => {
    renderPage(<HomeView />, aLibrary({ myNames: ['amina diallo'] }))
    await screen.findByRole('region', { name: 'My open actions' })
    expect(await card('My open actions').findByText('Circulate the draft')).toBeDefined()
    expect(card('My open actions').queryByText('Book the room')).toBeNull()
  })

  test('ticks an action in the note it stands in, and offers it back', async () => {
    const workbench = aLibrary()
    renderPage(<HomeView />, workbench)
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Circulate the draft' }))
    const undo = await screen.findByRole('button', { name: 'Undo' })
    expect(note.content[0]?.attrs?.['state']).toBe('done')
    fireEvent.click(undo)
    await expect.poll(() => note.content[0]?.attrs?.['state']).toBe('open')
  })

  test('opens what is chosen', async () => {
    renderPage(<HomeView />, aLibrary())
    fireEvent.click(await card('Coming up').findByRole('button', { name: /Next workshop/ }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(3)}`)
  })

  test('teaches what each place is for while the library is empty', async () => {
    renderPage(<HomeView />, createFakeWorkbench())
    expect(await screen.findByText('No meeting or deadline ahead')).toBeDefined()
    expect(await screen.findByText('Nothing is waiting for you')).toBeDefined()
    expect(await screen.findByText('Nothing is being written')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Say who you are' }))
    expect(useWorkspace.getState().activeKey).toBe('settings')
  })

  test('shows what was opened last', async () => {
    renderPage(<HomeView />, aLibrary({ recentRecords: [anId(2), anId(3)] }))
    const recent = card('Recently opened')
    await recent.findByText('Old report')
    expect(recent.getAllByRole('button').map((entry) => entry.textContent)).toEqual([
      'Old reportFinal report',
      'Next workshopIDM workshop',
    ])
  })
})

describe('what comes up', () => {
  const meeting = aSummary(1, {
    kind: 'meeting',
    title: 'Workshop',
    start: '2026-03-26',
    end: '2026-03-27',
    deadlines: [
      { id: 'd1', date: '2026-03-06', label: 'Registration', done: false },
      { id: 'd2', date: '2026-03-04', label: 'Papers', done: true },
      { id: 'd3', date: '2025-01-01', label: 'Long ago', done: false },
      { id: 'd4', date: '2026-02-20', label: 'Missed', done: false },
    ],
  })
  const titles = (today: string) => upcomingEntries([meeting], today).map((entry) => entry.title)

  test('puts meetings and deadlines in one order', () => {
    expect(titles('2026-03-01')).toEqual(['Missed', 'Registration', 'Workshop'])
  })

  test('keeps a meeting until its last day is over', () => {
    expect(titles('2026-03-27')).toContain('Workshop')
    expect(titles('2026-03-28')).not.toContain('Workshop')
  })

  test('forgets what was missed long ago, and meetings without days', () => {
    expect(titles('2026-03-01')).not.toContain('Long ago')
    const undated = aSummary(2, { kind: 'meeting' })
    delete undated.start
    delete undated.end
    expect(upcomingEntries([undated], '2026-03-01')).toEqual([])
  })
})

describe('my actions', () => {
  const row = (owner?: string): RegisterRow => ({
    id: 'a1',
    type: 'action',
    text: 'Do it',
    documentId: anId(1),
    documentTitle: 'Note',
    ...(owner ? { owner } : {}),
  })

  test('are found whatever the case and the accents', () => {
    expect(actionsOf([row('JOSÉ PÉREZ')], ['Jose Perez'])).toHaveLength(1)
  })

  test('are found where several share them', () => {
    for (const owner of [
      'Amina Diallo and José Pérez',
      'José Pérez, Amina Diallo',
      'Amina Diallo et José Pérez',
    ])
      expect(actionsOf([row(owner)], ['José Pérez']), owner).toHaveLength(1)
  })

  test('are not somebody else’s', () => {
    expect(actionsOf([row('José Pérez-Mora'), row()], ['José Pérez'])).toEqual([])
  })
})

describe('what the library met', () => {
  const at = '2026-03-01T09:00:00.000Z'

  test('is said at the beginning of the day where a file was damaged or stands twice', async () => {
    const notices = [
      { code: 'quarantined' as const, fileName: 'x.doc', at },
      { code: 'conflict' as const, at },
      { code: 'index-rebuilt' as const, at },
    ]
    renderPage(<HomeView />, createFakeWorkbench([], { notices }))
    expect(await screen.findByText(/The library met 2 things/)).toBeDefined()
    expect(screen.getByRole('button', { name: 'Library health' })).toBeDefined()
  })

  test('names a record that is gone for good apart from one that came back', async () => {
    const notices = [
      { code: 'quarantined' as const, id: anId(1), fileName: 'kept.doc', at },
      { code: 'restored-older' as const, id: anId(1), fileName: 'older.doc', at },
      { code: 'quarantined' as const, id: anId(9), fileName: 'lost.doc', at },
      { code: 'quarantined' as const, id: anId(9), fileName: 'lost too.doc', at },
    ]
    renderPage(<HomeView />, createFakeWorkbench([aDocument(1)], { notices }))
    expect(await screen.findByText(/One record is damaged beyond repair/)).toBeDefined()
    expect(screen.getByText(/The library met 2 things/)).toBeDefined()
    expect(screen.getAllByRole('button', { name: 'Library health' })).toHaveLength(2)
  })

  test('is passed over where it concerns nobody', async () => {
    renderPage(<HomeView />, createFakeWorkbench([], { notices: [{ code: 'index-rebuilt', at }] }))
    await screen.findByText('Coming up')
    expect(screen.queryByRole('button', { name: 'Library health' })).toBeNull()
  })
})
