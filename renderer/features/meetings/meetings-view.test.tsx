import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'
import { aMechanism, aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { MeetingsView } from './MeetingsView.tsx'

beforeAll(() => standInLayout())
beforeEach(() => {
  vi.useFakeTimers({ now: new Date('2018-10-20T12:00:00Z'), toFake: ['Date'] })
})
afterEach(() => {
  vi.useRealTimers()
  leavePage()
})

const meetings = [
  aMeeting(1, {
    title: 'Geneva workshop',
    deadlines: [{ id: 'd1', date: '2018-09-14', label: 'Registration closes', done: true }],
  }),
  aMeeting(2, {
    title: 'Turin course',
    type: 'training-course',
    city: 'Turin',
    country: 'Italy',
    dates: { start: '2018-10-29', end: '2018-11-02' },
  }),
  aMeeting(3, {
    title: 'Ministers of MIDSA',
    type: 'mechanism-meeting',
    mechanismId: anId(80),
    dates: { start: '2016-07-12', end: '2016-07-13' },
  }),
  aMeeting(4, { title: 'Still to be dated', dates: undefined }),
]

function show(records: readonly MeetingV1[] = meetings, language: 'en' | 'fr' = 'en'): FakeWorkbench {
  const workbench = createFakeWorkbench([...records, aMechanism(80)])
  renderPage(<MeetingsView />, workbench, language)
  return workbench
}
const button = (name: RegExp) => screen.findByRole('button', { name })
const press = async (name: RegExp) => fireEvent.click(await button(name))
const look = (name: string) => fireEvent.click(screen.getByRole('radio', { name }))
const opened = () => useWorkspace.getState().activeKey
const inYear = async () => within(await screen.findByRole('list', { name: /Meetings and deadlines of/ }))

describe('the year', () => {
  test('shows meetings and deadlines by name, days and place', async () => {
    show()
    expect(await button(/^Geneva workshop, 8.*9 Oct 2018, Geneva, Switzerland$/)).toBeTruthy()
    expect(
      await button(/^Deadline: Registration closes, 14 September 2018, for Geneva workshop, met$/),
    ).toBeTruthy()
  })

  test('shows a meeting over the end of a month in both', async () => {
    show()
    await inYear()
    expect(screen.getAllByRole('button', { name: /^Turin course/ })).toHaveLength(2)
  })

  test('keeps meetings without a day in sight, apart', async () => {
    show()
    const apart = await screen.findByRole('region', { name: 'Without a date' })
    expect(within(apart).getByText('Still to be dated')).toBeTruthy()
  })

  test('opens what is pressed', async () => {
    show()
    await press(/^Geneva workshop/)
    expect(opened()).toBe(`record-${anId(1)}`)
  })

  test('is one stop of the Tab key; arrows go on in time, Page Up to the year before', async () => {
    show()
    const list = await inYear()
    const [first, second] = list.getAllByRole('button').filter((each) => each.dataset['rove'])
    expect([first?.tabIndex, second?.tabIndex]).toEqual([0, -1])
    first?.focus()
    fireEvent.keyDown(first!, { key: 'ArrowDown' })
    expect(document.activeElement).toBe(second)
    fireEvent.keyDown(second!, { key: 'PageUp' })
    expect(await screen.findByRole('heading', { name: '2017' })).toBeTruthy()
  })

  test('steps by years and comes back to today', async () => {
    show()
    await inYear()
    await press(/Next year/)
    expect(screen.getByRole('heading', { name: '2019' })).toBeTruthy()
    await press(/^Today$/)
    expect(screen.getByRole('heading', { name: '2018' })).toBeTruthy()
  })

  test('opens where there is something when this year holds nothing', async () => {
    show([meetings[2]!])
    expect(await screen.findByRole('heading', { name: '2016' })).toBeTruthy()
  })

  test('leads to a month', async () => {
    show()
    await press(/^Sept ?: one entry/)
    expect(await screen.findByRole('grid', { name: 'September 2018' })).toBeTruthy()
  })
})

describe('the month', () => {
  const month = async (records?: readonly MeetingV1[]) => {
    show(records)
    await inYear()
    look('Month')
    return within(await screen.findByRole('grid', { name: 'October 2018' }))
  }
  const day = (name: string) => screen.getByRole('gridcell', { name: new RegExp(`^${name}`) })

  test('says of each day what lies on it', async () => {
    await month()
    expect(day('8 October 2018, one entry,? Geneva workshop')).toBeTruthy()
    expect(day('9 October 2018, one entry, Geneva workshop')).toBeTruthy()
    expect(day('10 October 2018, nothing')).toBeTruthy()
    expect(day('20 October 2018').getAttribute('aria-current')).toBe('date')
  })

  test('goes by arrows over the end of the month, and Enter opens', async () => {
    await month()
    fireEvent.keyDown(day('20 October 2018'), { key: 'ArrowDown' })
    fireEvent.keyDown(day('27 October 2018'), { key: 'ArrowDown' })
    expect(await screen.findByRole('grid', { name: 'November 2018' })).toBeTruthy()
    await waitFor(() => expect(document.activeElement).toBe(day('3 November 2018')))
    fireEvent.keyDown(day('3 November 2018'), { key: 'ArrowLeft' })
    fireEvent.keyDown(day('2 November 2018'), { key: 'Enter' })
    expect(opened()).toBe(`record-${anId(2)}`)
  })

  test('begins a meeting on an empty day', async () => {
    await month()
    fireEvent.keyDown(day('16 October 2018'), { key: 'Enter' })
    const dialog = within(await screen.findByRole('dialog', { name: 'New meeting' }))
    expect(dialog.getByRole('textbox', { name: 'First day' })).toHaveProperty('value', '16 Oct 2018')
  })

  test('offers what finds no room on a day', async () => {
    const many = [1, 2, 3, 4, 5].map((n) =>
      aMeeting(n, { title: `Session ${n}`, dates: { start: '2018-10-10', end: '2018-10-10' } }),
    )
    const grid = await month(many)
    expect(grid.getAllByRole('button', { name: /^Session/ })).toHaveLength(3)
    fireEvent.click(grid.getByRole('button', { name: '2 more' }))
    expect(await screen.findAllByRole('menuitem', { name: /^Session/ })).toHaveLength(5)
  })
})

describe('the list', () => {
  const rows = () =>
    screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row.textContent)

  test('names type, place and mechanism, latest first and undated last', async () => {
    show()
    await inYear()
    look('List')
    await waitFor(() => expect(rows()).toHaveLength(4))
    expect(rows()[0]).toContain('Turin course')
    expect(rows()[2]).toMatch(/Ministers of MIDSA.*Meeting of a mechanism.*MIDSA$/)
    expect(rows()[3]).toContain('No date yet')
  })

  test('is narrowed by text, and says when nothing is left', async () => {
    show()
    await inYear()
    look('List')
    const box = screen.getByRole('textbox', { name: 'Title or place' })
    fireEvent.change(box, { target: { value: 'turin' } })
    expect(rows()).toHaveLength(1)
    fireEvent.change(box, { target: { value: 'nowhere' } })
    expect(screen.getByText('No meeting matches')).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: 'Clear' })[0]!)
    expect(rows()).toHaveLength(4)
  })

  test('opens by Enter', async () => {
    show()
    await inYear()
    look('List')
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' })
    expect(opened()).toBe(`record-${anId(2)}`)
  })
})

describe('a new meeting', () => {
  const begin = async () => {
    const workbench = show([])
    fireEvent.click((await screen.findAllByRole('button', { name: 'New meeting' }))[0]!)
    const dialog = within(await screen.findByRole('dialog', { name: 'New meeting' }))
    const type = (name: string, value: string) => {
      const field = dialog.getByRole('textbox', { name })
      fireEvent.focus(field)
      fireEvent.change(field, { target: { value } })
      fireEvent.blur(field)
    }
    const create = () => fireEvent.click(dialog.getByRole('button', { name: 'Create the meeting' }))
    return { workbench, dialog, type, create }
  }

  test('is begun from an empty place that says what it is for', async () => {
    show([])
    expect(await screen.findByText('No meeting yet')).toBeTruthy()
  })

  test('is made with what is known and opened', async () => {
    const { workbench, type, create } = await begin()
    type('Title', ' Forum ')
    type('First day', '29 October 2018')
    type('City', 'Turin')
    create()
    await waitFor(() => expect(opened()).toMatch(/^record-/))
    const made = [...workbench.kept.values()]
      .map((held) => held.record)
      .find((each) => each.kind === 'meeting')
    expect(made).toMatchObject({
      title: 'Forum',
      city: 'Turin',
      type: 'idm-workshop',
      dates: { start: '2018-10-29', end: '2018-10-29' },
    })
  })

  test('wants a title, and a last day that is not before the first', async () => {
    const { workbench, dialog, type, create } = await begin()
    create()
    expect(dialog.getByText('This cannot be left empty.')).toBeTruthy()
    type('Title', 'Forum')
    type('First day', '2018-10-29')
    type('Last day', '2018-10-28')
    create()
    expect(dialog.getByText('The last day is before the first.')).toBeTruthy()
    expect(workbench.calls).not.toContain('records.create')
  })

  test('asks which day is meant where a date can be two', async () => {
    const { dialog, type } = await begin()
    type('First day', '3/4/2019')
    expect(dialog.getByText('Which day is 3/4/2019?')).toBeTruthy()
    fireEvent.click(dialog.getByRole('button', { name: '3 April 2019' }))
    expect(dialog.getByRole('textbox', { name: 'First day' })).toHaveProperty('value', '3 Apr 2019')
  })

  test('says why it could not be made, and keeps what was typed', async () => {
    const { workbench, dialog, type, create } = await begin()
    workbench.failNext('records.create', new Error('no'))
    type('Title', 'Forum')
    create()
    expect(await dialog.findByText(/Something unforeseen happened/)).toBeTruthy()
    expect(dialog.getByRole('textbox', { name: 'Title' })).toHaveProperty('value', 'Forum')
  })
})

test('speaks French, with its own months', async () => {
  show(meetings, 'fr')
  expect(await screen.findByRole('button', { name: /^oct\./ })).toBeTruthy()
  look('Mois')
  expect(await screen.findByRole('grid', { name: 'octobre 2018' })).toBeTruthy()
})
