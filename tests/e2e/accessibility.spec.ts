import { expect, test } from './fixtures.ts'
import { violations } from './pages/axe.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

const views = [
  'Home',
  'IDM',
  'Mechanisms',
  'Meetings',
  'Documents',
  'Packs',
  'People',
  'Actions',
  'Publications',
  'Files',
  'Bin',
]

const records: [text: string, option: RegExp][] = [
  ['Budapest Process', /Budapest Process/],
  ['IDM 2018', /^IDM 2018/],
  ['Mainstreaming Migration', /Mainstreaming Migration.*Training/],
  ['Capacities for partnership', /Capacities for partnership/],
]

for (const appearance of ['Light', 'Dark'] as const) {
  // Colours are all that differs; the rest is looked for once.
  const rules = appearance === 'Dark' ? ['color-contrast'] : undefined

  test.describe(`a reader with a screen reader, ${appearance.toLowerCase()}`, () => {
    test.beforeEach(async ({ workbench }) => {
      test.setTimeout(300_000)
      await new WorkbenchPage(workbench).pick('Appearance', appearance)
      await expect(workbench.getByRole('menu')).toHaveCount(0)
    })

    test('meets nothing in the way in any view or record', async ({ workbench }) => {
      const window = new WorkbenchPage(workbench)
      const found: Record<string, string[]> = {}
      const look = async (name: string) => {
        await expect(workbench.locator('[data-part="skeleton"], [aria-busy="true"]')).toHaveCount(0)
        found[name] = await violations(workbench, rules)
      }
      for (const view of views) {
        await window.goTo(view)
        await look(view)
      }
      await window.goTo('Mechanisms')
      await window.content.getByRole('radio', { name: 'Roles' }).click()
      await look('Mechanisms by role')
      await window.goTo('Meetings')
      for (const how of ['Month', 'List']) {
        await window.content.getByRole('radio', { name: how }).click()
        await look(`Meetings by ${how}`)
      }
      for (const [text, option] of records) {
        await window.choose(text, option)
        await look(text)
      }
      await window.choose('Library health', 'Library health')
      await look('Settings')
      await window.search('partnerships')
      await look('Search')
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    })

    test('nor in a document, its panels, the dialogs and the palette', async ({ workbench }) => {
      const window = new WorkbenchPage(workbench)
      const found: Record<string, string[]> = {}
      const look = async (name: string) => {
        found[name] = await violations(workbench, rules)
      }
      const report = await window.openDocument('IDM/2018/L/1', /Inclusive and Innovative/)
      await expect(report.text).toContainText('Summary')
      await look('a report')
      for (const panel of ['Outline', 'Links', 'History']) {
        await window.inspector.getByRole('tab', { name: panel }).click()
        await look(`the inspector: ${panel}`)
      }
      await report.goToEnd()
      await workbench.keyboard.press('ControlOrMeta+f')
      await look('find and replace')
      await workbench.keyboard.press('Escape')
      await report.startPublishing()
      await look('publishing')
      await report.finishPublishing()

      await window.palette('part')
      await look('the palette')
      await window.leavePalette()
      await workbench.keyboard.press('F1')
      await look('the list of shortcuts')
      await workbench.keyboard.press('Escape')
      await window.pick('New', 'New document…')
      await look('a new document')
      await workbench.keyboard.press('Escape')
      await window.goTo('Meetings')
      await MeetingPage.plan(workbench, { title: 'A plan', from: '03/04/2026', until: '2020-01-01' })
      await look('a new meeting, with a question and an error')
      expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, []])))
    })
  })
}
