import { settingsId } from '../../shared/model/settings/v1.ts'
import { expect, test } from './fixtures.ts'
import { runCli } from './loopback-host.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

const sheet = 'International Dialogue on Migration 2018: information sheet'

test.describe('nothing is deleted by mistake', () => {
  test('what was put in the Bin is undone from the toast', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    await window.openDocument('information sheet', sheet)
    await putInBin(window)
    const toast = workbench.getByRole('alertdialog').filter({ hasText: 'is in the Bin now' })
    await expect(toast).toContainText(sheet)
    await window.goTo('Bin')
    await expect(window.content.getByRole('row').filter({ hasText: sheet })).toBeVisible()
    await toast.getByRole('button', { name: 'Undo' }).click()
    await expect(window.content.getByText('The Bin is empty')).toBeVisible()
    const again = await window.openDocument('information sheet', sheet)
    await expect(again.text).toBeVisible()
  })

  test('and brought back from the Bin later; only asking twice deletes for good', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    await window.openDocument('information sheet', sheet)
    await putInBin(window)
    await window.goTo('Bin')
    const row = window.content.getByRole('row').filter({ hasText: sheet })
    await expect(row).toContainText('90 more days')
    await row.getByRole('button', { name: /^Delete for good/ }).click()
    const question = workbench.getByRole('alertdialog', { name: /for good/ })
    await expect(question).toContainText('This cannot be undone.')
    await workbench.keyboard.press('Escape')
    await expect(question).toBeHidden()
    await row.getByRole('button', { name: /^Bring back/ }).click()
    await expect(row).toHaveCount(0)
    const again = await window.openDocument('information sheet', sheet)
    await expect(again.text).toBeVisible()
  })
})

test('a reload keeps the open tabs, the one in sight, and the width of the panes', async ({
  workbench,
  library,
}) => {
  const window = new WorkbenchPage(workbench)
  await window.goTo('Meetings')
  await window.openDocument('information sheet', sheet)
  await window.goTo('Mechanisms')
  const handle = workbench.getByRole('separator', { name: 'Width of Navigator' })
  await handle.focus()
  for (let at = 0; at < 6; at += 1) await workbench.keyboard.press('ArrowRight')
  const width = async () => (await window.navigator.boundingBox())?.width ?? 0
  const wide = await width()
  await window.switchTo(sheet)
  const names = await workbench.getByRole('tab').filter({ visible: true }).allInnerTexts()
  // The arrangement is kept a moment after the last change.
  await expect
    .poll(() => runCli('show', library, settingsId, '--json'), { timeout: 30_000 })
    .toMatch(/"view":\s*"mechanisms"[\s\S]*"activeTab":\s*2/)
  await workbench.reload()
  await expect(window.tab(sheet)).toHaveAttribute('aria-selected', 'true')
  await expect(window.tab('Mechanisms')).toBeVisible()
  expect(await workbench.getByRole('tab').filter({ visible: true }).allInnerTexts()).toEqual(names)
  await expect.poll(width).toBeCloseTo(wide, -1)
  expect((await window.document()).text).toBeTruthy()
})

async function putInBin(window: WorkbenchPage): Promise<void> {
  await window.page.getByRole('button', { name: 'More for this document' }).filter({ visible: true }).click()
  await window.page.getByRole('menuitem', { name: 'Put in the Bin' }).click()
}
