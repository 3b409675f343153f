import { expect, type Locator, type Page } from '@playwright/test'

/** Copies of a pack: who gets what, the copies, their ledger, and whose a stray one is. */
export class PackCopies {
  constructor(readonly page: Page) {}

  async show(): Promise<void> {
    await this.page
      .getByRole('radiogroup', { name: 'Parts of the pack' })
      .filter({ visible: true })
      .getByText('Copies', { exact: true })
      .click()
    await expect(this.page.getByRole('button', { name: /^Make \d+ cop/ })).toBeVisible()
  }

  /** What an audience gets of a paper. */
  access(title: string | RegExp, audience: string): Locator {
    const paper = typeof title === 'string' ? title : title.source
    return this.page.getByRole('button', { name: new RegExp(`${paper}.* for ${audience}: `) })
  }

  async give(title: RegExp, audience: string): Promise<void> {
    await this.access(title, audience).click()
    await this.page.getByRole('menuitem', { name: 'Give this paper all the same' }).click()
  }

  async name(audience: string, recipients: readonly string[]): Promise<void> {
    await this.page.getByRole('button', { name: `Edit ${audience}` }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Audience' })
    await dialog.getByRole('textbox', { name: 'Recipients, one a line' }).fill(recipients.join('\n'))
    await dialog.getByRole('button', { name: 'Save' }).click()
    await expect(dialog).toBeHidden()
  }

  async make(): Promise<void> {
    await this.page.getByRole('radiogroup', { name: 'As' }).getByText('Single files').click()
    await this.page.getByRole('button', { name: /^Make \d+ cop/ }).click()
  }

  get refusal(): Locator {
    return this.page.getByRole('alertdialog', { name: 'Restricted papers' })
  }

  get made(): Locator {
    return this.page.getByRole('region', { name: 'The copies', exact: true })
  }

  /** Hands a file in, and answers what is said of it. */
  async identify(name: string, buffer: Buffer): Promise<Locator> {
    const [chooser] = await Promise.all([
      this.page.waitForEvent('filechooser'),
      this.page.getByRole('button', { name: 'Choose a file' }).click(),
    ])
    await chooser.setFiles({ name, mimeType: 'application/pdf', buffer })
    return this.page.getByRole('status').filter({ hasText: name })
  }
}
