import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { LanguageProvider } from '../../i18n/LanguageProvider.tsx'
import { standInLayout } from '../layout-stand-in.test-kit.ts'
import { TabBar } from './TabBar.tsx'

const handlers = { onActivate: vi.fn(), onClose: vi.fn(), onMove: vi.fn() }
const tabs = ['Home', 'Report', 'Actions'].map((title) => ({ key: title.toLowerCase(), title }))

beforeAll(() => standInLayout())
beforeEach(() => {
  vi.clearAllMocks()
  render(
    <LanguageProvider language="en">
      <TabBar label="Open tabs" tabs={tabs} activeKey="report" panelId="panel" {...handlers} />
    </LanguageProvider>,
  )
})
afterEach(cleanup)

const tab = (name: string) => screen.getByRole('tab', { name })

test('tells which tab is in sight and which panel is its own', () => {
  expect(screen.getByRole('tab', { selected: true }).textContent).toBe('Report')
  expect(tab('Report').getAttribute('aria-controls')).toBe('panel')
  expect(tab('Home').tabIndex).toBe(-1)
})

test('goes between tabs with the arrows and to the ends', () => {
  fireEvent.keyDown(tab('Report'), { key: 'ArrowRight' })
  expect(handlers.onActivate).toHaveBeenLastCalledWith('actions')
  fireEvent.keyDown(tab('Report'), { key: 'Home' })
  expect(handlers.onActivate).toHaveBeenLastCalledWith('home')
  fireEvent.keyDown(tab('Report'), { key: 'End' })
  expect(handlers.onActivate).toHaveBeenLastCalledWith('actions')
})

test('closes with Delete, with the middle button and with the cross', () => {
  fireEvent.keyDown(tab('Report'), { key: 'Delete' })
  expect(handlers.onClose).toHaveBeenLastCalledWith('report')
  fireEvent(tab('Home'), new MouseEvent('auxclick', { bubbles: true, button: 1 }))
  expect(handlers.onClose).toHaveBeenLastCalledWith('home')
  fireEvent.click(screen.getByTitle('Close the tab “Actions”'))
  expect(handlers.onClose).toHaveBeenLastCalledWith('actions')
})

test('gives the focus of a tab closed by a key to the one that is shown', async () => {
  fireEvent.keyDown(tab('Home'), { key: 'Delete' })
  await vi.waitFor(() => expect(document.activeElement).toBe(tab('Report')))
})

test('moves a tab with Control, Shift and an arrow, and by dragging', () => {
  fireEvent.keyDown(tab('Report'), { key: 'ArrowLeft', ctrlKey: true, shiftKey: true })
  expect(handlers.onMove).toHaveBeenLastCalledWith('report', 0)
  const dataTransfer = { setData: vi.fn(), effectAllowed: 'none' }
  fireEvent.dragStart(tab('Home').parentElement!, { dataTransfer })
  fireEvent.drop(tab('Actions').parentElement!, { dataTransfer })
  expect(handlers.onMove).toHaveBeenLastCalledWith('home', 2)
})
