import { fireEvent, screen, waitFor, within } from '@testing-library/react'
import { afterEach, describe, expect, test } from 'vitest'
import { anId, aMechanism } from '../../../tests/builders/records.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { MechanismPage, MechanismsView } from './index.ts'

afterEach(leavePage)

const role = (name: 'observer' | 'technical-secretariat', partners: string[] = []) => ({
  role: name,
  partners,
})
const mechanisms = [
  aMechanism(1, {
    names: [{ language: 'en', text: 'Puebla Process' }],
    acronym: 'RCM',
    roles: [role('observer'), role('technical-secretariat')],
  }),
  aMechanism(2, {
    names: [{ language: 'en', text: 'Almaty Process' }],
    acronym: undefined,
    roles: [role('technical-secretariat', ['UNHCR'])],
  }),
  aMechanism(3, {
    names: [{ language: 'en', text: 'Global Forum' }],
    acronym: 'GFMD',
    category: 'global',
    roles: [role('observer')],
  }),
]

describe('the mechanisms', () => {
  test('stand under their category', async () => {
    renderPage(<MechanismsView />, createFakeWorkbench(mechanisms))
    const regional = await screen.findByRole('region', { name: 'Regional consultative processes' })
    expect(within(regional).getAllByRole('listitem')).toHaveLength(2)
    expect(screen.getByRole('status').textContent).toBe('3 of 3 mechanisms')
  })

  test('are narrowed by role and category together', async () => {
    renderPage(<MechanismsView />, createFakeWorkbench(mechanisms))
    fireEvent.click(await screen.findByRole('checkbox', { name: /^Observer/ }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('2 of 3 mechanisms'))
    fireEvent.click(screen.getByRole('checkbox', { name: /^Global processes/ }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('1 of 3 mechanisms'))
    expect(screen.getByText('Global Forum')).toBeDefined()
  })

  test('start narrowed where the navigator asked for a category', async () => {
    renderPage(<MechanismsView category="global" />, createFakeWorkbench(mechanisms))
    expect(await screen.findByText('1 of 3 mechanisms')).toBeDefined()
  })

  test('show the roles as a matrix whose marks have names', async () => {
    renderPage(<MechanismsView />, createFakeWorkbench(mechanisms))
    await screen.findByText('Puebla Process')
    fireEvent.click(screen.getByRole('radio', { name: 'Roles' }))
    const puebla = await screen.findByRole('row', { name: /RCM/ })
    expect(within(puebla).getByText('Observer')).toBeDefined()
    expect(within(puebla).getByText('Technical secretariat')).toBeDefined()
    fireEvent.click(within(puebla).getByRole('button'))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(1)}`)
  })

  test('offer a way back when nothing matches', async () => {
    renderPage(<MechanismsView />, createFakeWorkbench(mechanisms))
    fireEvent.change(await screen.findByRole('textbox', { name: 'Name, acronym or alias' }), {
      target: { value: 'zzz' },
    })
    fireEvent.click(await screen.findByRole('button', { name: 'Clear' }))
    await waitFor(() => expect(screen.getByRole('status').textContent).toBe('3 of 3 mechanisms'))
  })
})

describe('one mechanism', () => {
  const mechanismIn = (workbench: ReturnType<typeof createFakeWorkbench>) => {
    const record = workbench.kept.get(anId(1))?.record
    return record?.kind === 'mechanism' ? record : undefined
  }

  test('keeps a field empty again when its text is taken away', async () => {
    const workbench = createFakeWorkbench(mechanisms)
    renderPage(<MechanismPage id={anId(1)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: /^Acronym/ }))
    const field = screen.getByRole('textbox', { name: 'Acronym' })
    fireEvent.change(field, { target: { value: '' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    await waitFor(() => expect(mechanismIn(workbench)?.acronym).toBeUndefined())
  })

  test('refuses a year that is none and says why', async () => {
    const workbench = createFakeWorkbench(mechanisms)
    renderPage(<MechanismPage id={anId(1)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: /^Founded/ }))
    const field = screen.getByRole('textbox', { name: 'Founded' })
    fireEvent.change(field, { target: { value: 'long ago' } })
    fireEvent.keyDown(field, { key: 'Enter' })
    expect(await screen.findByText('Write a whole number.')).toBeDefined()
    expect(mechanismIn(workbench)?.founded).toBeUndefined()
  })

  test('gains a role it did not have', async () => {
    const workbench = createFakeWorkbench(mechanisms)
    renderPage(<MechanismPage id={anId(1)} />, workbench)
    fireEvent.click(await screen.findByRole('button', { name: 'Add a role' }))
    await waitFor(() => expect(mechanismIn(workbench)?.roles).toHaveLength(3))
    expect(new Set(mechanismIn(workbench)?.roles.map((held) => held.role)).size).toBe(3)
  })
})
