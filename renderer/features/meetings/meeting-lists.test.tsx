import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import type { MeetingV1, Participant } from '../../../shared/model/meeting/v1.ts'
import { aMechanism, aMeeting, anId, aTheme } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { MeetingPage } from './MeetingPage.tsx'
import { MeetingsView } from './MeetingsView.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const kept = (workbench: FakeWorkbench): MeetingV1 => {
  const record = workbench.kept.get(anId(1))?.record
  if (record?.kind !== 'meeting') throw new Error('the meeting is gone')
  return record
}
function open(fields: Partial<MeetingV1>) {
  const workbench = createFakeWorkbench([aMeeting(1, fields)])
  renderPage(<MeetingPage id={anId(1)} />, workbench)
  return workbench
}
/** Opens a choice, as SelectField shows it, and takes one. */
async function choose(field: string | RegExp, option: string | RegExp) {
  fireEvent.click(await screen.findByRole('button', { name: field }))
  fireEvent.click(await screen.findByRole('option', { name: option }))
}

describe('a long list of participants', () => {
  const many = (count: number): Participant[] =>
    Array.from({ length: count }, (_, n) => ({
      id: `p${n}`,
      name: `Person ${String(n).padStart(4, '0')}`,
      state: 'KE',
      capacity: 'delegate',
      attendance: 'expected',
    }))

  test('draws the beginning of a delegation, and the others when asked', async () => {
    open({ participants: many(100) })
    const group = within(await screen.findByRole('region', { name: 'Kenya' }))
    expect(group.getAllByRole('checkbox')).toHaveLength(40)
    fireEvent.click(group.getByRole('button', { name: 'Show 60 more' }))
    expect(group.getAllByRole('checkbox')).toHaveLength(100)
  })

  test('counts all of it all the same', async () => {
    open({ participants: many(100) })
    expect(await screen.findByText(/^100 people, one State/)).toBeTruthy()
  })

  test('keeps a head of delegation before the others', async () => {
    const [first, ...others] = many(3)
    open({
      participants: [
        first!,
        ...others.map((each, n) => (n === 1 ? { ...each, capacity: 'head' as const } : each)),
      ],
    })
    const group = within(await screen.findByRole('region', { name: 'Kenya' }))
    expect(group.getAllByRole('checkbox')[0]?.getAttribute('aria-label')).toBe('Person 0002 was there')
  })

  test('takes those already listed too when that is asked', async () => {
    const workbench = open({ participants: many(2) })
    fireEvent.click(await screen.findByRole('button', { name: 'Paste a list' }))
    const dialog = within(await screen.findByRole('dialog'))
    fireEvent.change(dialog.getByRole('textbox', { name: 'One person a line' }), {
      target: { value: 'Person 0000; Kenya\nNewcomer; Kenya' },
    })
    expect(dialog.getByRole('button', { name: 'Add one person' })).toBeTruthy()
    fireEvent.click(dialog.getByRole('switch', { name: /already listed as well/ }))
    fireEvent.click(dialog.getByRole('button', { name: 'Add 2 people' }))
    await waitFor(() => expect(kept(workbench).participants).toHaveLength(4))
  })

  test('takes nothing while the list is empty', async () => {
    open({})
    fireEvent.click(await screen.findByRole('button', { name: 'Paste a list' }))
    const dialog = within(await screen.findByRole('dialog'))
    expect(dialog.getByRole('button', { name: 'Add' })).toHaveProperty('disabled', true)
    fireEvent.click(dialog.getByRole('button', { name: 'Cancel' }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})

describe('an agenda of several days', () => {
  test('names each day where it begins, and starts its clock afresh', async () => {
    open({
      agenda: [
        { id: 'a1', number: '1', title: 'Opening', start: '10:00', duration: 60, papers: [] },
        { id: 'a2', number: '2', title: 'Evidence', date: '2018-10-09', start: '09:00', papers: [] },
        { id: 'a3', number: '3', title: 'Closing', papers: [] },
      ],
    })
    const agenda = within(await screen.findByRole('region', { name: 'Agenda' }))
    expect(agenda.getByText('8 October 2018')).toBeTruthy()
    expect(agenda.getByText('9 October 2018')).toBeTruthy()
    expect(agenda.getByRole('button', { name: 'Start: 09:00' })).toBeTruthy()
    const closing = within(agenda.getByRole('group', { name: 'Item 3: Closing' }))
    expect(closing.getByRole('button', { name: 'Start: Start' })).toBeTruthy()
  })

  test('puts an item on another day', async () => {
    const workbench = open({ agenda: [{ id: 'a1', number: '1', title: 'Opening', papers: [] }] })
    await screen.findByRole('region', { name: 'Agenda' })
    await choose(/Same day/, '9 Oct 2018')
    await waitFor(() => expect(kept(workbench).agenda[0]?.date).toBe('2018-10-09'))
  })

  test('asks for no day at a meeting of one', async () => {
    open({
      dates: { start: '2018-10-08', end: '2018-10-08' },
      agenda: [{ id: 'a1', number: '1', title: 'Opening', papers: [] }],
    })
    await screen.findByRole('region', { name: 'Agenda' })
    expect(screen.queryByRole('button', { name: /Same day/ })).toBeNull()
  })

  test('says what is asked of an item', async () => {
    const workbench = open({ agenda: [{ id: 'a1', number: '1', title: 'Opening', papers: [] }] })
    await screen.findByRole('region', { name: 'Agenda' })
    await choose(/Nothing asked/, 'Endorse')
    await waitFor(() => expect(kept(workbench).agenda[0]?.ask).toBe('endorse'))
  })

  test('leaves numbers that were chosen as they are when one is added', async () => {
    const workbench = open({ agenda: [{ id: 'a1', number: '1 (a)', title: 'Opening', papers: [] }] })
    fireEvent.click(await screen.findByRole('button', { name: 'Add an item' }))
    await waitFor(() => expect(kept(workbench).agenda.map((each) => each.number)).toEqual(['1 (a)', '']))
  })
})

test('a pack is begun for the meeting', async () => {
  const workbench = open({})
  fireEvent.click(await screen.findByRole('button', { name: 'New paper' }))
  fireEvent.click(await screen.findByRole('menuitem', { name: 'Pack' }))
  await waitFor(() =>
    expect([...workbench.kept.values()].at(-1)?.record).toMatchObject({ kind: 'pack', meetingId: anId(1) }),
  )
  await waitFor(() => expect(useWorkspace.getState().activeKey).toMatch(/^record-/))
})

test('a note that could not be begun says why', async () => {
  const workbench = open({})
  await screen.findByRole('button', { name: 'New note' })
  workbench.failNext('documents.create', new Error('no'))
  fireEvent.click(screen.getByRole('button', { name: 'New note' }))
  expect(await screen.findByText(/Something unforeseen happened/)).toBeTruthy()
})

describe('the filter of meetings', () => {
  const show = async () => {
    renderPage(
      <MeetingsView />,
      createFakeWorkbench([
        aMeeting(1, { title: 'Workshop', themeId: anId(90) }),
        aMeeting(2, { title: 'Ministers', type: 'mechanism-meeting', mechanismId: anId(80) }),
        aMeeting(3, {
          title: 'Course',
          type: 'training-course',
          dates: { start: '2016-05-02', end: '2016-05-06' },
        }),
        aMeeting(4, { title: 'Not dated', type: 'conference', dates: undefined }),
        aMechanism(80),
        aTheme(90, { year: 2018 }),
      ]),
    )
    fireEvent.click(await screen.findByRole('radio', { name: 'List' }))
    await waitFor(() => expect(titles()).toHaveLength(4))
  }
  const titles = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) =>
        row.textContent
          ?.replace(/[\d–].*/, '')
          .replace('No date yet', '')
          .trim(),
      )

  test('narrows by type, and offers only types that occur', async () => {
    await show()
    fireEvent.click(screen.getByRole('button', { name: /Every type/ }))
    const offered = screen.getAllByRole('option').map((each) => each.textContent)
    expect(offered).toEqual([
      'Every type',
      'IDM workshop',
      'Conference',
      'Meeting of a mechanism',
      'Training course',
    ])
    fireEvent.click(screen.getByRole('option', { name: 'Training course' }))
    expect(titles()).toEqual(['Course'])
  })

  test('narrows by mechanism', async () => {
    await show()
    await choose(/Every mechanism/, 'MIDSA')
    expect(titles()).toEqual(['Ministers'])
  })

  test('narrows by year of the dialogue', async () => {
    await show()
    await choose(/Every IDM year/, 'IDM 2018')
    expect(titles()).toEqual(['Workshop'])
  })

  test('narrows by period, and keeps what has no day findable', async () => {
    await show()
    await choose(/At any time/, '2016')
    expect(titles()).toEqual(['Course'])
    fireEvent.click(screen.getByRole('button', { name: 'Clear' }))
    await choose(/At any time/, 'Without a date')
    expect(screen.getAllByRole('row')[1]?.textContent).toContain('Not dated')
  })
})
