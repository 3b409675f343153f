import { expect, test } from 'vitest'
import { workspace } from '../../shared/model/settings/v1.ts'
import { anId } from '../../tests/builders/records.ts'
import {
  closeTab,
  fromKept,
  moveTab,
  openTab,
  recordTab,
  stepTab,
  toKept,
  viewNames,
  viewTab,
  type Tabs,
} from './tabs.ts'
import { toKeptWorkspace, useWorkspace } from './workspace.ts'

const three: Tabs = {
  tabs: [viewTab('home'), viewTab('documents'), viewTab('actions')],
  activeKey: 'documents',
}
const keys = ({ tabs }: Tabs) => tabs.map((tab) => tab.key)

test('opens a record beside the tab it was opened from', () => {
  const opened = openTab(three, recordTab(anId(1)))
  expect(keys(opened)).toEqual(['home', 'documents', `record-${anId(1)}`, 'actions'])
  expect(opened.activeKey).toBe(`record-${anId(1)}`)
})

test('shows a tab that is open instead of opening it twice', () => {
  expect(openTab(three, viewTab('actions'))).toEqual({ ...three, activeKey: 'actions' })
})

test('narrows a view in its own tab', () => {
  const narrowed = openTab(three, viewTab('documents', 'draft'))
  expect(keys(narrowed)).toEqual(keys(three))
  expect(narrowed.tabs[1]).toEqual({ key: 'documents', view: 'documents', argument: 'draft' })
})

test('keeps versions of a document apart from the document itself, all in one tab', () => {
  const both = openTab(openTab(three, recordTab(anId(1))), recordTab(anId(1), { page: 'compare', rev: 4 }))
  const other = openTab(both, recordTab(anId(1), { page: 'compare', rev: 2, until: 3 }))
  expect(keys(other).filter((key) => key.startsWith('record-'))).toHaveLength(2)
  expect(other.tabs).toContainEqual(
    expect.objectContaining({ versions: { page: 'compare', rev: 2, until: 3 } }),
  )
})

test('shows the neighbour of a closed tab, and home after the last', () => {
  expect(closeTab(three, 'documents').activeKey).toBe('actions')
  expect(closeTab({ ...three, activeKey: 'actions' }, 'actions').activeKey).toBe('documents')
  expect(closeTab(three, 'home').activeKey).toBe('documents')
  expect(closeTab(three, 'unknown')).toEqual(three)
  const last = closeTab({ tabs: [viewTab('bin')], activeKey: 'bin' }, 'bin')
  expect(keys(last)).toEqual(['home'])
})

test('moves a tab and leaves the others in order', () => {
  expect(keys(moveTab(three, 'actions', 0))).toEqual(['actions', 'home', 'documents'])
  expect(keys(moveTab(three, 'home', 2))).toEqual(['documents', 'actions', 'home'])
})

test('goes around the ends', () => {
  expect(stepTab(three, 1).activeKey).toBe('actions')
  expect(stepTab({ ...three, activeKey: 'actions' }, 1).activeKey).toBe('home')
  expect(stepTab({ ...three, activeKey: 'home' }, -1).activeKey).toBe('actions')
})

test('writes every tab so that it can be read again', () => {
  const all = [
    ...viewNames.map((view) => viewTab(view)),
    viewTab('documents', 'draft'),
    recordTab(anId(1)),
    recordTab(anId(1), { page: 'compare', rev: 3 }),
    recordTab(anId(1), { page: 'compare', rev: 3, until: 12 }),
    recordTab(anId(1), { page: 'merge' }),
  ]
  for (const tab of all) expect(fromKept(toKept(tab))).toEqual(tab)
})

test('leaves out tabs this version does not know', () => {
  expect(fromKept({ view: 'holograms' })).toBeNull()
  expect(fromKept({ view: 'record' })).toBeNull()
})

test('keeps what the settings allow, however many tabs are open', () => {
  const store = useWorkspace.getState()
  for (let n = 1; n <= 70; n += 1) store.openRecord(anId(n))
  const kept = toKeptWorkspace(useWorkspace.getState())
  expect(workspace.safeParse(kept).success).toBe(true)
  store.restore({ ...kept, tabs: [{ view: 'holograms' }, { view: 'bin' }], activeTab: 0 })
  expect(keys(useWorkspace.getState())).toEqual(['bin'])
  expect(useWorkspace.getState().activeKey).toBe('bin')
})

test('closes every tab of a record that is gone', () => {
  useWorkspace.setState({ tabs: [viewTab('home')], activeKey: 'home' })
  const store = useWorkspace.getState()
  store.openRecord(anId(1))
  store.openComparison(anId(1), 2)
  store.openMerge(anId(1))
  store.openRecord(anId(2))
  store.closeRecord(anId(1))
  expect(keys(useWorkspace.getState())).toEqual(['home', `record-${anId(2)}`])
})
