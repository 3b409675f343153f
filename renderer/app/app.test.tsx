import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import type { LibraryRecord } from '../../shared/model/record.ts'
import { aDocument, aMechanism, aMeeting, anId, aTheme } from '../../tests/builders/records.ts'
import { createFakeWorkbench } from '../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../api/render-page.test-kit.tsx'
import { standInLayout } from '../ui/layout-stand-in.test-kit.ts'
import { runCommand } from './command-registry.ts'
import { ConnectionBanner } from './ConnectionBanner.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { keepEverything } from './keep-everything.ts'
import { Navigator } from './Navigator.tsx'
import { Shell } from './Shell.tsx'
import { useWorkspace } from './workspace.ts'

const records: LibraryRecord[] = [
  aTheme(1, { year: 2018, title: 'Inclusive partnerships' }),
  aTheme(2, { year: 2019 }),
  aMechanism(3, { acronym: 'MIDSA' }),
  aMeeting(4, { title: 'Geneva workshop', themeId: anId(1) }),
  aDocument(5, { title: 'Report on partnerships', status: 'draft', type: 'final-report' }),
]
const library = (settings = {}) => createFakeWorkbench(records, { settings })

beforeAll(() => standInLayout())
beforeEach(() =>
  useWorkspace.setState({ navigatorOpen: true, inspectorOpen: true, focusMode: false, overlay: null }),
)
afterEach(leavePage)

const press = (key: string, held: object = {}) => fireEvent.keyDown(document.body, { key, ...held })

describe('the shell', () => {
  test('shows navigator, tabs and home, and names the window after what is in sight', async () => {
    renderPage(<Shell isReady />, library())
    expect(await screen.findByRole('navigation', { name: 'Navigator' })).toBeDefined()
    expect(await screen.findByText('Coming up')).toBeDefined()
    expect(document.title).toBe('Home – Rapporteur')
    expect(screen.getByRole('tab', { name: 'Home', selected: true })).toBeDefined()
  })

  test('opens a record in a tab of its own, and closes it again with its keys', async () => {
    renderPage(<Shell isReady />, library())
    await screen.findByText('Coming up')
    act(() => useWorkspace.getState().openRecord(anId(1)))
    expect(await screen.findByRole('tab', { name: 'Inclusive partnerships', selected: true })).toBeDefined()
    await vi.waitFor(() => expect(document.title).toBe('Inclusive partnerships – Rapporteur'))
    press('Backspace', { ctrlKey: true, shiftKey: true })
    expect(screen.queryByRole('tab', { name: 'Inclusive partnerships' })).toBeNull()
    expect(screen.getByRole('tab', { name: 'Home', selected: true })).toBeDefined()
  })

  test('puts back the tabs of the last session, and keeps those of this one', async () => {
    const workbench = library({
      workspace: {
        tabs: [{ view: 'home' }, { view: 'bin' }],
        activeTab: 1,
        panes: { navigator: 20, inspector: 20 },
        navigatorOpen: false,
        inspectorOpen: true,
      },
    })
    const { queries, cache, rerender } = renderPage(<Shell isReady={false} />, workbench)
    await cache.ensureQueryData(queries.settings.get.queryOptions())
    rerender(<Shell isReady />)
    expect(await screen.findByRole('tab', { name: 'Bin', selected: true })).toBeDefined()
    expect(screen.queryByRole('navigation', { name: 'Navigator' })).toBeNull()
    act(() => useWorkspace.getState().openRecord(anId(5)))
    await expect
      .poll(() => workbench.settings().workspace?.tabs.at(-1), { timeout: 5000 })
      .toEqual({ view: 'record', recordId: anId(5) })
    expect(workbench.settings().recentRecords).toEqual([anId(5)])
  })

  test('keeps the tabs at once where the library is about to be closed under the page', async () => {
    const workbench = library()
    renderPage(<Shell isReady />, workbench)
    await screen.findByText('Coming up')
    act(() => useWorkspace.getState().openRecord(anId(5)))
    expect(workbench.settings().workspace?.tabs.at(-1)).not.toMatchObject({ recordId: anId(5) })
    await act(() => keepEverything())
    expect(workbench.settings().workspace?.tabs.at(-1)).toEqual({ view: 'record', recordId: anId(5) })
    leavePage()
    await expect(keepEverything()).resolves.toBe(true)
  })

  test('hides panes and bars by command, and leaves nothing without a way back', async () => {
    renderPage(<Shell isReady />, library())
    await screen.findByText('Coming up')
    act(() => void runCommand('view.toggleNavigator'))
    expect(screen.queryByRole('navigation', { name: 'Navigator' })).toBeNull()
    act(() => void runCommand('view.focusMode'))
    expect(screen.queryByRole('combobox', { name: 'Search the library' })).toBeNull()
    fireEvent.click(screen.getByRole('button', { name: 'Leave focus mode' }))
    expect(screen.getByRole('combobox', { name: 'Search the library' })).toBeDefined()
  })

  test('searches as one types in the bar', async () => {
    renderPage(<Shell isReady />, library())
    const box = await screen.findByRole('combobox', { name: 'Search the library' })
    fireEvent.change(box, { target: { value: 'partnerships' } })
    expect(await screen.findByText('2 results for “partnerships”')).toBeDefined()
    expect(useWorkspace.getState().activeKey).toBe('search')
  })

  test('makes a note at once and opens it', async () => {
    const workbench = library()
    renderPage(<Shell isReady />, workbench)
    await screen.findByText('Coming up')
    press('a', { ctrlKey: true, shiftKey: true })
    await expect.poll(() => workbench.calls).toContain('documents.create')
    await expect.poll(() => useWorkspace.getState().activeKey).toMatch(/^record-/)
  })
})

describe('the palette', () => {
  test('opens with its keys and carries a command out', async () => {
    const workbench = library()
    renderPage(<Shell isReady />, workbench)
    await screen.findByText('Coming up')
    press('k', { ctrlKey: true })
    const field = await screen.findByRole('searchbox', { name: /Type a command/ })
    fireEvent.change(field, { target: { value: 'go to the bin' } })
    fireEvent.click(await screen.findByRole('menuitem', { name: /Go to the Bin/ }))
    await expect.poll(() => useWorkspace.getState().activeKey).toBe('bin')
    expect(screen.queryByRole('dialog')).toBeNull()
  })

  test('finds records beside commands, and hands a text on to the search', async () => {
    renderPage(<Shell isReady />, library())
    await screen.findByText('Coming up')
    press('k', { ctrlKey: true })
    const field = await screen.findByRole('searchbox', { name: /Type a command/ })
    fireEvent.change(field, { target: { value: 'geneva' } })
    expect(await screen.findByRole('menuitem', { name: /Geneva workshop/ })).toBeDefined()
    fireEvent.click(screen.getByRole('menuitem', { name: /Search everything for “geneva”/ }))
    await expect.poll(() => useWorkspace.getState().searchText).toBe('geneva')
  })

  test('offers no command that nothing in sight can carry out', async () => {
    renderPage(<Shell isReady />, library())
    await screen.findByText('Coming up')
    press('k', { ctrlKey: true })
    await screen.findByRole('menuitem', { name: /New note/ })
    expect(screen.queryByRole('menuitem', { name: /Publish as PDF/ })).toBeNull()
  })
})

test('the shortcuts are listed with F1 and with a question mark, but not while one types', async () => {
  renderPage(<Shell isReady />, library())
  const box = await screen.findByRole('combobox', { name: 'Search the library' })
  fireEvent.keyDown(box, { key: '?' })
  expect(screen.queryByRole('dialog')).toBeNull()
  press('?')
  const dialog = within(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' }))
  expect(dialog.getByText('Command palette')).toBeDefined()
  fireEvent.click(dialog.getByRole('button', { name: 'Close' }))
  press('F1')
  expect(await screen.findByRole('dialog', { name: 'Keyboard shortcuts' })).toBeDefined()
})

describe('the navigator', () => {
  const row = (name: RegExp) => screen.findByRole('row', { name })

  test('counts what there is', async () => {
    renderPage(<Navigator />, library())
    await vi.waitFor(async () => expect((await row(/Documents/)).textContent).toBe('Documents1'))
    await vi.waitFor(async () => expect((await row(/Draft/)).textContent).toBe('Draft1'))
    expect((await row(/Bin/)).textContent).toBe('Bin')
  })

  test('shows documents of one clearance', async () => {
    renderPage(<Navigator />, library())
    fireEvent.click(await row(/Draft/))
    expect(useWorkspace.getState().tabs).toContainEqual({
      key: 'documents',
      view: 'documents',
      argument: 'draft',
    })
  })

  test('opens a year of the IDM, newest first', async () => {
    renderPage(<Navigator />, library())
    fireEvent.keyDown(await row(/^IDM/), { key: 'ArrowRight' })
    fireEvent.click(within(await row(/^IDM/)).getByRole('button'))
    fireEvent.click(await screen.findByRole('row', { name: /Inclusive partnerships/ }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(1)}`)
  })
})

describe('a saved search', () => {
  const savedSearches = [{ id: 's1', name: 'Geneva only', text: 'geneva', filters: { kind: ['meeting'] } }]
  const withSaved = () =>
    createFakeWorkbench(
      [aMeeting(2, { title: 'Geneva workshop' }), aDocument(3, { title: 'Geneva paper' })],
      {
        settings: { savedSearches },
      },
    )

  test('stands in the navigator with what it finds now, and opens as it was saved', async () => {
    const workbench = withSaved()
    renderPage(<Navigator />, workbench)
    const row = await screen.findByRole('row', { name: 'Geneva only' })
    await expect.poll(() => row.textContent).toBe('Geneva only1')
    await workbench.client.records.create({ kind: 'meeting', type: 'other', title: 'Geneva again' })
    await expect.poll(() => row.textContent).toBe('Geneva only2')
    fireEvent.click(row)
    expect(useWorkspace.getState()).toMatchObject({
      activeKey: 'search',
      searchText: 'geneva',
      searchFilters: { kind: ['meeting'] },
    })
    expect(row.getAttribute('data-here')).toBe('true')
  })

  test('is a command of the palette', async () => {
    renderPage(<Shell isReady />, withSaved())
    await screen.findByText('Coming up')
    press('k', { ctrlKey: true })
    const field = await screen.findByRole('searchbox', { name: /Type a command/ })
    fireEvent.change(field, { target: { value: 'saved gen' } })
    fireEvent.click(await screen.findByRole('menuitem', { name: 'Geneva only' }))
    await expect.poll(() => useWorkspace.getState().searchFilters).toEqual({ kind: ['meeting'] })
  })
})

describe('the inspector', () => {
  test('shows what a record is linked with, both ways', async () => {
    useWorkspace.getState().openRecord(anId(1))
    renderPage(<Inspector />, library())
    fireEvent.click(await screen.findByRole('tab', { name: 'Links' }))
    const from = within(await screen.findByRole('region', { name: 'Linked from' }))
    fireEvent.click(from.getByRole('button', { name: 'Geneva workshop' }))
    expect(useWorkspace.getState().activeKey).toBe(`record-${anId(4)}`)
  })

  test('changes tags in place', async () => {
    const workbench = library()
    useWorkspace.getState().openRecord(anId(1))
    renderPage(<Inspector />, workbench)
    const tags = await screen.findByRole('textbox', { name: 'Tags' })
    fireEvent.change(tags, { target: { value: 'capacity' } })
    fireEvent.keyDown(tags, { key: 'Enter' })
    await expect.poll(() => workbench.kept.get(anId(1))?.record.tags).toEqual(['capacity'])
  })

  test('has an outline for documents only', async () => {
    useWorkspace.getState().openRecord(anId(1))
    renderPage(<Inspector />, library())
    await screen.findByRole('tab', { name: 'Properties' })
    expect(screen.queryByRole('tab', { name: 'Outline' })).toBeNull()
  })
})

describe('the banner', () => {
  test('says that the workbench is away, but not of a blink', async () => {
    const api = renderPage(<ConnectionBanner />, library())
    act(() => api.setConnection('lost'))
    expect(screen.queryByText(/does not answer/)).toBeNull()
    expect(await screen.findByText(/does not answer/)).toBeDefined()
    act(() => api.setConnection('open'))
    expect(await screen.findByText('The workbench answers again.')).toBeDefined()
  })

  test('says that a newer version made the library, and offers nothing that would change it', async () => {
    renderPage(<ConnectionBanner />, createFakeWorkbench(records, { readOnly: 'newer-format' }))
    expect(await screen.findByText(/A newer version made this library/)).toBeDefined()
    expect(screen.queryByRole('button')).toBeNull()
  })

  test('asks for the new address after a restart and checks what is pasted', async () => {
    const api = renderPage(<ConnectionBanner />, library())
    const take = vi.fn()
    api.token = { current: () => null, take, exchange: () => undefined, onNew: () => () => undefined }
    act(() => api.setConnection('refused'))
    const paste = (text: string) => {
      fireEvent.change(screen.getByRole('textbox', { name: 'New address' }), { target: { value: text } })
      fireEvent.click(screen.getByRole('button', { name: 'Continue here' }))
    }
    paste('http://example.org/')
    expect(await screen.findByText(/not an address of the workbench/)).toBeDefined()
    paste(`http://127.0.0.1:1/#t=${'a'.repeat(43)}`)
    expect(await screen.findByText(/runs at another port/)).toBeDefined()
    expect(take).not.toHaveBeenCalled()
    paste(`${location.origin}/#t=${'a'.repeat(43)}`)
    expect(take).toHaveBeenCalledWith('a'.repeat(43))
  })
})
