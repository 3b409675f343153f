import { expect, type Locator, type Page } from '@playwright/test'
import { WorkbenchPage } from './workbench-page.ts'

/** Protection in the settings, and the door of a locked library. */
export class ProtectionPage {
  constructor(readonly page: Page) {}

  get form(): Locator {
    return this.page.getByRole('form')
  }

  async open(): Promise<void> {
    await this.page.getByRole('banner').getByRole('button', { name: 'Settings', exact: true }).click()
    await expect(this.page.getByRole('heading', { name: 'Protection' })).toBeVisible()
  }

  /** Seals the library from the settings; answers the recovery code that was shown. */
  async seal(passphrase: string): Promise<string> {
    await this.button('Protect with a passphrase…').click()
    const dialog = this.page.getByRole('dialog')
    const goOn = () => dialog.getByRole('button', { name: 'Continue' }).click()
    await goOn()
    await dialog.getByLabel('New passphrase').fill(passphrase)
    await dialog.getByLabel('The same once more').fill(passphrase)
    await goOn()
    const shown = dialog.getByText(/^[0-9A-Z]{4}$/)
    await expect(shown).toHaveCount(7)
    const code = (await shown.allTextContents()).join('-')
    await goOn()
    await dialog.getByLabel('Type the code from where you kept it').fill(code.toLowerCase())
    // The page starts over, with the tabs that were kept last: no person is as quick as this one.
    const startedOver = this.page.waitForEvent('load', { timeout: 60_000 })
    await dialog.getByRole('button', { name: 'Protect now' }).click()
    await startedOver
    await this.open()
    await expect(this.page.getByText('The library is protected.')).toBeVisible()
    return code
  }

  /** Tries a passphrase or, with `Recovery code`, a code, at the door. */
  async show(label: 'Passphrase' | 'Recovery code', text: string): Promise<void> {
    await this.form.getByLabel(label).fill(text)
    await this.page.keyboard.press('Enter')
  }

  async changePassphrase(present: string, next: string): Promise<void> {
    await this.button('Change the passphrase…').click()
    const dialog = this.page.getByRole('dialog')
    await dialog.getByLabel('Present passphrase').fill(present)
    await dialog.getByLabel('New passphrase').fill(next)
    await dialog.getByLabel('The same once more').fill(next)
    await dialog.getByRole('button', { name: 'Change', exact: true }).click()
    await expect(dialog).toBeHidden()
  }

  /** By the palette, as from anywhere. */
  async lock(): Promise<void> {
    await new WorkbenchPage(this.page).choose('lock the library', 'Lock the library')
    await expect(this.form).toBeVisible()
  }

  async removeOldBackups(): Promise<void> {
    await this.button('Remove…').click()
    await this.page.getByRole('alertdialog').getByRole('button', { name: 'Remove' }).click()
    await expect(this.page.getByText('The old backups were removed.')).toBeVisible()
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name })
  }
}
