import { access, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { userFolders } from '../../electron/workbench/user-folders.ts'
import { expect, test } from './fixtures.ts'
import { runCli } from './loopback-host.ts'
import { pdfOf } from './pdf-of.ts'
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
  ['renforcement des capacitees', /fiche d’information/i, 3],
  ['partenariats inovants', /fiche d’information/i, 3],
  ['التنمية والهجره', /High-level Dialogue/, 1],
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

  await test.step('and what is written from the right runs from there, whatever stands before it', async () => {
    const passage = (await window.search('الشراكات')).first().locator('[dir="auto"]').last()
    await expect(passage).toContainText('para. 1')
    await expect(passage).toHaveCSS('direction', 'rtl')
    await expect(passage.locator('mark').first()).toHaveText('الشراكات')
    const marked = await passage.locator('mark').first().boundingBox()
    const number = await passage.getByText('para. 1').boundingBox()
    expect(number?.x).toBeGreaterThan(marked?.x ?? Infinity)
  })
})

test('what narrows is counted beside what was found, and taken back one by one', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  const found = await window.search('migration status:draft')
  await expect(found.first()).toBeVisible()
  const filters = window.content.getByRole('form', { name: 'Filters' })
  const summary = window.content.getByText(/results? for “migration/)
  const chips = window.content.getByRole('list', { name: 'What narrows the search' })
  const drafts = await summary.innerText()

  const offered = await filters.locator('label').filter({ hasText: 'Meeting note' }).innerText()
  const count = Number(/\d+$/.exec(offered)?.[0])
  await filters.getByText('Meeting note', { exact: true }).click()
  await expect(summary).toHaveText(new RegExp(`^${count} results? `))
  for (const text of await found.allInnerTexts()) expect(text).toContain('Meeting note')
  await filters.getByText('2018', { exact: true }).click()
  await expect(chips.getByRole('listitem')).toHaveText(['status draft', 'Type Meeting note', 'Year 2018'])

  await chips.getByRole('button', { name: 'Take Year “2018” away' }).click()
  await chips.getByRole('button', { name: 'Take Type “Meeting note” away' }).click()
  await expect(summary).toHaveText(drafts)
  await chips.getByRole('button', { name: 'Take status “draft” away' }).click()
  await expect(summary).not.toHaveText(drafts)
  const people = filters.getByRole('group', { name: 'Person' })
  const person = people.locator('label').filter({ hasText: 'Policy officer' })
  const named = Number(/\d+$/.exec(await person.innerText())?.[0])
  await person.click()
  await expect(summary).toHaveText(new RegExp(`^${named} results? `))
  await chips.getByRole('button', { name: 'Take Person “Policy officer” away' }).click()
  await expect(window.content.getByText('for “migration”')).toBeVisible()
  await expect(chips).toBeHidden()
})

test('the box completes what can be asked, by the keys alone, and never fails', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  const { searchBox: box } = window
  await box.pressSequentially('partnerships stat')
  const options = workbench.getByRole('listbox', { name: 'What can be written here' }).getByRole('option')
  await expect(options).toHaveText([/^status:/])
  await box.press('ArrowDown')
  await box.press('Enter')
  await expect(box).toHaveValue('partnerships status:')
  await expect(options.filter({ hasText: 'status:final' })).toBeVisible()
  await box.pressSequentially('fin')
  await expect(options).toHaveText([/^status:final/])
  await box.press('Escape')
  await expect(options).toBeHidden()
  await expect(box).toHaveValue('partnerships status:fin')
  await box.pressSequentially('al')
  await box.press('Enter')
  await expect(window.content.getByText('for “partnerships status:final”')).toBeVisible()
  const hits = window.hits
  await expect(hits.first()).toBeVisible()
  await box.press('ArrowDown')
  await expect(hits.first().getByRole('button')).toBeFocused()
  await workbench.keyboard.press('ArrowUp')
  await expect(box).toBeFocused()

  // Values with the number of records that have them, and what was searched for before.
  await box.fill('')
  await box.pressSequentially('place:gen')
  await expect(options).toHaveText([/^place:Geneva.*2 records$/])
  await box.press('ArrowDown')
  await box.press('Tab')
  await expect(box).toHaveValue('place:Geneva ')
  await expect(hits).toHaveCount(2)
  await box.press('Escape')
  await expect(box).toHaveValue('')
  await box.press('ArrowDown')
  const earlier = workbench.getByRole('listbox', { name: 'Searched for lately' }).getByRole('option')
  await expect(earlier.first()).toContainText('partnerships status:final')
  await box.press('ArrowDown')
  await box.press('Enter')
  await expect(box).toHaveValue('partnerships status:final')
  await expect(window.content.getByText('for “partnerships status:final”')).toBeVisible()

  for (const text of [
    'partnerships "unclosed',
    'partnerships year:abc',
    'partnerships nothing:known',
    '((( -',
  ]) {
    await window.search(text)
    await expect(window.content.getByRole('alert')).toBeHidden()
  }
})

test('a search is saved under a name, found again everywhere, and deleted with a way back', async ({
  workbench,
}) => {
  const window = new WorkbenchPage(workbench)
  const found = await window.search('migration type:note')
  await expect(found.first()).toBeVisible()
  const total = /^\d+/.exec(await window.content.getByText(/results? for/).innerText())?.[0]
  await window.content.getByRole('button', { name: 'Save this search' }).click()
  const dialog = workbench.getByRole('dialog', { name: 'Save this search' })
  await dialog.getByRole('textbox', { name: 'Name of the search' }).fill('Notes on migration')
  await workbench.keyboard.press('Enter')
  const row = window.navigator.getByRole('row', { name: 'Notes on migration' })
  await expect(row).toContainText(`Notes on migration${total}`)

  // The count lives: one more note is one more.
  await workbench.keyboard.press('ControlOrMeta+Shift+a')
  const note = await window.document()
  await note.goToEnd()
  await note.write('Words on migration')
  await expect(row).toContainText(String(Number(total) + 1), { timeout: 30_000 })

  await window.search('something else')
  await window.choose('notes on migr', 'Notes on migration')
  await expect(window.searchBox).toHaveValue('migration type:note')

  await window.content.getByRole('button', { name: 'Saved as “Notes on migration”' }).click()
  await workbench.getByRole('menuitem', { name: 'Delete the saved search' }).click()
  await expect(row).toBeHidden()
  await window.toasts.getByRole('button', { name: 'Undo' }).click()
  await expect(row).toBeVisible()
  await workbench.reload()
  await expect(row).toBeVisible()
})

test.describe('what was found is gone to', () => {
  test.use({
    prepare: async ({}, use) =>
      use(async (library) => {
        const file = join(library, '..', 'tides.pdf')
        await writeFile(
          file,
          pdfOf(['Attendance and badges', 'Lunch is served at noon', 'The saltmarsh was measured twice']),
        )
        const scan = join(library, '..', 'scanned minutes.pdf')
        await writeFile(scan, pdfOf(['', '']))
        await runCli('import', library, file, scan)
      }),
  })

  test('in a document far down, and in an annex on its page; also when the index is lost', async ({
    workbench,
    library,
  }) => {
    const window = new WorkbenchPage(workbench)
    const found = await window.search('"underused resource"')
    await found.filter({ hasText: 'IDM/2018/L/1' }).getByRole('button').click()
    const document = await window.document()
    const marked = document.text.locator('.ed-foundPassage')
    await expect(marked.first()).toBeInViewport()
    await expect(document.text).toBeFocused()
    await workbench.keyboard.press('Escape')
    await expect(marked).toHaveCount(0)

    // Whatever is derived may go at any time, and search answers on.
    const { libraryId } = JSON.parse(await readFile(join(library, 'library.json'), 'utf8')) as {
      libraryId: string
    }
    const index = join(userFolders().cache, 'index', libraryId)
    await access(index)
    await rm(index, { recursive: true })
    const annexes = await window.search('saltmarsh')
    await expect(annexes).toHaveCount(1, { timeout: 30_000 })
    await expect(annexes.first()).toContainText('page 3')
    await annexes.first().getByRole('button').click()
    await expect(window.content.getByText('Found on page 3')).toBeVisible()
    await expect(window.content.getByRole('button', { name: 'Page 3' })).toBeInViewport()

    const scans = await window.search('scanned minutes')
    await expect(scans.first()).toContainText('scanned minutes')
    await expect(scans.first()).toContainText('No text layer: only its name is searched')
  })
})

test('what was said before is found for a paragraph, and cited', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  await workbench.keyboard.press('ControlOrMeta+Shift+a')
  const note = await window.document()
  await note.goToEnd()
  await note.write(
    'The second workshop of the International Dialogue on Migration 2018 will be held in Geneva.',
  )
  await workbench.keyboard.press('ControlOrMeta+Alt+b')
  const said = workbench.getByRole('dialog', { name: 'Said before' })
  const passage = said.getByRole('article', { name: 'IDM/2018/INF/2, para. 1' })
  await expect(passage).toContainText('Partnerships for capacity development: concept note')
  await passage.getByRole('button', { name: 'Cite in a footnote' }).click()
  const mark = note.text.getByRole('button', { name: /^Footnote 1/ })
  await expect(mark).toBeVisible()
  await workbench.keyboard.press('ControlOrMeta+z')
  await expect(mark).toBeHidden()
  await expect(note.text).toContainText('will be held in Geneva.')

  await workbench.keyboard.press('ControlOrMeta+Alt+b')
  await passage.getByRole('button', { name: 'Cite in the line' }).click()
  await expect(note.text).toContainText('in Geneva. (IDM/2018/INF/2, para. 1)')

  await workbench.keyboard.press('ControlOrMeta+Alt+b')
  await passage.getByRole('button', { name: 'Open' }).click()
  await expect(window.tab(/^Partnerships for capacity/)).toHaveAttribute('aria-selected', 'true')
  await expect((await window.document()).text.locator('.ed-foundPassage').first()).toBeInViewport()
})
