import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { AgendaItem, MeetingV1, Participant } from '../../../shared/model/meeting/v1.ts'
import { aDocument, aMeeting, anId, aTheme } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { MeetingPage } from './MeetingPage.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const item = (n: number, fields: Partial<AgendaItem> = {}): AgendaItem => ({
  id: `a${n}`,
  number: String(n),
  title: `Item number ${n}`,
  papers: [],
  ...fields,
})
const person = (n: number, name: string, fields: Partial<Participant> = {}): Participant => ({
  id: `p${n}`,
  name,
  capacity: 'delegate',
  attendance: 'expected',
  ...fields,
})

function show(fields: Partial<MeetingV1> = {}, language: 'en' | 'fr' = 'en') {
  const workbench = createFakeWorkbench([
    aMeeting(1, { agenda: [], ...fields }),
    aDocument(2, { title: 'Notes of the first day', meetingId: anId(1) }),
    aDocument(3, { title: 'Something else' }),
    aTheme(4, { title: 'Partnerships' }),
  ])
  return { workbench, api: renderPage(<MeetingPage id={anId(1)} />, workbench, language) }
}
const meeting = (workbench: FakeWorkbench): MeetingV1 => {
  const record = workbench.kept.get(anId(1))?.record
  if (record?.kind !== 'meeting') throw new Error('the meeting is gone')
  return record
}
const part = async (name: string) => within(await screen.findByRole('region', { name }))
const press = (name: string | RegExp) => fireEvent.click(screen.getByRole('button', { name }))
/** Opens a field that is edited in place, types and presses Enter. */
async function write(name: RegExp, text: string) {
  fireEvent.click(await screen.findByRole('button', { name }))
  const editor = document.activeElement ?? document.body
  fireEvent.change(editor, { target: { value: text } })
  fireEvent.keyDown(editor, { key: 'Enter' })
}
function typeDay(name: string, text: string) {
  const field = screen.getByRole('textbox', { name })
  fireEvent.focus(field)
  fireEvent.change(field, { target: { value: text } })
  fireEvent.blur(field)
}

describe('what a meeting is', () => {
  test('is edited in place and saved at once', async () => {
    const { workbench } = show()
    await write(/^Title: Geneva workshop/, 'Second workshop')
    await waitFor(() => expect(meeting(workbench).title).toBe('Second workshop'))
    await write(/^City: Geneva/, 'Nairobi')
    await waitFor(() => expect(meeting(workbench).city).toBe('Nairobi'))
  })

  test('keeps no last day before the first, and says why until it is put right', async () => {
    const { workbench } = show()
    await screen.findByRole('textbox', { name: 'Last day' })
    typeDay('Last day', '2018-10-01')
    expect(screen.getByText('The last day is before the first.')).toBeTruthy()
    expect(meeting(workbench).dates).toEqual({ start: '2018-10-08', end: '2018-10-09' })
    typeDay('First day', '2018-09-30')
    await waitFor(() => expect(meeting(workbench).dates).toEqual({ start: '2018-09-30', end: '2018-10-01' }))
    expect(screen.queryByText('The last day is before the first.')).toBeNull()
  })

  test('moves a meeting of one day as a whole', async () => {
    const { workbench } = show({ dates: { start: '2018-10-08', end: '2018-10-08' } })
    await screen.findByRole('textbox', { name: 'First day' })
    typeDay('First day', '2018-10-20')
    await waitFor(() => expect(meeting(workbench).dates).toEqual({ start: '2018-10-20', end: '2018-10-20' }))
  })

  test('opens what it belongs to', async () => {
    show({ themeId: anId(4) })
    fireEvent.click(await screen.findByRole('button', { name: 'Open: IDM year' }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(4)}`)
  })

  test('takes a change back and says why where it could not be saved', async () => {
    const { workbench } = show()
    await screen.findByRole('button', { name: /^Title: Geneva/ })
    workbench.failNext('records.update', new Error('no'))
    await write(/^Title: Geneva workshop/, 'Lost')
    expect(await screen.findByText(/Something unforeseen happened/)).toBeTruthy()
    expect(await screen.findByRole('button', { name: /^Title: Geneva workshop/ })).toBeTruthy()
  })

  test('says of a meeting that is gone that it is gone', async () => {
    const workbench = createFakeWorkbench([])
    renderPage(<MeetingPage id={anId(1)} />, workbench)
    expect(await screen.findByText(/no longer in the library/)).toBeTruthy()
  })
})

describe('the agenda', () => {
  const agenda = [item(1, { start: '10:00', duration: 30 }), item(2, { duration: 45 }), item(3)]
  const order = (workbench: FakeWorkbench) => meeting(workbench).agenda.map((each) => each.id)

  test('reckons the clock from lengths, and adds them up', async () => {
    show({ agenda })
    const list = await part('Agenda')
    expect(list.getByRole('button', { name: 'Start: 10:00–10:30' })).toBeTruthy()
    expect(list.getByRole('button', { name: 'Start: 10:30–11:15' })).toBeTruthy()
    expect(list.getByText('1 h 15 altogether')).toBeTruthy()
  })

  test('takes lengths and times as they are typed', async () => {
    const { workbench } = show({ agenda: [item(1)] })
    await part('Agenda')
    await write(/^Length: /, '1h30')
    await write(/^Start: /, '9h')
    await waitFor(() => expect(meeting(workbench).agenda[0]).toMatchObject({ start: '09:00', duration: 90 }))
    await write(/^Start: /, 'soon')
    expect(screen.getByText('Write a time such as 09:30.')).toBeTruthy()
  })

  test('moves an item by Alt and an arrow, says where it is, and keeps the focus on it', async () => {
    const { workbench } = show({ agenda })
    const handle = await screen.findByRole('button', { name: /^Move “Item number 1”/ })
    handle.focus()
    fireEvent.keyDown(handle, { key: 'ArrowDown', altKey: true })
    await waitFor(() => expect(order(workbench)).toEqual(['a2', 'a1', 'a3']))
    expect(meeting(workbench).agenda.map((each) => each.number)).toEqual(['1', '2', '3'])
    expect(screen.getByText('“Item number 1” is now item 2 of 3.')).toBeTruthy()
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Move “Item number 1”/),
    )
  })

  test('moves an item by hand', async () => {
    const { workbench } = show({ agenda })
    const handle = await screen.findByRole('button', { name: /^Move “Item number 3”/ })
    const data = { setData: () => undefined, effectAllowed: 'move' }
    fireEvent.dragStart(handle, { dataTransfer: data })
    const first = screen.getByRole('group', { name: /^Item 1: / })
    fireEvent.dragOver(first)
    fireEvent.drop(first)
    await waitFor(() => expect(order(workbench)).toEqual(['a3', 'a1', 'a2']))
  })

  test('goes no further than its ends', async () => {
    const { workbench } = show({ agenda })
    const handle = await screen.findByRole('button', { name: /^Move “Item number 1”/ })
    fireEvent.keyDown(handle, { key: 'ArrowUp', altKey: true })
    fireEvent.keyDown(handle, { key: 'ArrowDown' })
    expect(order(workbench)).toEqual(['a1', 'a2', 'a3'])
  })

  test('removes an item and offers it back where it was', async () => {
    const { workbench } = show({ agenda })
    fireEvent.click(await screen.findByRole('button', { name: 'Remove Item number 2' }))
    await waitFor(() => expect(order(workbench)).toEqual(['a1', 'a3']))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(order(workbench)).toEqual(['a1', 'a2', 'a3']))
  })

  test('counts a new item on', async () => {
    const { workbench } = show({ agenda: [item(1)] })
    await part('Agenda')
    press('Add an item')
    await waitFor(() => expect(meeting(workbench).agenda[1]?.number).toBe('2'))
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Title: New item'))
  })

  test('names the papers under an item and takes one away', async () => {
    const { workbench } = show({ agenda: [item(1, { papers: [anId(2)] })] })
    const papers = within(await screen.findByRole('list', { name: 'Papers under “Item number 1”' }))
    expect(await papers.findByText('Notes of the first day')).toBeTruthy()
    fireEvent.click(papers.getByRole('button', { name: 'Remove Notes of the first day' }))
    await waitFor(() => expect(meeting(workbench).agenda[0]?.papers).toEqual([]))
  })
})

describe('participants', () => {
  const participants = [
    person(1, 'Delegate of Spain', { state: 'ES' }),
    person(2, 'Delegate of Germany', { state: 'DE', attendance: 'attended' }),
    person(3, 'Guest', { organization: 'IOM' }),
  ]
  const groups = (list: Awaited<ReturnType<typeof part>>) =>
    list.getAllByRole('heading', { level: 3 }).map((each) => each.textContent)

  test('stand by State in the order of the language', async () => {
    show({ participants })
    expect(groups(await part('Participants'))).toEqual(['Germany1', 'Spain1', 'No State1'])
    leavePage()
    show({ participants }, 'fr')
    expect(groups(await part('Participants'))).toEqual(['Allemagne1', 'Espagne1', 'Sans État1'])
  })

  test('stand by organization when that is asked', async () => {
    show({ participants })
    const list = await part('Participants')
    fireEvent.click(list.getByRole('radio', { name: 'By organization' }))
    expect(groups(list)).toEqual(['IOM1', 'No organization2'])
    expect(list.getByText(/^3 people, 2 States, one organization; one was there$/)).toBeTruthy()
  })

  test('are added by Enter, one after the other', async () => {
    const { workbench } = show()
    const form = within(await screen.findByRole('form', { name: 'Add a participant' }))
    const name = form.getByRole('textbox', { name: 'Name' })
    for (const each of ['Ana', 'Bo']) {
      fireEvent.change(name, { target: { value: each } })
      fireEvent.submit(name)
    }
    await waitFor(() =>
      expect(meeting(workbench).participants.map((each) => each.name)).toEqual(['Ana', 'Bo']),
    )
    expect(document.activeElement).toBe(name)
    fireEvent.submit(name)
    expect(meeting(workbench).participants).toHaveLength(2)
  })

  test('are ticked as present', async () => {
    const { workbench } = show({ participants })
    fireEvent.click(await screen.findByRole('checkbox', { name: 'Guest was there' }))
    await waitFor(() => expect(meeting(workbench).participants[2]?.attendance).toBe('attended'))
  })

  test('are changed in a line that opens', async () => {
    const { workbench } = show({ participants })
    fireEvent.click(await screen.findByRole('button', { name: 'Edit Guest' }))
    await write(/^Position: /, 'Observer')
    await waitFor(() => expect(meeting(workbench).participants[2]?.position).toBe('Observer'))
    press('Done')
    expect(screen.getByRole('button', { name: 'Edit Guest' })).toBeTruthy()
  })

  test('are removed and offered back', async () => {
    const { workbench } = show({ participants })
    fireEvent.click(await screen.findByRole('button', { name: 'Remove Guest' }))
    await waitFor(() => expect(meeting(workbench).participants).toHaveLength(2))
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(meeting(workbench).participants[2]?.name).toBe('Guest'))
  })

  test('come from a pasted list once every unclear State was asked about, and can be taken back', async () => {
    const { workbench } = show({ participants })
    await part('Participants')
    press('Paste a list')
    const dialog = within(await screen.findByRole('dialog'))
    const text = 'Counsellor; Swizerland; MFA\nGuest; ; IOM\nExpert; ILO'
    fireEvent.change(dialog.getByRole('textbox', { name: 'One person a line' }), { target: { value: text } })
    const add = () => dialog.getByRole('button', { name: /^Add 2 people$/ }) as HTMLButtonElement
    expect(dialog.getByText('Read as 2 people; 2 questions above are open')).toBeTruthy()
    expect(add().disabled).toBe(true)
    fireEvent.click(dialog.getByRole('button', { name: 'Switzerland' }))
    const [, ofIlo] = dialog.getAllByRole('button', { name: 'It is an organization' })
    fireEvent.click(ofIlo!)
    expect(add().disabled).toBe(false)
    fireEvent.click(add())
    await waitFor(() => expect(meeting(workbench).participants).toHaveLength(5))
    expect(meeting(workbench).participants.slice(3)).toMatchObject([
      { name: 'Counsellor', state: 'CH', organization: 'MFA', capacity: 'delegate' },
      { name: 'Expert', organization: 'ILO', capacity: 'participant' },
    ])
    fireEvent.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(meeting(workbench).participants).toHaveLength(3))
  })
})

describe('deadlines and contacts', () => {
  test('are listed by date whatever the order they were written in', async () => {
    show({
      deadlines: [
        { id: 'd1', date: '2018-10-06', label: 'Registration', done: false },
        { id: 'd2', date: '2018-09-01', label: 'Invitations', done: true },
      ],
    })
    const list = await part('Deadlines')
    expect(list.getAllByRole('checkbox').map((each) => each.getAttribute('aria-label'))).toEqual([
      '“Invitations” was met',
      '“Registration” was met',
    ])
  })

  test('are added and ticked', async () => {
    const { workbench } = show()
    const list = await part('Deadlines')
    typeDay('Due on', '6 October 2018')
    fireEvent.change(list.getByRole('textbox', { name: 'What is due' }), {
      target: { value: 'Registration' },
    })
    fireEvent.submit(list.getByRole('form'))
    await waitFor(() =>
      expect(meeting(workbench).deadlines).toMatchObject([{ date: '2018-10-06', done: false }]),
    )
    fireEvent.click(await list.findByRole('checkbox', { name: '“Registration” was met' }))
    await waitFor(() => expect(meeting(workbench).deadlines[0]?.done).toBe(true))
  })

  test('a contact is begun and named', async () => {
    const { workbench } = show()
    await part('Contacts')
    press('Add a contact')
    await write(/^Name: New contact/, 'Conference desk')
    await write(/^E-mail: /, 'desk@example.org')
    await waitFor(() =>
      expect(meeting(workbench).contacts).toMatchObject([
        { name: 'Conference desk', email: 'desk@example.org' },
      ]),
    )
  })
})

describe('documents and files', () => {
  test('list what belongs to the meeting, by type', async () => {
    show()
    const list = await part('Documents and files')
    expect(await list.findByText('Notes of the first day')).toBeTruthy()
    expect(list.getByRole('heading', { name: 'Meeting note' })).toBeTruthy()
    expect(list.queryByText('Something else')).toBeNull()
  })

  test('begin a note at once', async () => {
    const { workbench } = show()
    await part('Documents and files')
    press('New note')
    await waitFor(() => expect(workbench.calls).toContain('documents.create'))
    await waitFor(() => expect(useWorkspace.getState().activeKey).toMatch(/^record-/))
    const made = [...workbench.kept.values()].at(-1)?.record
    expect(made).toMatchObject({ type: 'note', title: 'Notes: Geneva workshop', meetingId: anId(1) })
  })

  test('make a final report in the language chosen, and open it', async () => {
    const { workbench } = show({ agenda: [item(1), item(2)] })
    await part('Documents and files')
    press('New final report from this meeting')
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByText(/the 2 agenda items/)).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: 'Begin the report' }))
    await waitFor(() =>
      expect([...workbench.kept.values()].at(-1)?.record).toMatchObject({ type: 'final-report' }),
    )
    await waitFor(() => expect(useWorkspace.getState().activeKey).toMatch(/^record-/))
  })

  test('ask for title and language of a paper, knowing whose it is', async () => {
    show()
    await part('Documents and files')
    press('New paper')
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Minutes' }))
    expect(useWorkspace.getState().overlay).toEqual({
      kind: 'new-document',
      preset: { type: 'minutes', meetingId: anId(1) },
    })
  })

  test('take dropped files in as the meeting’s own', async () => {
    const { workbench, api } = show()
    const list = await screen.findByRole('region', { name: 'Documents and files' })
    const files = [new File(['x'], 'annex.pdf', { type: 'application/pdf' })]
    const dataTransfer = { files, types: ['Files'] }
    fireEvent.dragOver(list, { dataTransfer })
    expect(await screen.findByText('Let go to attach the files to this meeting.')).toBeTruthy()
    await act(async () => {
      fireEvent.drop(list, { dataTransfer })
      await Promise.resolve()
    })
    await waitFor(() => expect(api.uploaded).toEqual(['annex.pdf']))
    // Whether a copy came back is asked here as anywhere else in the window.
    expect(workbench.calls.join()).toContain('ledger')
    await waitFor(() =>
      expect([...workbench.kept.values()].at(-1)?.record).toMatchObject({
        kind: 'attachment',
        meetingId: anId(1),
      }),
    )
  })
})

test('goes to its parts, and says which is current', async () => {
  show({ agenda: [item(1)] })
  const parts = within(await screen.findByRole('navigation', { name: 'Parts of this page' }))
  fireEvent.click(parts.getByRole('button', { name: /^Agenda ?1$/ }))
  expect(parts.getByRole('button', { name: /^Agenda/ }).getAttribute('aria-current')).toBe('location')
  expect(document.activeElement?.id).toBe(`${anId(1)}-agenda`)
})
