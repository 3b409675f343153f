import { encryptedPdf } from './encrypted-pdf.ts'
import { savedPdf } from './faces/saved-pdf.ts'
import { expect, test } from './fixtures.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { readPdf } from './read-pdf.ts'

test('words on a page of somebody else’s file that opens with a password are burnt out, and are in it no more', async ({
  workbench,
}) => {
  const window = new WorkbenchPage(workbench)
  const file = encryptedPdf('open sesame', 'Maria Quispe of Arcadia')
  await window.drop({ name: 'Testimony.pdf', mimeType: 'application/pdf', buffer: file })
  await window.goTo('Files')
  await window.content.getByRole('row', { name: /Testimony/ }).dblclick()
  await window.content.getByRole('button', { name: 'Redact…' }).click()
  await window.content.getByLabel('Password of this file').fill('open sesame')
  await window.content.getByRole('button', { name: 'Open', exact: true }).click()

  // The line stands an inch from the left and some 120 points from the top of a page of A4.
  const ground = window.content.getByTestId('ground-1')
  await ground.scrollIntoViewIfNeeded()
  const frame = (await ground.boundingBox())!
  const at = (x: number, y: number) =>
    [frame.x + (x / 595) * frame.width, frame.y + (y / 842) * frame.height] as const
  await workbench.mouse.move(...at(60, 95))
  await workbench.mouse.down()
  await workbench.mouse.move(...at(450, 135), { steps: 3 })
  await workbench.mouse.up()
  await expect(window.content.getByRole('button', { name: 'Area 1 on page 1', exact: true })).toBeVisible()
  await window.content.getByRole('button', { name: 'Make the redacted file…' }).click()
  const made = window.content.getByRole('region', { name: 'The public version' })
  await expect(made).toContainText(/none was found/, { timeout: 60_000 })
  await expect(made).toContainText('Picture 1, page 1')

  const bytes = await savedPdf(workbench, () => made.getByRole('button', { name: /Download|Save…/ }).click())
  const read = await readPdf(bytes)
  expect(read.pages).toHaveLength(1)
  expect(read.text).not.toMatch(/Quispe|Arcadia/)
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/Quispe|Arcadia|\/Encrypt/)
})
