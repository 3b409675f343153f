import { expect, test } from './fixtures.ts'
import { runCli } from './loopback-host.ts'
import type { DocumentPage } from './pages/document-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

const symbol = 'IDM/2018/WP/1'
const before = 'Written while all was well.'
const during = 'Written while nobody answered, word after word, as if nothing had happened.'
const after = 'Written when it was back.'

test.describe('the host dies while an officer writes', () => {
  test('she is told calmly, writes on, and every word is on the disk once a host is back', async ({
    workbench,
    face,
    library,
  }) => {
    test.setTimeout(180_000)
    const sheet = await openSheet(workbench)
    await sheet.write(`${before} Half a sen`)
    await face.killWorkbench()
    await sheet.write(`tence. ${during}`)
    await expect(workbench.getByText(/The workbench (does not answer|was restarted)/).first()).toBeVisible({
      timeout: 30_000,
    })
    await expect(sheet.text, 'nothing is in the way of writing').toBeFocused()
    await expect(sheet.text).toContainText(`${before} Half a sentence. ${during}`)
    await expect(workbench.getByRole('dialog')).toHaveCount(0)

    await face.reviveWorkbench()
    await expect(workbench.getByText(/The workbench (does not answer|was restarted)/)).toHaveCount(0, {
      timeout: 60_000,
    })
    await sheet.text.click()
    await sheet.goToEnd()
    await sheet.write(` ${after}`)
    await sheet.waitUntilSaved()
    await face.close()
    const kept = await runCli('show', library, symbol, '--json')
    expect(kept).toContain(`${before} Half a sentence. ${during} ${after}`)
  })

  test('a page that is closed meanwhile brings the words back when it is opened again', async ({
    workbench,
    face,
    library,
  }) => {
    test.setTimeout(180_000)
    const sheet = await openSheet(workbench)
    await sheet.write(before)
    await sheet.waitUntilSaved()
    await face.killWorkbench()
    await sheet.write(' A')
    await expect(workbench.getByRole('alert').filter({ hasText: 'Not saved' })).toBeVisible({
      timeout: 30_000,
    })
    await sheet.write(`nd on. ${during}`)

    const page = await face.reopen()
    const again = await new WorkbenchPage(page).openDocument(symbol, /Capacities for partnership/)
    await expect(again.text).toContainText(`${before} And on. ${during}`)
    await expect(page.getByText('Words that were not saved last time were found')).toBeVisible()
    await again.waitUntilSaved()
    await face.close()
    expect(await runCli('show', library, symbol, '--json')).toContain(`${before} And on. ${during}`)
  })
})

async function openSheet(page: WorkbenchPage['page']): Promise<DocumentPage> {
  const sheet = await new WorkbenchPage(page).openDocument(symbol, /Capacities for partnership/)
  await sheet.goToEnd()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  return sheet
}
