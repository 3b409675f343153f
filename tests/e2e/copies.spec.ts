import { PDFDocument } from 'pdf-lib'
import { savedPdf } from './faces/saved-pdf.ts'
import { expect, test } from './fixtures.ts'
import { violations } from './pages/axe.ts'
import { PackCopies } from './pages/pack-copies.ts'
import { PackPage } from './pages/pack-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

test.describe('a secretariat sends a pack to its readers', () => {
  test('a restricted paper is refused until somebody says why, and a copy that turns up is named', async ({
    workbench,
  }) => {
    test.setTimeout(240_000)
    const window = new WorkbenchPage(workbench)
    await window.pick('New', 'New pack')
    const pack = new PackPage(workbench)
    await pack.addRecord('information sheet', /2018: information sheet/)
    await pack.addRecord('first workshop', restricted)
    const copies = new PackCopies(workbench)
    await copies.show()
    await copies.name('Press', ['The Daily Planet'])
    await copies.name('Members', ['Permanent Mission of Kenya'])

    await expect(copies.access(restricted, 'Press')).toHaveAccessibleName(/Slip without its title/)
    await copies.give(restricted, 'Press')
    await copies.make()
    await expect(copies.refusal).toContainText('Press')
    await expect(copies.made).toBeHidden()
    await copies.refusal.getByRole('textbox').fill('released by the chair')
    await copies.refusal.getByRole('button', { name: 'Give them, with these reasons' }).click()
    await expect(copies.made).toContainText('3 copies were made', { timeout: 120_000 })
    await expect(workbench.getByText('1 restricted paper given').first()).toBeVisible()

    const bytes = Buffer.from(
      await savedPdf(workbench, () =>
        copies.made.getByRole('listitem').filter({ hasText: 'Kenya' }).getByRole('button').click(),
      ),
    )
    const exact = await copies.identify('as-it-was.pdf', bytes)
    await expect(exact).toContainText('Permanent Mission of Kenya')
    // Two pages, taken out and written anew by another program.
    const pages = await PDFDocument.create()
    for (const page of await pages.copyPages(await PDFDocument.load(bytes), [1, 2])) pages.addPage(page)
    const marked = await copies.identify('two-pages.pdf', Buffer.from(await pages.save()))
    await expect(marked).toContainText('Permanent Mission of Kenya', { timeout: 60_000 })
    await expect(marked).toContainText('2')
    // The same two pages, dropped where anything else would be taken in.
    const dropped = {
      name: 'found.pdf',
      mimeType: 'application/pdf',
      buffer: Buffer.from(await pages.save()),
    }
    await window.drop(dropped)
    const told = workbench.getByRole('dialog', { name: 'This is a copy of ours' })
    await expect(told).toContainText('Permanent Mission of Kenya, Members')
    expect(await violations(workbench)).toEqual([])
    await told.getByRole('button', { name: 'Close' }).last().click()
    const blank = await PDFDocument.create()
    blank.addPage()
    await expect(await copies.identify('blank.pdf', Buffer.from(await blank.save()))).not.toContainText(
      'Kenya',
    )
  })
})

/** A paper of the worked example that is for the named few. */
const restricted = /Note on the first workshop/
