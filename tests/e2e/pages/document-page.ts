import { expect, type Locator, type Page } from '@playwright/test'
import { savedPdf } from '../faces/saved-pdf.ts'

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

  /** Puts the cursor behind a heading, and waits until the text knows it is there. */
  async goToHeading(name: string, style: string): Promise<void> {
    await this.text.getByRole('heading', { name }).click()
    await expect(this.page.getByRole('button', { name: style }).filter({ visible: true })).toBeVisible()
    await this.page.keyboard.press('End')
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

  /** Writes a footnote at the cursor and comes back to the text behind its mark. */
  async addFootnote(text: string): Promise<void> {
    await this.page.keyboard.press('ControlOrMeta+Alt+f')
    const note = this.page.getByRole('textbox', { name: 'Text of the footnote' })
    await expect(note).toBeFocused()
    await this.page.keyboard.type(text)
    await this.page.keyboard.press('ControlOrMeta+Enter')
    await expect(note).toBeHidden()
    await expect(this.text).toBeFocused()
  }

  /** Refers to a heading, paragraph, table or figure by some of its words. */
  async refer(words: string): Promise<void> {
    await this.page.keyboard.type('/Cross-reference')
    await this.page.getByRole('option', { name: 'Cross-reference' }).waitFor()
    await this.page.keyboard.press('Enter')
    await this.page.getByRole('combobox', { name: 'Heading, paragraph, table or figure' }).fill(words)
    await this.page.getByRole('option').first().click()
    await expect(this.text).toBeFocused()
  }

  async waitUntilSaved(): Promise<void> {
    await expect(this.saved).toBeVisible({ timeout: 30_000 })
  }

  /** The pages beside the text. */
  get pages(): Locator {
    return this.page.getByRole('region', { name: 'Pages' })
  }

  async showPages(): Promise<void> {
    await this.page.getByRole('button', { name: 'Pages beside the text' }).filter({ visible: true }).click()
    await expect(this.pages.getByRole('button').first()).toBeVisible({ timeout: 60_000 })
  }

  /** What stands in the way of publishing, in the panel beside the text. */
  async showReadiness(): Promise<Locator> {
    await this.page.getByRole('tab', { name: 'Check' }).click()
    const panel = this.page.getByRole('region', { name: 'Ready to publish?' })
    await expect(panel).toBeVisible()
    return panel
  }

  get publishing(): Locator {
    return this.page.getByRole('dialog', { name: 'Publish as PDF' })
  }

  /** Publishes as PDF, and waits until it is there. */
  async startPublishing(): Promise<void> {
    await this.page.getByRole('button', { name: 'Publish as PDF' }).filter({ visible: true }).click()
    await expect(this.publishing.getByText(/\d+ pages?,/)).toBeVisible({ timeout: 90_000 })
  }

  async finishPublishing(): Promise<void> {
    await this.publishing.getByRole('button', { name: 'Close' }).first().click()
    await expect(this.publishing).toBeHidden()
  }

  /** Publishes as PDF and gives the bytes of the file a reader would get. */
  async publish(): Promise<Uint8Array> {
    await this.startPublishing()
    const bytes = await savedPdf(this.page, () =>
      this.publishing.getByRole('button', { name: /^(Download|Save) the PDF/ }).click(),
    )
    await this.finishPublishing()
    return bytes
  }
}
