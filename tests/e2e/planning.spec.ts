import { PDFDocument } from 'pdf-lib'
import { expect, test } from './fixtures.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { PackPage } from './pages/pack-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'

test.describe('a secretary plans a meeting', () => {
  test('is asked which day 03/04/2026 is, and nothing is kept until told', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    await window.goTo('Meetings')
    const dialog = await MeetingPage.plan(workbench, {
      title: 'Preparatory session',
      from: '03/04/2026',
      until: '2026-04-06',
    })
    const question = dialog.getByRole('group', { name: 'Which day is 03/04/2026?' })
    await expect(question.getByRole('button')).toHaveText(['3 April 2026', '4 March 2026'], {
      useInnerText: true,
    })
    await question.getByRole('button', { name: '3 April 2026' }).click()
    await expect(question).toBeHidden()
    await MeetingPage.create(workbench, dialog)
    await expect(window.content.getByText(/3\s?–\s?6 Apr 2026/).filter({ visible: true })).toBeVisible()
  })

  test('sees clock times follow the agenda, and reads a pasted list before it is taken', async ({
    workbench,
  }) => {
    const window = new WorkbenchPage(workbench)
    await window.goTo('Meetings')
    const dialog = await MeetingPage.plan(workbench, {
      title: 'Technical session',
      from: '7 June 2027',
      until: '7 June 2027',
    })
    const meeting = await MeetingPage.create(workbench, dialog)
    const opening = await meeting.addItem('Opening', { start: '9.00', minutes: 30 })
    const debate = await meeting.addItem('Debate', { minutes: 90 })
    const closing = await meeting.addItem('Closing', { minutes: 15 })
    await expect(opening).toContainText('09:00–09:30')
    await expect(debate).toContainText('09:30–11:00')
    await expect(closing).toContainText('11:00–11:15')
    await expect(meeting.agenda).toContainText('2 h 15 altogether')

    await closing.getByRole('button', { name: /^Title:/ }).focus()
    await workbench.keyboard.press('Alt+ArrowUp')
    await expect(meeting.agenda.getByRole('group').nth(1)).toContainText('09:30–09:45')
    await expect(meeting.agenda.getByRole('group').nth(2)).toContainText('09:45–11:15')

    await meeting.addParticipant('Focal point for consultations', 'Kenya')
    await meeting.part('Participants').getByRole('button', { name: 'Paste a list' }).click()
    const paste = workbench.getByRole('dialog', { name: 'Add participants from a list' })
    await paste
      .getByRole('textbox', { name: 'One person a line' })
      .fill('Adviser on labour; Switzerland; Ministry of Labour\nSecond secretary; Portugl; Embassy')
    const question = paste.getByRole('group', { name: /Which State is “Portugl”/ })
    await expect(paste.getByRole('button', { name: 'Add 2 people' })).toBeDisabled()
    await question.getByRole('button', { name: 'Portugal' }).click()
    await paste.getByRole('button', { name: 'Add 2 people' }).click()
    await expect(meeting.part('Participants')).toContainText('3 people, 3 States')
  })

  test('sets a deadline and finds it on Home and in the year planner', async ({ workbench }) => {
    const window = new WorkbenchPage(workbench)
    const today = await workbench.evaluate(() => new Date().toISOString().slice(0, 10))
    const inDays = (days: number) =>
      new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10)
    await window.goTo('Meetings')
    const dialog = await MeetingPage.plan(workbench, {
      title: 'Steering group',
      from: inDays(20),
      until: inDays(20),
    })
    const meeting = await MeetingPage.create(workbench, dialog)
    const form = workbench.getByRole('form', { name: 'Add a deadline' }).filter({ visible: true })
    await form.getByRole('textbox', { name: 'Due on' }).fill(inDays(6))
    await form.getByRole('textbox', { name: 'What is due' }).fill('Papers to translation')
    await form.getByRole('button', { name: 'Add a deadline' }).click()
    await expect(meeting.part('Deadlines').getByText('in 6 days')).toBeVisible()

    await window.goTo('Home')
    const entry = window.content.getByRole('button', { name: /Papers to translation/ })
    await expect(entry).toContainText('Deadline')
    await expect(entry).toContainText('in 6 days')

    await window.goTo('Meetings')
    const year = inDays(6).slice(0, 4)
    await window.content.getByRole('button', { name: 'Today' }).filter({ visible: true }).click()
    await expect(window.content.getByRole('heading', { name: year })).toBeVisible()
    await expect(
      window.content.getByRole('button', { name: /Deadline: Papers to translation,.*for Steering group/ }),
    ).toBeVisible()
  })

  test('binds a pack with an annex; a damaged file leaves a slip that is named in the result', async ({
    workbench,
  }) => {
    test.setTimeout(240_000)
    const window = new WorkbenchPage(workbench)
    await window.pick('New', 'New pack')
    const pack = new PackPage(workbench)
    await pack.addRecord('information sheet', /2018: information sheet/)
    await pack.addFile({ name: 'Host city.pdf', mimeType: 'application/pdf', buffer: await annex(3) })
    await pack.addFile({
      name: 'Torn paper.pdf',
      mimeType: 'application/pdf',
      buffer: (await annex(2)).subarray(0, 300),
    })
    await pack.build()
    const { lines } = pack
    await expect(lines).toHaveCount(3)
    await expect(lines.nth(1)).toContainText('Host city')
    await expect(lines.nth(1)).toContainText('3 pages')
    await expect(lines.nth(1)).not.toContainText('slip')
    await expect(lines.nth(2)).toContainText('Torn paper')
    await expect(lines.nth(2)).toContainText('A slip stands in its place: the file is damaged.')
  })
})

/** A paper as others send it. */
async function annex(pages: number): Promise<Buffer> {
  const pdf = await PDFDocument.create()
  for (let at = 1; at <= pages; at += 1)
    pdf.addPage([595, 842]).drawText(`Annex, sheet ${at}`, { x: 72, y: 720 })
  return Buffer.from(await pdf.save())
}
