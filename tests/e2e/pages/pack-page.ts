import { expect, type Locator, type Page } from '@playwright/test'

/** A pack: its entries in order, and what became of them. */
export class PackPage {
  constructor(readonly page: Page) {}

  get entries(): Locator {
    return this.page
      .getByRole('list', { name: 'In the order they are bound' })
      .filter({ visible: true })
      .getByRole('listitem')
  }

  get result(): Locator {
    return this.page.getByRole('region', { name: 'The bound pack' })
  }

  /** Adds what the library already holds, found by some of its name. */
  async addRecord(text: string, title: string | RegExp): Promise<void> {
    const before = await this.entries.count()
    await this.page.getByRole('combobox', { name: 'Add a document or a file' }).fill(text)
    await this.page.getByRole('option', { name: title }).first().click()
    await expect(this.entries).toHaveCount(before + 1)
  }

  async addFile(file: { name: string; mimeType: string; buffer: Buffer }): Promise<void> {
    const before = await this.entries.count()
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: 'Bring in files…' }).filter({ visible: true }).click(),
    ])
    await chooser.setFiles(file)
    await expect(this.entries).toHaveCount(before + 1)
  }

  async build(): Promise<void> {
    await this.page.getByRole('button', { name: 'Build the pack' }).click()
    await expect(this.result).toBeVisible({ timeout: 120_000 })
  }
}
