import { expect, type Locator, type Page } from '@playwright/test'
import { carriedFiles, type Carried } from './carried-files.ts'

/** A pack: its agenda and papers as a tree, and what became of them. */
export class PackPage {
  constructor(readonly page: Page) {}

  get tree(): Locator {
    return this.page
      .getByRole('treegrid', { name: 'Agenda and papers, in the order they are bound' })
      .filter({ visible: true })
  }

  get rows(): Locator {
    // While something is carried, the places it may go to are rows as well.
    return this.tree.getByRole('row').and(this.page.locator('[data-key]'))
  }

  row(name: string | RegExp): Locator {
    return this.rows.and(this.page.getByRole('row', { name }))
  }

  get result(): Locator {
    return this.page.getByRole('region', { name: 'The bound pack' }).filter({ visible: true })
  }

  /** What became of each entry. */
  get lines(): Locator {
    return this.result.getByRole('list', { name: 'Entry by entry' }).getByRole('listitem')
  }

  /** Adds what the library already holds, found by some of its name, behind what is marked. */
  async addRecord(text: string, title: string | RegExp): Promise<void> {
    const before = await this.rows.count()
    await this.page
      .getByRole('combobox', { name: 'Add a document or a file' })
      .filter({ visible: true })
      .fill(text)
    await this.page.getByRole('option', { name: title }).first().click()
    await expect(this.rows).toHaveCount(before + 1)
  }

  async addFile(file: Carried): Promise<void> {
    const before = await this.rows.count()
    await this.page.getByRole('button', { name: 'Add', exact: true }).filter({ visible: true }).click()
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('menuitem', { name: 'Files…' }).click(),
    ])
    await chooser.setFiles(file)
    await expect(this.rows).toHaveCount(before + 1)
  }

  async addBlankPage(): Promise<void> {
    await this.page.getByRole('button', { name: 'Add', exact: true }).filter({ visible: true }).click()
    await this.page.getByRole('menuitem', { name: 'Insert a blank page' }).click()
  }

  async build(): Promise<void> {
    await this.press('Build the pack')
    await this.page
      .getByRole('dialog', { name: 'Build the pack' })
      .getByRole('button', { name: 'Build' })
      .click()
    await expect(this.result).toBeVisible({ timeout: 120_000 })
  }

  /** What has left the house keeps its labels. */
  async issue(): Promise<void> {
    await this.press('Issue…')
    await this.page
      .getByRole('dialog', { name: 'Issue this pack' })
      .getByRole('button', { name: 'Issue' })
      .click()
    await expect(this.result).toBeVisible({ timeout: 120_000 })
  }

  /** Contents, issues or copies. */
  async show(part: 'Agenda and papers' | 'Issues' | 'Copies'): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Parts of the pack' })
      .filter({ visible: true })
      .getByText(part)
      .click()
  }

  async focus(row: string): Promise<void> {
    await this.row(row).focus()
    await expect(this.row(row)).toBeFocused()
  }

  /** Marks a row: what is added next goes behind it. */
  async mark(row: string): Promise<void> {
    await this.focus(row)
    await this.page.keyboard.press('Space')
    await expect(this.row(row)).toHaveAttribute('aria-selected', 'true')
  }

  /** What a screen reader is told of the pages of a row. */
  async labels(row: string): Promise<string> {
    const text = (await this.row(row).textContent()) ?? ''
    return /(?:about )?pages \S+ to \S+?(?=≈|\d+(?:\.\d+)*–|$)/.exec(text)?.[0] ?? text
  }

  /** Names of the papers under an item, in order. */
  async under(item: string): Promise<string[]> {
    const rows = await this.rows.evaluateAll((all) =>
      all.map((row) => ({
        level: row.getAttribute('aria-level'),
        name: row.getAttribute('aria-label') ?? '',
      })),
    )
    const at = rows.findIndex(({ level, name }) => level === '1' && name.startsWith(item))
    const next = rows.findIndex(({ level }, index) => index > at && level === '1')
    return rows.slice(at + 1, next === -1 ? undefined : next).map(({ name }) => name)
  }

  async drag(row: string, onto: string): Promise<void> {
    await this.row(row).dragTo(this.row(onto))
  }

  /** Lets files from the desktop go on a row. */
  async dropFiles(onto: string, files: readonly Carried[]): Promise<void> {
    const row = this.row(onto)
    const before = await this.rows.count()
    await row.scrollIntoViewIfNeeded()
    const box = await row.boundingBox()
    const point = { clientX: (box?.x ?? 0) + 200, clientY: (box?.y ?? 0) + (box?.height ?? 0) / 2 }
    const dataTransfer = await carriedFiles(this.page, files)
    for (const event of ['dragenter', 'dragover', 'drop'])
      await row.dispatchEvent(event, { dataTransfer, bubbles: true, cancelable: true, ...point })
    await expect(this.rows).toHaveCount(before + files.length)
  }

  private async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).filter({ visible: true }).click()
  }
}
