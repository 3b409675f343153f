import { fireEvent, screen } from '@testing-library/react'
import { afterEach, beforeAll, expect, test } from 'vitest'
import type { Settings } from '../../../shared/contract/settings.ts'
import { settingsId } from '../../../shared/model/settings/v1.ts'
import { createFakeWorkbench } from '../../api/fake-workbench.test-kit.ts'
import { leavePage, renderPage } from '../../api/render-page.test-kit.tsx'
import { standInLayout } from '../../ui/layout-stand-in.test-kit.ts'
import { SettingsView } from './SettingsView.tsx'

beforeAll(() => standInLayout())
afterEach(leavePage)

test('keeps the appearance that is chosen', async () => {
  const workbench = createFakeWorkbench()
  renderPage(<SettingsView />, workbench)
  fireEvent.click(await screen.findByRole('radio', { name: 'Dark' }))
  await expect.poll(() => workbench.settings().appearance).toBe('dark')
  expect(screen.getByRole('radio', { name: 'Dark' }).getAttribute('aria-checked')).toBe('true')
})

test('spells English as the British do until it is chosen otherwise', async () => {
  const workbench = createFakeWorkbench()
  renderPage(<SettingsView />, workbench)
  expect((await screen.findByRole('radio', { name: 'British' })).getAttribute('aria-checked')).toBe('true')
  fireEvent.click(screen.getByRole('radio', { name: 'American' }))
  await expect.poll(() => workbench.settings().englishSpelling).toBe('american')
})

test('keeps my names, for whom actions are mine', async () => {
  const workbench = createFakeWorkbench()
  renderPage(<SettingsView />, workbench)
  const field = await screen.findByPlaceholderText('Add a name')
  fireEvent.change(field, { target: { value: 'Amina Diallo' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await expect.poll(() => workbench.settings().myNames).toEqual(['Amina Diallo'])
})

test('keeps words of the personal dictionary by language', async () => {
  const workbench = createFakeWorkbench()
  renderPage(<SettingsView />, workbench)
  const field = await screen.findByRole('textbox', { name: 'Personal dictionary: French' })
  fireEvent.change(field, { target: { value: 'migratoire' } })
  fireEvent.blur(field)
  await expect
    .poll(() => workbench.settings().personalDictionary)
    .toEqual({ en: [], fr: ['migratoire'], es: [] })
})

test('keeps a word another window added while one is added here, and shows both', async () => {
  const workbench = createFakeWorkbench([], { settings: { personalDictionary: words({ en: ['Puebla'] }) } })
  renderPage(<SettingsView />, workbench)
  const field = await screen.findByRole('textbox', { name: 'Personal dictionary: English' })
  await screen.findByText('Puebla')
  await workbench.client.settings.changeWords({ language: 'en', add: ['Bali'], remove: ['Puebla'] })
  fireEvent.change(field, { target: { value: 'Colombo' } })
  fireEvent.keyDown(field, { key: 'Enter' })
  await expect.poll(() => workbench.settings().personalDictionary).toEqual(words({ en: ['Bali', 'Colombo'] }))
  await expect
    .poll(() => {
      workbench.change({ id: settingsId, kind: 'settings', rev: 3, op: 'saved' })
      return [screen.queryByText('Bali'), screen.queryByText('Puebla')].map(Boolean)
    })
    .toEqual([true, false])
})

test('turns spelling off', async () => {
  const workbench = createFakeWorkbench()
  renderPage(<SettingsView />, workbench)
  fireEvent.click(await screen.findByRole('switch', { name: 'Check spelling while writing' }))
  await expect.poll(() => workbench.settings().spelling).toBe(false)
})

test('checks every file and says that they are well', async () => {
  renderPage(<SettingsView />, createFakeWorkbench())
  fireEvent.click(await screen.findByRole('button', { name: 'Check every file' }))
  expect(await screen.findByText('All 2 files are well.')).toBeDefined()
})

test('speaks French with its own spaces', async () => {
  renderPage(<SettingsView />, createFakeWorkbench(), 'fr')
  expect(await screen.findByRole('heading', { level: 1, name: 'Réglages' })).toBeDefined()
})

function words(known: Partial<Settings['personalDictionary']>): Settings['personalDictionary'] {
  return { en: [], fr: [], es: [], ...known }
}
