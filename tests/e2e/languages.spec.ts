import { expect, test } from './fixtures.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { readPdf } from './read-pdf.ts'

const views = {
  fr: [
    ['Accueil', 'À venir'],
    ['Mécanismes', 'Rôles'],
    ['Réunions', 'Nouvelle réunion'],
    ['Documents', 'Nouveau document'],
    ['Dossiers', 'Nouveau dossier'],
    ['Corbeille', 'La corbeille est vide'],
  ],
  es: [
    ['Inicio', 'Próximamente'],
    ['Mecanismos', 'Funciones'],
    ['Reuniones', 'Nueva reunión'],
    ['Documentos', 'Nuevo documento'],
    ['Papelera', 'La papelera está vacía'],
  ],
} as const

/** Words an English interface shows somewhere; none may be left as a label of its own. */
const english = [
  'Home',
  'Mechanisms',
  'Meetings',
  'Packs',
  'People',
  'Files',
  'Bin',
  'New',
  'Settings',
  'Coming up',
  'My open actions',
  'Writing in progress',
  'Recently opened',
  'New meeting',
  'New document',
  'New pack',
  'All meetings',
  'Title',
  'Status',
  'Language',
  'Changed',
  'Draft',
  'Cleared',
  'Properties',
  'Outline',
  'History',
  'Publish as PDF',
  'No changes',
  'Roles',
  'Month',
  'Year',
  'The Bin is empty',
]

for (const [language, menuItem, search] of [
  ['fr', 'Français', 'Rechercher dans la bibliothèque'],
  ['es', 'Español', 'Buscar en la biblioteca'],
] as const) {
  test(`the interface speaks ${menuItem} at once, without a word of English left`, async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    await window.openDocument('information sheet', /2018: information sheet/)
    await window.pick('Language', menuItem)
    await expect(workbench.getByRole('combobox', { name: search })).toBeVisible()
    await expect(workbench.locator('html')).toHaveAttribute('lang', language)
    expect(await leftIn(window), 'in a document').toEqual([])
    const tree = workbench.getByRole('navigation').getByRole('treegrid')
    for (const [view, label] of views[language]) {
      await tree.getByRole('row', { name: view, exact: true }).click()
      await expect(
        workbench.getByText(label, { exact: true }).filter({ visible: true }).first(),
      ).toBeVisible()
      expect(await leftIn(window), `in ${view}`).toEqual([])
    }
  })
}

test('dates and order are those of the language', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  await window.choose('Mainstreaming Migration', /Mainstreaming Migration.*Training/)
  await expect(
    workbench
      .getByText(/29 Oct\s–\s2 Nov 2018/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()
  await window.pick('Language', 'Français')
  await expect(
    workbench
      .getByText(/29 oct\.\s–\s2 nov\. 2018/)
      .filter({ visible: true })
      .first(),
  ).toBeVisible()

  const field = workbench
    .getByRole('form', { name: 'Ajouter un participant' })
    .getByRole('combobox', { name: 'État' })
  await field.fill('e')
  const states = await workbench.getByRole('option').allInnerTexts()
  const names = states.map((state) => state.split('\n')[0] ?? '').filter((name) => /^[EÉ]/.test(name))
  expect(names).toContain('Équateur')
  expect(names.indexOf('Équateur'), 'É is sorted among E').toBeLessThan(names.indexOf('Espagne'))
  expect(names).toEqual(names.toSorted(new Intl.Collator('fr').compare))
})

test('an Arabic document runs from right to left, is numbered, and is published so', async ({
  workbench,
}) => {
  test.setTimeout(180_000)
  const window = new WorkbenchPage(workbench)
  const note = await window.openDocument('الشراكات', /الشراكات من أجل تنمية القدرات/)
  const blocks = note.text.locator('p, h1, h2, h3')
  await expect(blocks.first()).toBeVisible()
  const directions = await blocks.evaluateAll((all) =>
    all
      .filter((each) => /[\u0600-\u06ff]/.test(each.textContent))
      .map((each) => getComputedStyle(each).direction),
  )
  expect(directions.length).toBeGreaterThan(3)
  expect(new Set(directions)).toEqual(new Set(['rtl']))

  await window.inspector.getByRole('button', { name: /Paragraph numbers/ }).click()
  await workbench.getByRole('option', { name: '1, 2, 3 throughout' }).click()
  const sentence = 'تنتظم جلسة جميع البعثات صباحا.'
  await note.goToEnd()
  await workbench.keyboard.press('Enter')
  await workbench.keyboard.press('Enter')
  await workbench.keyboard.press('ControlOrMeta+Alt+n')
  await note.write(sentence)
  const own = note.text.getByText(sentence)
  await expect(own).toHaveCSS('direction', 'rtl')
  await note.waitUntilSaved()

  const pdf = await readPdf(await note.publish())
  expect(pdf.title).toContain('الشراكات من أجل تنمية القدرات')
  // A line is read in the order of the sheet; words whose letters all join are whole in it.
  for (const word of ['تنتظم', 'جميع']) expect(pdf.text).toContain(word)
  expect(pdf.text).toMatch(/\d/)
})

test('the dark appearance is dark everywhere, and is kept', async ({ workbench }) => {
  const window = new WorkbenchPage(workbench)
  const report = await window.openDocument('IDM/2018/L/1', /Inclusive and Innovative/)
  const light = (selector: string) =>
    workbench
      .locator(selector)
      .first()
      .evaluate((element) => {
        let behind: Element | null = element
        while (behind && getComputedStyle(behind).backgroundColor === 'rgba(0, 0, 0, 0)')
          behind = behind.parentElement
        const probe = document.createElement('canvas').getContext('2d')
        if (!behind || !probe) throw new Error('nothing is painted')
        probe.fillStyle = getComputedStyle(behind).backgroundColor
        probe.fillRect(0, 0, 1, 1)
        const [red = 0, green = 0, blue = 0] = probe.getImageData(0, 0, 1, 1).data
        return (red + green + blue) / 765
      })
  const places = ['nav', 'main', '[role=textbox]', '[role=complementary], aside', '[role=toolbar]']
  for (const place of places) expect(await light(place), place).toBeGreaterThan(0.8)
  await window.pick('Appearance', 'Dark')
  for (const place of places) await expect.poll(() => light(place), { message: place }).toBeLessThan(0.3)
  await expect(report.text).toBeVisible()
  await workbench.reload()
  await expect.poll(() => light('main')).toBeLessThan(0.3)
})

/** English labels that can be seen or heard. */
async function leftIn({ page }: WorkbenchPage): Promise<string[]> {
  return page.evaluate((labels) => {
    const isShown = (element: Element) => element.checkVisibility({ visibilityProperty: true })
    const heard = new Set<string>()
    for (const element of document.querySelectorAll('body *')) {
      if (!isShown(element) || element.closest('[role=textbox]')) continue
      const label = element.getAttribute('aria-label')
      if (label) heard.add(label)
      if (element.childElementCount === 0) heard.add(element.textContent.trim())
    }
    return labels.filter((label) => heard.has(label))
  }, english)
}
