import { expect, type Locator, type Page } from '@playwright/test'

type Dropped = { name: string; mimeType: string; buffer: Buffer }

/** A pack: its agenda and papers as a tree, and what became of them. */
export class PackPage {
  constructor(readonly page: Page) {}

  get tree(): Locator {
    return this.page
      .getByRole('treegrid', { name: 'Agenda and papers, in the order they are bound' })
      .filter({ visible: true })
  }

  get rows(): Locator {
    return this.tree.getByRole('row')
  }

  row(name: string | RegExp): Locator {
    return this.tree.getByRole('row', { name })
  }

  get result(): Locator {
    return this.page.getByRole('region', { name: 'The bound pack' }).filter({ visible: true })
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

  async addFile(file: Dropped): Promise<void> {
    const before = await this.rows.count()
    await this.page.getByRole('button', { name: 'Add', exact: true }).filter({ visible: true }).click()
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('menuitem', { name: 'Files…' }).click(),
    ])
    await chooser.setFiles(file)
    await expect(this.rows).toHaveCount(before + 1)
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

  private async press(name: string): Promise<void> {
    await this.page.getByRole('button', { name, exact: true }).filter({ visible: true }).click()
  }
}
