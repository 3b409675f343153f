import { PDFDocument } from 'pdf-lib'
import { pngOf } from '../../electron/typesetting/sample-image.test-kit.ts'
import { encryptedPdf } from './encrypted-pdf.ts'
import { savedPdf } from './faces/saved-pdf.ts'
import { expect, test } from './fixtures.ts'
import { PackPage } from './pages/pack-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { readPdf } from './read-pdf.ts'

test.describe('a secretariat puts a pack together', () => {
  test.setTimeout(240_000)

  test('by drag: annexes let go on an item, a paper carried to another, and back', async ({ workbench }) => {
    const pack = await openDemoPack(workbench)
    await pack.dropFiles('4. Evidence, data and innovation', [
      { name: 'Host city.pdf', mimeType: 'application/pdf', buffer: await annex(3) },
      { name: 'Map.pdf', mimeType: 'application/pdf', buffer: await annex(1) },
    ])
    await expect(pack.row('Host city')).toContainText('3 pages')
    await expect(pack.row('Map')).toContainText('1 page')
    expect(await pack.under('4. Evidence, data and innovation')).toEqual(['Host city', 'Map'])

    await pack.drag('Host city', '5. Capacity in consultation mechanisms')
    expect(await pack.under('5. Capacity in consultation mechanisms')).toEqual(['Host city'])
    await workbench.getByRole('button', { name: /^Undo: move/ }).click()
    await expect.poll(() => pack.under('4. Evidence, data and innovation')).toEqual(['Host city', 'Map'])
  })

  test('by keyboard: an item and a paper are moved, renamed and taken back', async ({ workbench }) => {
    const pack = await openDemoPack(workbench)
    await pack.focus('Item 1: Opening; report on the first workshop')
    await workbench.keyboard.press('F2')
    await workbench.keyboard.type('Papers for the opening')
    await workbench.keyboard.press('Enter')
    await expect(pack.row('Papers for the opening')).toBeFocused()
    await workbench.keyboard.press('Alt+ArrowDown')
    await workbench.keyboard.press('Alt+ArrowDown')
    await expect.poll(() => pack.under('2. What capacity means')).toContain('Papers for the opening')
    await workbench.keyboard.press('ControlOrMeta+z')
    await workbench.keyboard.press('ControlOrMeta+z')
    await expect.poll(() => pack.under('1. Opening; report')).toContain('Papers for the opening')

    await pack.focus('2. What capacity means')
    await expect(pack.row('2. What capacity means')).toContainText('11:00–13:00')
    await workbench.keyboard.press('Alt+ArrowUp')
    await expect(pack.row('1. What capacity means')).toBeVisible()
    await expect(pack.row('2. Opening; report')).toBeVisible()
    await expect.poll(() => pack.under('1. What capacity means')).toHaveLength(2)
  })

  test('a late paper takes labels between its neighbours, and every other page keeps its own', async ({
    workbench,
  }) => {
    const pack = await openDemoPack(workbench)
    await pack.issue()
    await expect(pack.result).toContainText('Issued as number 1')
    const before = await pack.labels('Capacities for partnership')
    await pack.mark('Partnerships for capacity development')
    await pack.addFile({ name: 'Late.pdf', mimeType: 'application/pdf', buffer: await annex(2) })
    await expect(pack.row('Late')).toContainText(/Late.*pages \d+\.1 to \d+\.2/)
    expect(await pack.labels('Capacities for partnership')).toBe(before)
    await pack.issue()
    await expect(pack.result).toContainText('Issued as number 2')
    const pdf = await readPdf(
      await savedPdf(workbench, () => pack.result.getByRole('button', { name: /Download|Save…/ }).click()),
    )
    const [first] = /\d+\.1/.exec(await pack.labels('Late')) ?? ['']
    expect(pdf.pages.some((text) => text.includes('Annex, sheet 1') && text.includes(first))).toBe(true)
    await pack.show('Issues')
    await workbench.getByRole('button', { name: 'Supplement for readers of issue 1' }).click()
    await expect(workbench.getByRole('region', { name: 'The supplement' })).toContainText(
      /New.*Late.*pages \d+\.1–\d+\.2/,
      { timeout: 60_000 },
    )
  })

  test('an encrypted annex is opened by its password, a damaged one leaves a slip, a picture is a page', async ({
    workbench,
  }) => {
    const window = new WorkbenchPage(workbench)
    await window.pick('New', 'New pack')
    const pack = new PackPage(workbench)
    await pack.addFile({
      name: 'Sealed.pdf',
      mimeType: 'application/pdf',
      buffer: encryptedPdf('open sesame', 'What was sealed'),
    })
    await pack.addFile({
      name: 'Torn.pdf',
      mimeType: 'application/pdf',
      buffer: (await annex(2)).subarray(0, 300),
    })
    await pack.addFile({ name: 'Map.png', mimeType: 'image/png', buffer: Buffer.from(pngOf(400, 300)) })
    await expect(pack.row('Map')).toContainText('1 page')
    await pack.addBlankPage()
    await expect(pack.row('Blank page')).toContainText('1 page')
    await expect(pack.row('Torn')).toContainText('Damaged')
    await expect(pack.row('Sealed')).toContainText('Needs a password')
    await pack.row('Sealed').getByRole('button', { name: 'Password…' }).click()
    const question = workbench.getByRole('dialog', { name: 'Password for Sealed' })
    await question.getByLabel('Password', { exact: true }).fill('wrong')
    await question.getByRole('button', { name: 'Open the file' }).click()
    await expect(question).toContainText('This password does not open the file.')
    await question.getByLabel('Password', { exact: true }).fill('open sesame')
    await question.getByRole('button', { name: 'Open the file' }).click()
    await expect(question).toBeHidden()
    await expect(pack.row('Sealed')).not.toContainText('Needs a password')

    await pack.build()
    await expect(pack.lines).toHaveCount(4)
    await expect(pack.lines.first()).not.toContainText('slip')
    await expect(pack.lines.nth(1)).toContainText('A slip stands in its place: the file is damaged.')
    await expect(pack.lines.nth(2)).not.toContainText('slip')
    const pdf = await readPdf(
      await savedPdf(workbench, () => pack.result.getByRole('button', { name: /Download|Save…/ }).click()),
    )
    expect(pdf.text).toContain('What was sealed')
    expect(pdf.pages.at(-2)).toContain('Map')
    expect(pdf.pages.at(-1)?.trim()).toBe('')
  })
})

async function openDemoPack(page: PackPage['page']): Promise<PackPage> {
  await new WorkbenchPage(page).choose('Geneva workshop, 8 and 9', /papers/)
  const pack = new PackPage(page)
  await expect(pack.row('Capacities for partnership')).toContainText('pages')
  return pack
}

/** A paper as others send it. */
async function annex(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  for (let at = 1; at <= pages; at += 1)
    pdf.addPage([595, 842]).drawText(`Annex, sheet ${at}`, { x: 72, y: 720 })
  return Buffer.from(await pdf.save())
}
