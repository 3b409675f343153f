import { expect, test } from './fixtures.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

const sheet = 'International Dialogue on Migration 2018: information sheet'

test('a document is brought back from a backup, and that is undone', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  await window.choose('library health', 'Library health')
  await window.content.getByRole('button', { name: 'Back up now' }).click()
  await expect(window.content.getByText(/^Backed up|^Everything is in the backup/)).toBeVisible()
  await expect(window.content.getByText('On this computer')).toBeVisible()

  await window.openDocument('information sheet', sheet)
  await workbench.getByRole('button', { name: 'More for this document' }).filter({ visible: true }).click()
  await workbench.getByRole('menuitem', { name: 'Put in the Bin' }).click()
  await window.choose('library health', 'Library health')
  await window.content.getByRole('button', { name: 'Bring back from a backup…' }).click()
  const dialog = workbench.getByRole('dialog', { name: 'Bring back from a backup' })
  await dialog.getByLabel('Find a record').fill('information sheet')
  const row = dialog.getByRole('listitem').filter({ hasText: sheet })
  await expect(row).toContainText('In the bin now')
  await row.getByRole('button', { name: `Bring back ${sheet}` }).click()
  await expect(row).toHaveCount(0)
  const toast = workbench.getByRole('alertdialog').filter({ hasText: 'One record was brought back.' })
  await expect(toast).toBeVisible()
  await workbench.keyboard.press('Escape')
  await expect(dialog).toBeHidden()
  await toast.getByRole('button', { name: 'Undo' }).click()
  await window.goTo('Bin')
  await expect(window.content.getByRole('row').filter({ hasText: sheet })).toBeVisible()
})
