import { expect, type Locator, type Page } from '@playwright/test'

/** The history of the record in sight, and the tabs it leads to. */
export class HistoryPage {
  constructor(readonly page: Page) {}

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'History' })
  }

  /** Two versions, held against each other. */
  get changes(): Locator {
    return this.page.getByRole('region', { name: 'The changes' }).filter({ visible: true })
  }

  async open(): Promise<void> {
    await this.page.getByRole('tab', { name: 'History' }).click()
    await expect(this.panel).toBeVisible()
  }

  async nameVersion(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'Name this version…' }).click()
    const dialog = this.page.getByRole('dialog', { name: 'Name this version' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name)
    await this.page.keyboard.press('Enter')
    await expect(dialog).toBeHidden()
    await expect(this.panel.getByText(name)).toBeVisible()
  }

  /** Holds the version of that name against what is there now. */
  async compareNamed(name: string): Promise<void> {
    const version = this.panel
      .getByRole('listitem')
      .filter({ has: this.page.getByText(name, { exact: true }) })
    await version
      .getByRole('button', { name: /^Compare the version/ })
      .last()
      .click()
    await expect(this.changes).toBeVisible()
  }

  get banner(): Locator {
    return this.page.getByText(/^Two versions of this exist/).filter({ visible: true })
  }

  async putTogether(): Promise<void> {
    await this.page.getByRole('button', { name: 'Put them together…' }).click()
    await expect(this.page.getByRole('button', { name: 'Put together', exact: true })).toBeVisible()
  }

  question(index: number): Locator {
    return this.page.getByRole('region', { name: new RegExp(`^Question ${index} of`) })
  }
}
