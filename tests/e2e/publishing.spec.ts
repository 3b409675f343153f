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
    expect(pdf.pages.at(-1)).toMatch(new RegExp(`${pdf.pages.length} of ${pdf.pages.length}`))
    expect(pdf.outline.some((title) => title.includes('Mandate'))).toBe(true)
    expect(pdf.text).toContain('DRAFT')
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
