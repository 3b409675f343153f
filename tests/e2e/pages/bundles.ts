import { expect, type Locator, type Page } from '@playwright/test'
import { savedFile } from '../faces/saved-pdf.ts'
import { WorkbenchPage } from './workbench-page.ts'

/** Bundles in one window: taken along from what is in sight, and opened. */
export class Bundles {
  readonly window: WorkbenchPage
  constructor(readonly page: Page) {
    this.window = new WorkbenchPage(page)
  }

  get making(): Locator {
    return this.page.getByRole('dialog', { name: 'Take along' })
  }

  get opening(): Locator {
    return this.page.getByRole('dialog', { name: 'Open a bundle' })
  }

  /** A record of the opened bundle, or what became of it. */
  record(title: string | RegExp): Locator {
    return this.opening.getByRole('listitem').filter({ hasText: title })
  }

  /** Takes what is in sight along and gives the file's bytes. */
  async takeAlong(passphrase: string): Promise<Buffer> {
    await this.window.choose('Take along', 'Take along…')
    await expect(this.making.getByRole('listitem').first()).toBeVisible()
    await this.making.getByLabel('Passphrase', { exact: true }).fill(passphrase)
    await this.making.getByLabel('Passphrase again').fill(passphrase)
    await this.making.getByRole('button', { name: 'Make the bundle' }).click()
    await expect(this.making.getByText(/, encrypted$/)).toBeVisible({ timeout: 60_000 })
    const save = this.making.getByRole('button', { name: /^(Download|Save)/ })
    const bytes = await savedFile(this.page, () => save.click(), 'application/vnd.rapporteur')
    if (await this.making.isVisible()) await this.making.getByRole('button', { name: 'Close' }).last().click()
    await expect(this.making).toBeHidden()
    return Buffer.from(bytes)
  }

  /** Opens a file as far as its passphrase. */
  async handIn(name: string, bytes: Buffer): Promise<void> {
    const chooser = this.page.waitForEvent('filechooser')
    await this.window.choose('Open a bundle', 'Open a bundle…')
    await (await chooser).setFiles({ name, mimeType: 'application/octet-stream', buffer: bytes })
  }

  async unlock(passphrase: string): Promise<void> {
    await this.opening.getByLabel('Passphrase').fill(passphrase)
    await this.page.keyboard.press('Enter')
  }

  /** Takes everything in that has news. */
  async takeIn(): Promise<void> {
    await this.opening.getByRole('button', { name: /^Take \d+ records? in$/ }).click()
    await expect(this.opening.getByText(/records? (was|were) taken in/)).toBeVisible({ timeout: 60_000 })
  }

  async close(): Promise<void> {
    await this.opening
      .getByRole('button', { name: /^(Close|Cancel)$/ })
      .last()
      .click()
    await expect(this.opening).toBeHidden()
  }
}
