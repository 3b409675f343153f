import { expect, test } from './fixtures.ts'
import type { DocumentPage } from './pages/document-page.ts'
import { MeetingPage } from './pages/meeting-page.ts'
import { WorkbenchPage } from './pages/workbench-page.ts'
import { readPdf } from './read-pdf.ts'

const meetingTitle = 'Regional dialogue on seasonal labour'
const reportTitle = `Final report: ${meetingTitle}`
const noteTitle = `Notes: ${meetingTitle}`
const decision = 'The meeting agreed to exchange model contracts every spring.'
const remark = 'Spring or summer?'
const suggestion = 'wombat'
const task = 'Send the model contract to all delegations'

test.use({ seed: 'catalogue' })

test('an officer takes notes at a meeting and publishes the final report made of them', async ({
  workbench,
}) => {
  test.setTimeout(300_000)
  const window = new WorkbenchPage(workbench)

  const meeting = await test.step('plans the meeting', async () => {
    await window.goTo('Meetings')
    const dialog = await MeetingPage.plan(workbench, {
      title: meetingTitle,
      from: '4 May 2026',
      until: '5 May 2026',
      city: 'Lima',
      country: 'Peru',
    })
    const planned = await MeetingPage.create(workbench, dialog)
    await planned.addItem('Opening of the session', { start: '09:30', minutes: 30 })
    await planned.addItem('Contracts across borders', { minutes: 90 })
    await planned.addParticipant('Head of the labour office', 'Peru')
    await planned.addParticipant('Counsellor for consular affairs', 'Ecuador')
    return planned
  })

  await test.step('takes a note at it', async () => {
    await meeting.part('Documents and files').getByRole('button', { name: 'New note' }).click()
    await expect(window.tab(noteTitle)).toHaveAttribute('aria-selected', 'true')
    const note = await window.document()
    await expect(note.text.getByRole('heading', { name: 'Contracts across borders' })).toBeVisible()
    await takeDown(note)
    await note.waitUntilSaved()
  })

  await test.step('begins the report from the meeting', async () => {
    await window.switchTo(meetingTitle)
    await expect(meeting.part('Actions and decisions').getByText(task)).toBeVisible()
    await meeting
      .part('Documents and files')
      .getByRole('button', { name: /New final report/ })
      .click()
    const dialog = workbench.getByRole('dialog', { name: /New final report/ })
    await expect(dialog).toContainText('2 agenda items')
    await dialog.getByRole('button', { name: 'Begin the report' }).click()
    await expect(window.tab(reportTitle)).toHaveAttribute('aria-selected', 'true')
  })

  const report = await window.document()
  await test.step('finds agenda, participants, decision and action in it, with the way back', async () => {
    for (const part of [
      `${meetingTitle} was held in Lima, Peru from 4 May 2026 to 5 May 2026.`,
      'Contracts across borders',
      'Head of the labour office',
      decision,
      task,
    ]) {
      await expect(report.text).toContainText(part)
    }
    await expect(report.text.getByRole('heading', { name: 'Ecuador' })).toHaveCount(1)
    await expect(report.text.getByRole('link', { name: noteTitle })).toHaveCount(2)
    await report.text.getByRole('link', { name: noteTitle }).first().click()
    await expect(window.tab(noteTitle)).toHaveAttribute('aria-selected', 'true')
    await window.switchTo(reportTitle)
  })

  await test.step('writes: a numbered paragraph, a footnote, a table and a cross-reference', async () => {
    await report.goToHeading('Proceedings', 'Heading I')
    await workbench.keyboard.press('Enter')
    await report.insert('Numbered paragraph')
    await report.write('Delegations compared the seasons of their harvests.')
    await report.addFootnote('Figures of the labour offices, spring 2026.')
    await report.write(' The terms are set out in paragraph ')
    await report.refer('harvests')
    await report.write('.')
    await workbench.keyboard.press('Enter')
    await workbench.keyboard.press('Enter')
    await report.insert('Table')
    await report.write('State')
    await workbench.keyboard.press('Tab')
    await report.write('Season')
  })

  await test.step('says something about a word, which stays with the text', async () => {
    await workbench.keyboard.press('ControlOrMeta+Alt+m')
    await workbench.getByRole('textbox', { name: 'What do you want to say about it?' }).fill(remark)
    await workbench.keyboard.press('ControlOrMeta+Enter')
    await expect(workbench.getByRole('complementary', { name: 'Comments' })).toContainText(remark)
    await expect(report.text.locator('[data-thread]')).toHaveText('Season')
    await report.waitUntilSaved()
  })

  await test.step('suggests a word, which nobody accepts', async () => {
    await workbench.keyboard.press('ControlOrMeta+Alt+Shift+X')
    await report.write(suggestion)
    await expect(report.text.locator('ins')).toHaveText(suggestion)
    await workbench.keyboard.press('ControlOrMeta+Alt+Shift+X')
    await report.waitUntilSaved()
  })

  await test.step('publishes, and the PDF is a report', async () => {
    const pdf = await readPdf(await report.publish())
    expect(pdf.title).toBe(reportTitle)
    for (const part of [
      decision,
      task,
      'Head of the labour office',
      'Contracts across borders',
      'Figures of the labour offices, spring 2026.',
      'Season',
      'DRAFT',
    ]) {
      expect(pdf.text).toContain(part)
    }
    expect(pdf.text).not.toContain(remark)
    expect(pdf.text).not.toContain(suggestion)
    expect(pdf.outline.map((title) => title.replace(/^\S+\s+/, ''))).toEqual(
      expect.arrayContaining(['Mandate and background', 'Proceedings', 'Follow-up actions']),
    )
    const own = /(\d+)\s*\.\s+Delegations compared the seasons of their harvests\.\s*1/.exec(pdf.text)
    expect(own, 'the paragraph has its number and its footnote mark').not.toBeNull()
    expect(pdf.text).toMatch(new RegExp(`set out in paragraph\\s+${own?.[1]}\\b`))
  })

  await test.step('ticks the action in the register, and the note says it is done', async () => {
    await window.goTo('Actions')
    const tick = window.content.getByRole('checkbox', { name: `Done: ${task}` }).filter({ visible: true })
    await tick.click()
    await window.switchTo(noteTitle)
    const note = await window.document()
    await expect(note.text.getByRole('checkbox', { name: 'Done' }).first()).toBeChecked()
    await expect(note.text.getByRole('combobox', { name: 'State' }).first()).toHaveValue('done')
  })
})

/** A heading, a sentence, the decision and the action with owner and day, by the slash menu. */
async function takeDown(note: DocumentPage): Promise<void> {
  const { page } = note
  await note.goToHeading('Contracts across borders', 'Heading A')
  await page.keyboard.press('Enter')
  await note.insert('Heading 1')
  await note.write('What employers ask')
  await page.keyboard.press('Enter')
  await note.write('Employers asked for one form that every office accepts.')
  await page.keyboard.press('Enter')
  await note.insert('Decision')
  await note.write(decision)
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await note.insert('Action')
  await note.write(task)
  await note.text.getByRole('textbox', { name: 'Who' }).first().fill('Labour office of Peru')
  await page.keyboard.press('Enter')
  await note.text.getByLabel('Due on').first().fill('2027-03-31')
  await page.keyboard.press('Enter')
}
