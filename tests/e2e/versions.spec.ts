import { expect, test } from './fixtures.ts'
import { violations } from './pages/axe.ts'
import { HistoryPage } from './pages/history-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { plantTwoVersions } from './two-versions.ts'

const sheet = 'International Dialogue on Migration 2018: information sheet'

test('a version is named, compared with what was written since, and brought back by paragraph', async ({
  workbench,
}) => {
  const window = new WorkbenchPage(workbench)
  const document = await window.openDocument('information sheet', sheet)
  const history = new HistoryPage(workbench)
  await document.goToEnd()
  await workbench.keyboard.press('Enter')
  await document.write('Words of today.')
  await document.waitUntilSaved()
  await history.open()
  await history.nameVersion('As circulated')
  await document.goToEnd()
  await document.write(' And of tomorrow.')
  await document.waitUntilSaved()

  await history.compareNamed('As circulated')
  await expect(history.changes.getByRole('insertion')).toContainText('And of tomorrow.')
  await workbench.keyboard.press('Alt+ArrowDown')
  await expect(history.changes.getByRole('insertion')).toBeFocused()
  await expect(workbench.getByText('Change 1 of 1: Words changed')).toBeVisible()
  expect(await violations(workbench)).toEqual([])
  await history.changes.getByRole('button', { name: 'Bring this back' }).click()

  await window.switchTo(sheet)
  await expect(document.text).not.toContainText('And of tomorrow.')
  await document.text.click()
  await workbench.keyboard.press('ControlOrMeta+z')
  await expect(document.text).toContainText('And of tomorrow.')
})

test.describe('two computers wrote in one document', () => {
  test.use({
    prepare: async ({}, use) =>
      use((library) =>
        plantTwoVersions(library, sheet, [
          [
            { from: 'International', to: 'Ours: International' },
            { from: ' the ', to: ' the (ours) ' },
          ],
          [{ from: 'International', to: 'Theirs: International' }],
        ]),
      ),
  })

  test('both texts are kept, what both changed is asked, and the answer stands', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    const document = await window.openDocument('information sheet', sheet)
    const history = new HistoryPage(workbench)
    await expect(history.banner).toBeVisible()
    await history.putTogether()
    const question = history.question(1)
    await expect(question).toContainText('Ours:')
    await expect(question).toContainText('Theirs:')
    expect(await violations(workbench)).toEqual([])
    await question.getByRole('radio', { name: 'Keep both' }).check({ force: true })
    await workbench.getByRole('button', { name: 'Put together', exact: true }).click()
    await expect(document.text).toContainText('Ours: International')
    await expect(document.text).toContainText('Theirs: International')
    await expect(document.text).toContainText('(ours)')
    await expect(history.banner).toBeHidden()
  })
})
