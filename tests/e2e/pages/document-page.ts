import { expect, type Locator, type Page } from '@playwright/test'

/** A document in its tab: text, indicator, publishing. */
export class DocumentPage {
  constructor(readonly page: Page) {}

  get text(): Locator {
    return this.page.getByRole('textbox', { name: 'Document text' }).filter({ visible: true })
  }

  /** "Saved at 10:31", with whatever else the indicator says. */
  get saved(): Locator {
    return this.page.getByText(/^Saved at/).filter({ visible: true })
  }

  async goToEnd(): Promise<void> {
    await this.text.click()
    await this.page.keyboard.press('ControlOrMeta+End')
  }

  async write(text: string): Promise<void> {
    await this.page.keyboard.type(text)
  }

  /** Starts a block by the slash menu, in an empty paragraph. */
  async insert(name: string): Promise<void> {
    await this.page.keyboard.type(`/${name}`)
    await this.page.getByRole('option', { name }).first().waitFor()
    await this.page.keyboard.press('Enter')
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.saved).toBeVisible({ timeout: 30_000 })
  }

  /** Publishes as PDF and gives the bytes of the file a reader would get. */
  async publish(): Promise<Uint8Array> {
    await this.page.getByRole('button', { name: 'Publish as PDF' }).filter({ visible: true }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Publish as PDF' })
    await expect(dialog.getByText(/\d+ pages?,/)).toBeVisible({ timeout: 90_000 })
    // A browser without a PDF viewer of its own downloads instead of showing; what was asked for is the same.
    const [asked] = await Promise.all([
      this.page.context().waitForEvent('request', (request) => request.url().includes('/artifact/')),
      dialog.getByRole('button', { name: 'Open the PDF' }).click(),
    ])
    const answer = await this.page.request.get(asked.url())
    expect(answer.headers()['content-type']).toBe('application/pdf')
    await dialog.getByRole('button', { name: 'Close' }).first().click()
    return answer.body()
  }
}
