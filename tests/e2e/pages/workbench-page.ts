import { expect, type Locator, type Page } from '@playwright/test'
import { carriedFiles, type Carried } from './carried-files.ts'
import { DocumentPage } from './document-page.ts'

/** The whole window: what is always there, whichever tab is shown. */
export class WorkbenchPage {
  constructor(readonly page: Page) {}

  get navigator(): Locator {
    return this.page.getByRole('navigation', { name: 'Navigator' })
  }

  get content(): Locator {
    return this.page.getByRole('main', { name: 'Content' })
  }

  get inspector(): Locator {
    return this.page.getByRole('complementary', { name: 'Inspector' })
  }

  get toasts(): Locator {
    return this.page.getByRole('region', { name: /notification/i })
  }

  tab(name: string | RegExp): Locator {
    return this.page.getByRole('tab', { name })
  }

  /** Goes to a view by the navigator. */
  async goTo(view: string): Promise<void> {
    await this.navigator.getByRole('row', { name: view, exact: true }).click()
    await expect(this.tab(view).first()).toHaveAttribute('aria-selected', 'true')
  }

  async switchTo(tab: string | RegExp): Promise<void> {
    await this.tab(tab).first().click()
    await expect(this.tab(tab).first()).toHaveAttribute('aria-selected', 'true')
  }

  /** One of the menus of the bar above: New, Language, Appearance. */
  async pick(menu: string, item: string | RegExp): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: menu, exact: true }).click()
    await this.page.getByRole('menuitem', { name: item }).click()
    // Away from the button, whose name would otherwise stay in sight over what is below it.
    await this.page.mouse.move(640, 20)
  }

  /** Lets files from the desktop go where nothing on the window takes them. */
  async drop(...files: Carried[]): Promise<void> {
    const dataTransfer = await carriedFiles(this.page, files)
    for (const event of ['dragover', 'drop'])
      await this.page.getByRole('banner').dispatchEvent(event, { dataTransfer })
  }

  /** What the palette offers for a text, best first: records, then commands. */
  async palette(text: string): Promise<Locator> {
    // Keys reach a page that has just been loaded only once it stands.
    await this.page.getByRole('treegrid', { name: 'Navigator' }).waitFor()
    await this.page.keyboard.press('ControlOrMeta+k')
    const palette = this.page.getByRole('dialog', { name: 'Command palette' })
    await palette.getByRole('searchbox').fill(text)
    return palette.getByRole('menuitem')
  }

  /** Escape first takes the text away, then the palette. */
  async leavePalette(): Promise<void> {
    const palette = this.page.getByRole('dialog', { name: 'Command palette' })
    await this.page.keyboard.press('Escape')
    await this.page.keyboard.press('Escape')
    await expect(palette).toBeHidden()
  }

  /** Does anything by name: a command, or opening a record. */
  async choose(text: string, option: string | RegExp): Promise<void> {
    const items = await this.palette(text)
    const wanted = items
      .filter({ hasNotText: 'Search everything for' })
      .and(this.page.getByRole('menuitem', { name: option }))
    await expect(wanted.first()).toBeVisible()
    // By the keys: what is found may still move under a pointer.
    await expect(async () => {
      if (await wanted.and(this.page.locator('[data-focused]')).isVisible()) return
      await this.page.keyboard.press('ArrowDown')
      throw new Error('another line is marked')
    }).toPass({ intervals: [50] })
    await this.page.keyboard.press('Enter')
    await expect(this.page.getByRole('dialog', { name: 'Command palette' })).toBeHidden()
  }

  async openDocument(text: string, option: string | RegExp): Promise<DocumentPage> {
    await this.choose(text, option)
    return this.document()
  }

  /** The document in the tab that is shown. */
  async document(): Promise<DocumentPage> {
    const document = new DocumentPage(this.page)
    await expect(document.text).toBeVisible()
    return document
  }

  get searchBox(): Locator {
    return this.page.getByRole('combobox', { name: 'Search the library' })
  }

  /** What was found, best first. */
  get hits(): Locator {
    return this.content.getByRole('list', { name: 'What was found' }).getByRole('listitem')
  }

  /** Searches everything and gives what was found, best first. */
  async search(text: string): Promise<Locator> {
    await this.searchBox.fill(text)
    await this.searchBox.press('Enter')
    await expect(this.tab('Search')).toHaveAttribute('aria-selected', 'true')
    await expect(this.content.getByText(`for “${text}”`)).toBeVisible()
    // What is counted while the index reads is soon another number.
    await expect(this.content.getByText('The index is still reading')).toBeHidden({ timeout: 60_000 })
    return this.hits
  }
}
