import { expect, type Locator, type Page } from '@playwright/test'

export type MeetingFacts = { title: string; from: string; until: string; city?: string; country?: string }

/** A meeting's own page, and the dialog it begins with. */
export class MeetingPage {
  constructor(readonly page: Page) {}

  part(name: string): Locator {
    return this.page.getByRole('region', { name, exact: true }).filter({ visible: true })
  }

  get agenda(): Locator {
    return this.part('Agenda')
  }

  /** Opens the dialog, fills it in and gives it as it is before it is sent. */
  static async plan(page: Page, facts: MeetingFacts): Promise<Locator> {
    await page
      .getByRole('button', { name: 'New meeting', exact: true })
      .filter({ visible: true })
      .first()
      .click()
    const dialog = page.getByRole('dialog', { name: 'New meeting' })
    await dialog.getByRole('textbox', { name: 'Title' }).fill(facts.title)
    if (facts.city) await dialog.getByRole('textbox', { name: 'City' }).fill(facts.city)
    if (facts.country) await dialog.getByRole('textbox', { name: 'Country' }).fill(facts.country)
    await dialog.getByRole('textbox', { name: 'Last day' }).fill(facts.until)
    await dialog.getByRole('textbox', { name: 'First day' }).fill(facts.from)
    await page.keyboard.press('Tab')
    return dialog
  }

  static async create(page: Page, dialog: Locator): Promise<MeetingPage> {
    await dialog.getByRole('button', { name: 'Create the meeting' }).click()
    await expect(dialog).toBeHidden()
    const meeting = new MeetingPage(page)
    await expect(meeting.agenda).toBeVisible()
    return meeting
  }

  /** Adds an item and names it; the field opens where the item stands. */
  async addItem(
    title: string,
    { start, minutes }: { start?: string; minutes?: number } = {},
  ): Promise<Locator> {
    const before = await this.agenda.getByRole('group').count()
    await this.agenda.getByRole('button', { name: 'Add an item' }).click()
    const item = this.agenda.getByRole('group').nth(before)
    await this.edit(item, 'Title', title)
    if (start) await this.edit(item, 'Start', start)
    if (minutes) await this.edit(item, 'Length', String(minutes))
    return item
  }

  /** Changes a text where it stands. */
  async edit(where: Locator, label: string, text: string): Promise<void> {
    await where.getByRole('button', { name: new RegExp(`^${label}:`) }).click()
    const field = where.getByRole('textbox', { name: label })
    await field.fill(text)
    await field.press('Enter')
    await expect(field).toBeHidden()
  }

  async addParticipant(name: string, state: string): Promise<void> {
    const form = this.page.getByRole('form', { name: 'Add a participant' }).filter({ visible: true })
    await form.getByRole('textbox', { name: 'Name' }).fill(name)
    const field = form.getByRole('combobox', { name: 'State' })
    await field.fill(state)
    await this.page.getByRole('option', { name: state }).first().click()
    await form.getByRole('button', { name: 'Add a participant' }).click()
    await expect(this.part('Participants').getByText(name)).toBeVisible()
  }
}
