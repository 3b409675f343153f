import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { organizationV1, type OrganizationV1 } from '../../../shared/model/organization/v1.ts'
import { personV1, type PersonV1 } from '../../../shared/model/person/v1.ts'
import { aMeeting, anId } from '../../../tests/builders/records.ts'
import { createFakeWorkbench, type FakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { OrganizationPage } from './OrganizationPage.tsx'
import { PeopleView } from './PeopleView.tsx'
import { PersonPage } from './PersonPage.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

const moment = '2026-03-01T09:00:00.000Z'
const base = (n: number) => ({ id: anId(n), createdAt: moment, updatedAt: moment, tags: [] })
const aPerson = (n: number, name: string, fields: Partial<PersonV1> = {}) =>
  personV1.parse({ ...base(n), kind: 'person', name, ...fields })
const aBody = (n: number, text: string, fields: Partial<OrganizationV1> = {}) =>
  organizationV1.parse({
    ...base(n),
    kind: 'organization',
    names: [{ language: 'en', text }],
    aliases: [],
    ...fields,
  })

const library = () =>
  createFakeWorkbench([
    aPerson(1, 'Zoé Martin', { position: 'Adviser', state: 'FR', organizationId: anId(50) }),
    aPerson(2, 'Ana Ruiz', { state: 'ES' }),
    aBody(50, 'African Union Commission', { acronym: 'AUC' }),
    aMeeting(9, {
      title: 'Geneva workshop',
      participants: [
        { id: 'p1', name: 'Zoé Martin', capacity: 'delegate', attendance: 'attended', personId: anId(1) },
      ],
    }),
  ])
const rows = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.textContent)
const opened = () => useWorkspace.getState().activeKey
const kept = (workbench: FakeWorkbench, n: number) => workbench.kept.get(anId(n))?.record
async function write(name: RegExp, text: string) {
  fireEvent.click(await screen.findByRole('button', { name }))
  const editor = document.activeElement ?? document.body
  fireEvent.change(editor, { target: { value: text } })
  fireEvent.keyDown(editor, { key: 'Enter' })
}

describe('people', () => {
  test('stand by name with position, organization and State', async () => {
    renderPage(<PeopleView />, library())
    await waitFor(() => expect(rows()).toEqual(['Ana RuizSpain', 'Zoé MartinAdviserAUCFrance']))
  })

  test('name their State in the language of the page', async () => {
    renderPage(<PeopleView />, library(), 'fr')
    await waitFor(() => expect(rows()[0]).toBe('Ana RuizEspagne'))
  })

  test('are found while a part of their line is typed', async () => {
    renderPage(<PeopleView />, library())
    const box = await screen.findByRole('textbox', { name: 'Name, position, organization or State' })
    fireEvent.change(box, { target: { value: 'zoe advis' } })
    expect(rows()).toHaveLength(1)
    expect(screen.getByText('1 of 2')).toBeTruthy()
  })

  test('become a record of the name that was not found', async () => {
    const workbench = library()
    renderPage(<PeopleView />, workbench)
    const box = await screen.findByRole('textbox', { name: 'Name, position, organization or State' })
    fireEvent.change(box, { target: { value: 'Li Wei' } })
    expect(screen.getByText('Nothing matches “Li Wei”')).toBeTruthy()
    fireEvent.click(screen.getAllByRole('button', { name: 'New person' })[0]!)
    await waitFor(() => expect(opened()).toMatch(/^record-/))
    expect([...workbench.kept.values()].at(-1)?.record).toMatchObject({ kind: 'person', name: 'Li Wei' })
  })

  test('are sorted by a column and opened by Enter', async () => {
    renderPage(<PeopleView />, library())
    fireEvent.click(await screen.findByRole('button', { name: 'State' }))
    expect(rows()[0]).toContain('Zoé Martin')
    fireEvent.keyDown(screen.getByRole('grid'), { key: 'Enter' })
    expect(opened()).toBe(`record-${anId(1)}`)
  })

  test('give way to organizations, with how many people they have', async () => {
    renderPage(<PeopleView />, library())
    fireEvent.click(await screen.findByRole('radio', { name: 'Organizations' }))
    await waitFor(() => expect(rows()).toEqual(['African Union CommissionAUC1']))
  })

  test('teach what the place is for while there is nobody', async () => {
    renderPage(<PeopleView />, createFakeWorkbench([]))
    expect(await screen.findByText('Nobody yet')).toBeTruthy()
    fireEvent.click(screen.getByRole('radio', { name: 'Organizations' }))
    expect(await screen.findByText('No organization yet')).toBeTruthy()
  })
})

describe('a person', () => {
  test('is edited in place', async () => {
    const workbench = library()
    renderPage(<PersonPage id={anId(2)} />, workbench)
    await write(/^Name: Ana Ruiz/, 'Ana Ruiz Gil')
    await write(/^Position: /, 'Envoy')
    await waitFor(() => expect(kept(workbench, 2)).toMatchObject({ name: 'Ana Ruiz Gil', position: 'Envoy' }))
  })

  test('keeps a name when it is emptied, and says why', async () => {
    const workbench = library()
    renderPage(<PersonPage id={anId(2)} />, workbench)
    await write(/^Name: Ana Ruiz/, ' ')
    expect(screen.getByText('This cannot be left empty.')).toBeTruthy()
    expect(kept(workbench, 2)).toMatchObject({ name: 'Ana Ruiz' })
  })

  test('is given a State by typing a part of its name, in whichever language', async () => {
    const workbench = library()
    renderPage(<PersonPage id={anId(2)} />, workbench)
    const field = await screen.findByRole('combobox', { name: 'State' })
    act(() => field.focus())
    fireEvent.change(field, { target: { value: 'Suisse' } })
    fireEvent.click(await screen.findByRole('option', { name: /Switzerland/ }))
    await waitFor(() => expect(kept(workbench, 2)).toMatchObject({ state: 'CH' }))
  })

  test('leads to the organization and to the meetings that name them', async () => {
    renderPage(<PersonPage id={anId(1)} />, library())
    expect(await screen.findByRole('button', { name: 'Geneva workshop' })).toBeTruthy()
    fireEvent.click(await screen.findByRole('button', { name: 'African Union Commission' }))
    expect(opened()).toBe(`record-${anId(50)}`)
  })

  test('says so when the record is gone', async () => {
    renderPage(<PersonPage id={anId(77)} />, library())
    expect(await screen.findByText(/no longer in the library/)).toBeTruthy()
  })
})

describe('an organization', () => {
  test('has a name in each language', async () => {
    const workbench = library()
    renderPage(<OrganizationPage id={anId(50)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Add a name' }))
    await waitFor(() => expect(kept(workbench, 50)).toHaveProperty('names.length', 2))
    const names = within(screen.getByRole('region', { name: 'Names' }))
    fireEvent.click(names.getAllByRole('button', { name: /^Remove African Union/ })[1]!)
    await waitFor(() => expect(kept(workbench, 50)).toHaveProperty('names.length', 1))
    expect(screen.queryByRole('button', { name: /^Remove African Union/ })).toBeNull()
  })

  test('shows its people', async () => {
    renderPage(<OrganizationPage id={anId(50)} />, library())
    fireEvent.click(await screen.findByRole('button', { name: 'Zoé Martin' }))
    expect(opened()).toBe(`record-${anId(1)}`)
  })
})
