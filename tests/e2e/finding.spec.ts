import { expect, test } from './fixtures.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

/** What was typed, what was meant, and how far down a reader still looks. */
const misspelt: [typed: string, meant: RegExp, among: number][] = [
  ['partnershps', /Partnerships/, 3],
  ['Puebla Proces', /Puebla Process|Regional Conference on Migration/, 1],
  ['Khartum', /Khartoum Process|Migration Route Initiative/, 1],
  ['Budapset process', /Budapest Process/, 1],
  ['dialoge internationnal sur la migraton', /Dialogue international sur la migration/i, 3],
  ['fiche d’informtion', /fiche d’information/i, 3],
  ['Conferencia Regional sobre Migracion', /Regional Conference on Migration|Puebla/, 1],
  ['Foro mundial migracion y desarollo', /Global Forum on Migration and Development/, 1],
  ['الشراكات من اجل تنميه القدرات', /الشراكات/, 1],
  ['diaspra ministerial', /Diaspora/, 3],
  ['climat change enviroment', /climate|environment/i, 3],
  ['clearence of the final report', /clearance/i, 3],
]

test.describe('anything is found by a misspelt word', () => {
  test('in the search box, in English, French, Spanish and Arabic', async ({ workbench }) => {
    test.setTimeout(240_000)
    const window = new WorkbenchPage(workbench)
    for (const [typed, meant, among] of misspelt) {
      const found = await window.search(typed)
      await expect(async () => {
        const first = (await found.allInnerTexts()).slice(0, among)
        expect(first.join('\n'), `“${typed}” among the first ${among}`).toMatch(meant)
      }).toPass({ timeout: 10_000 })
    }
  })

  test('in the palette', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    for (const [typed, meant] of [
      ['Budapset process', /Budapest Process/],
      ['Khartum', /Khartoum Process|Migration Route Initiative/],
      ['Conferencia Regional sobre Migracion', /Regional Conference on Migration|Puebla/],
      ['Inclusve partnershps', /Inclusive and innovative partnerships/i],
    ] as const) {
      const items = await window.palette(typed)
      await expect(items.first(), typed).toContainText(meant)
      await window.leavePalette()
    }
  })

  test('and near-twins are not taken for each other', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    for (const [typed, twin] of [
      ['MIDWA', 'MIDSA'],
      ['MIDSA', 'MIDWA'],
    ] as const) {
      const found = await window.search(typed)
      await expect(found.first()).toContainText(typed)
      await expect(found.first()).not.toContainText(`similar to “${twin}”`)
      const items = await window.palette(typed)
      await expect(items.first()).toContainText(typed)
      await window.leavePalette()
    }
  })
})

test('what is written exactly so stands above what only resembles it', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  const found = await window.search('IDM/2018/L/1')
  await expect(found.first()).toContainText('IDM/2018/L/1')
  await expect(found.first().locator('mark').first()).toBeVisible()

  const hits = await window.search('panellists')
  await expect(hits.first()).toBeVisible()
  const texts = await hits.allInnerTexts()
  const isCorrected = texts.map((text) => text.includes('similar to'))
  expect(isCorrected, 'no corrected hit stands above an exact one').toEqual(
    isCorrected.toSorted((a, b) => Number(a) - Number(b)),
  )
  await expect(hits.first().locator('mark').first()).toHaveText(/panellists?/i)
})

test('filters narrow what was found, and can be taken away', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  const found = await window.search('migration')
  await expect(found.first()).toBeVisible()
  const filters = window.content.getByRole('form', { name: 'Filters' })
  const summary = window.content.getByText(/results? for “migration”/)
  const all = await summary.innerText()

  await filters.getByText('Mechanisms', { exact: true }).click()
  await expect(summary).not.toHaveText(all)
  await expect(found.first()).toContainText(/process|forum|dialogue|conference|initiative/i)
  for (const text of await found.allInnerTexts()) expect(text).not.toMatch(/Final report|IDM year/)

  await filters.getByRole('button', { name: 'Take all filters away' }).click()
  await expect(summary).toHaveText(all)

  await filters.getByRole('textbox', { name: 'From year' }).fill('2018')
  await filters.getByRole('textbox', { name: 'To year' }).fill('2018')
  await expect(summary).not.toHaveText(all)
  await filters.getByRole('button', { name: 'Take all filters away' }).click()
  await filters.getByText('French', { exact: true }).click()
  await expect(summary).not.toHaveText(all)
})
