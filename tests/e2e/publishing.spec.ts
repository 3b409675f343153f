import { expect, test } from './fixtures.ts'
import { runCli } from './loopback-host.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { readPdf } from './read-pdf.ts'
import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

test.describe('an officer finishes a report', () => {
  test('writes a paragraph, publishes, and finds it typeset with number, contents and bookmarks', async ({
    workbench,
  }) => {
    const window = new WorkbenchPage(workbench)
    const report = await window.openDocument('IDM/2018/L/1', /Inclusive and Innovative/)
    await expect(report.text).toContainText('Summary')
    await report.goToEnd()
    await workbench.keyboard.press('Enter')
    await workbench.keyboard.press('Enter')
    await report.write('The secretariat thanked all delegations for their patience.')
    await report.waitUntilSaved()

    const pdf = await readPdf(await report.publish())
    expect(pdf.pages.length).toBeGreaterThanOrEqual(12)
    expect(pdf.title).toContain('Inclusive and Innovative Partnerships')
    expect(pdf.text).toContain('The secretariat thanked all delegations')
    expect(pdf.text).toContain('IDM/2018/L/1')
    expect(pdf.pages[1]).toContain('Contents')
    // Cover and contents have numbers of their own.
    const numbered = pdf.pages.length - 2
    expect(pdf.pages.at(-1)).toMatch(new RegExp(`${numbered} of ${numbered}`))
    expect(pdf.outline.some((title) => title.includes('Mandate'))).toBe(true)
    expect(pdf.text).toContain('DRAFT')
  })

  test('sees the pages change with the text, and goes from a page to the words on it', async ({
    workbench,
  }) => {
    const window = new WorkbenchPage(workbench)
    const report = await window.openDocument('IDM/2018/L/1', /Inclusive and Innovative/)
    await report.showPages()
    const last = report.pages.getByRole('button').last()
    const before = Number(await last.getAttribute('data-page'))
    expect(before).toBeGreaterThanOrEqual(12)
    await report.goToEnd()
    await workbench.keyboard.press('Enter')
    await workbench.keyboard.press('Enter')
    await report.insert('Page break')
    await report.write('A page of its own.')
    await expect(last).toHaveAttribute('data-page', String(before + 1), { timeout: 60_000 })
    // The pages have followed the writer to the end; the drawn page is more than paper.
    await expect(last.locator('canvas')).toBeInViewport()

    await report.pages.getByRole('button', { name: 'Page 3:' }).focus()
    await workbench.keyboard.press('Enter')
    await expect(report.text.getByRole('heading', { name: 'Summary' })).toBeInViewport()
  })

  test('is told what stands in the way of publishing, and mends it at a press', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    const report = await window.openDocument('IDM/2018/INF/1', /information sheet/)
    const readiness = await report.showReadiness()
    await expect(readiness).toContainText('Nothing stands in the way of publishing.')
    await report.goToEnd()
    await workbench.keyboard.press('Enter')
    await report.write('The delegation of Turkey took the floor.')
    await expect(readiness).toContainText('“Turkey” is officially Türkiye.', { timeout: 30_000 })
    await readiness.getByRole('button', { name: /^Fix: “Turkey”/ }).click()
    await expect(report.text).toContainText('The delegation of Türkiye took the floor.')
    await expect(readiness).toContainText('Nothing stands in the way of publishing.', { timeout: 30_000 })
    await workbench.keyboard.press('ControlOrMeta+z')
    await expect(report.text).toContainText('The delegation of Turkey took the floor.')
  })

  test('gets the same file from the page and from the command line', async ({ workbench, face, library }) => {
    const window = new WorkbenchPage(workbench)
    const report = await window.openDocument('IDM/2018/INF/1', /information sheet/)
    const fromPage = await report.publish()
    await face.close()
    const out = join(await mkdtemp(join(tmpdir(), 'rapporteur-export-')), 'sheet.pdf')
    const list = JSON.parse(await runCli('list', library, '--kind', 'document', '--json')) as {
      id: string
      title: string
    }[]
    const sheet = list.find(
      (each) => each.title === 'International Dialogue on Migration 2018: information sheet',
    )
    await runCli('export', library, sheet?.id ?? '', '--format', 'pdf', '-o', out)
    expect(Buffer.compare(await readFile(out), Buffer.from(fromPage))).toBe(0)
  })
})
