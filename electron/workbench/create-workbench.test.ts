import { createRouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { aThread, commented } from '../../shared/document/comments/comments.test-kit.ts'
import { doc, heading, numbered } from '../../shared/document/build.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { textOf } from '../../shared/document/walk.ts'
import { settingsId } from '../../shared/model/settings/v1.ts'
import type { anId } from '../../tests/builders/records.ts'
import { openMemoryWorkbench, type MemoryWorkbench } from './memory-workbench.test-kit.ts'

let workbench: MemoryWorkbench
const client = () => createRouterClient(workbench.router)

beforeEach(async () => {
  workbench = await openMemoryWorkbench()
})
afterEach(() => workbench.close())

async function aNote(body: DocumentBody, meetingId?: ReturnType<typeof anId>) {
  const opened = await client().documents.create({
    type: 'note',
    title: 'Notes',
    ...(meetingId ? { meetingId } : {}),
  })
  const { rev } = await client().documents.save({ id: opened.record.id, baseRev: opened.rev, body })
  return { id: opened.record.id, rev }
}
const action = (text: string): DocumentBody =>
  doc({
    type: 'action',
    attrs: { id: 'a1', owner: 'Secretariat', due: '2018-11-01', state: 'open' },
    content: [{ type: 'text', text }],
  })

describe('drafting', () => {
  test('keeps what was written and says which revision it became', async () => {
    const { id, rev } = await aNote(doc(heading(1, 'Opening'), numbered('The Chair opened the workshop.')))
    const opened = await client().documents.open({ id })
    expect(opened.rev).toBe(rev)
    expect(opened.findings).toEqual([])
    expect(textOf(opened.body as DocumentBody)).toBe('Opening\nThe Chair opened the workshop.')
  })

  test('lets properties change while the text is being written, without a conflict', async () => {
    const { id, rev } = await aNote(doc(numbered('One')))
    const stored = await client().records.get({ id })
    await client().records.update({
      baseRev: stored.rev,
      record: { ...stored.record, title: 'Renamed' } as typeof stored.record,
    })
    const saved = await client().documents.save({ id, baseRev: rev, body: doc(numbered('Two')) })
    expect(saved.rev).toBeGreaterThan(rev + 1)
    expect((await client().records.get({ id })).summary.title).toBe('Renamed')
  })

  test('refuses a text based on an older text, and writes nothing', async () => {
    const { id, rev } = await aNote(doc(numbered('One')))
    await client().documents.save({ id, baseRev: rev, body: doc(numbered('Two')) })
    await expect(
      client().documents.save({ id, baseRev: rev, body: doc(numbered('Late')) }),
    ).rejects.toMatchObject({
      code: 'CONFLICT',
      data: { id },
    })
    expect(textOf((await client().documents.open({ id })).body as DocumentBody)).toBe('Two')
  })

  test('keeps what it cannot read instead of dropping it', async () => {
    const { id } = await aNote({ type: 'doc', content: [{ type: 'hologram', attrs: { depth: 3 } }] })
    const { body } = await client().documents.open({ id })
    expect(JSON.stringify(body)).toContain('hologram')
    expect(JSON.stringify(body)).toContain('unknownBlock')
  })

  test('goes back to an old revision and keeps the newer ones', async () => {
    const { id, rev } = await aNote(doc(numbered('First words')))
    await client().documents.save({ id, baseRev: rev, body: doc(numbered('Second words')), kind: 'manual' })
    const first = (await client().history.list({ id })).find((version) => version.rev === rev)!
    const old = await client().history.read({ id, rev, hash: first.hash })
    expect(textOf(old.body as DocumentBody)).toBe('First words')
    await client().history.restore({ id, rev, hash: first.hash })
    expect(textOf((await client().documents.open({ id })).body as DocumentBody)).toBe('First words')
    expect((await client().history.list({ id })).length).toBeGreaterThanOrEqual(4)
  })

  test('starts a language edition from the text and keeps the work', async () => {
    const { id } = await aNote(doc(numbered('Texte')))
    const edition = await client().documents.create({ type: 'note', language: 'fr', editionOf: id })
    const original = await client().documents.open({ id })
    expect(edition.record.workId).toBe(original.record.workId)
    expect(edition.record.language).toBe('fr')
    expect(edition.record.id).not.toBe(id)
  })

  test('keeps what is said about a text with it, and not with its language edition', async () => {
    const said = commented('a', ['A ', ['text', aThread('t1', 'Which?')]])
    const { id } = await aNote({ type: 'doc', content: [said] })
    expect((await client().documents.open({ id })).body).toEqual({ type: 'doc', content: [said] })
    const edition = await client().documents.create({ type: 'note', language: 'fr', editionOf: id })
    expect(textOf(edition.body as DocumentBody)).toBe('A text')
    expect(JSON.stringify(edition.body)).not.toContain('Which?')
  })
})

describe('the register of actions', () => {
  test('ticks an action in the note it lives in', async () => {
    const { id } = await aNote(action('Circulate the list'))
    expect(await client().actions.list({ type: 'action' })).toMatchObject([
      {
        id: 'a1',
        text: 'Circulate the list',
        owner: 'Secretariat',
        due: '2018-11-01',
        state: 'open',
        documentId: id,
      },
    ])
    await client().actions.setState({ documentId: id, blockId: 'a1', state: 'done' })
    const { body } = await client().documents.open({ id })
    expect((body as DocumentBody).content[0]?.attrs?.['state']).toBe('done')
    expect(await client().actions.list({ state: 'open' })).toEqual([])
  })

  test('forgets the actions of a document in the bin, and knows them again when it comes back', async () => {
    const { id } = await aNote(action('Circulate the list'))
    await client().records.trash({ id })
    expect(await client().actions.list({})).toEqual([])
    await client().records.restore({ id })
    expect(await client().actions.list({})).toHaveLength(1)
  })

  test('names the block that is not there', async () => {
    const { id } = await aNote(action('One'))
    await expect(
      client().actions.setState({ documentId: id, blockId: 'nothing', state: 'done' }),
    ).rejects.toMatchObject({
      code: 'NOT_FOUND',
      data: { what: 'block', id: 'nothing' },
    })
  })
})

describe('from notes to a report', () => {
  test('assembles it from the meeting and links back to the notes', async () => {
    const meeting = await client().records.create({
      kind: 'meeting',
      title: 'Geneva workshop',
      type: 'idm-workshop',
      dates: { start: '2018-10-08', end: '2018-10-09' },
      city: 'Geneva',
      agenda: [{ id: 'i1', number: '1', title: 'Opening', papers: [] }],
    })
    const note = await aNote(action('Circulate the list'), meeting.record.id)
    const report = await client().documents.reportFromMeeting({ meetingId: meeting.record.id })
    expect(report.record).toMatchObject({
      type: 'final-report',
      meetingId: meeting.record.id,
      status: 'draft',
    })
    expect(textOf(report.body as DocumentBody)).toContain('Circulate the list')
    expect((await client().records.backlinks({ id: note.id })).map((each) => each.id)).toContain(
      report.record.id,
    )
  })
})

describe('a highlights newsletter', () => {
  test('is a query over the meetings of its period', async () => {
    for (const [title, start] of [
      ['Inside', '2018-10-08'],
      ['Outside', '2019-01-08'],
    ] as const) {
      await client().records.create({ kind: 'meeting', title, type: 'other', dates: { start, end: start } })
    }
    const made = await client().documents.create({
      type: 'newsletter',
      period: { from: '2018-10-01', until: '2018-12-31' },
    })
    const text = textOf(made.body as DocumentBody)
    expect(text).toContain('Inside')
    expect(text).not.toContain('Outside')
  })
})

describe('records', () => {
  test('say which field is wrong and why', async () => {
    await expect(
      client().records.create({ kind: 'meeting', title: ' ', type: 'other' }),
    ).rejects.toMatchObject({
      code: 'INVALID',
      data: { fields: [{ path: 'title', reason: 'invalid_format' }] },
    })
  })

  test("never throw the settings away with a record's means", async () => {
    await client().settings.update({ appearance: 'dark' })
    for (const end of [client().records.trash, client().records.purge])
      await expect(end({ id: settingsId })).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect((await client().settings.get()).appearance).toBe('dark')
  })

  test('follow settings that are changed in part', async () => {
    expect((await client().settings.get()).appearance).toBe('system')
    await client().settings.update({ appearance: 'dark' })
    await client().settings.update({ myNames: ['Secretariat'] })
    expect(await client().settings.get()).toMatchObject({ appearance: 'dark', myNames: ['Secretariat'] })
    expect((await client().records.list({})).total).toBe(0)
  })

  test('are found by a misspelt word of their text', async () => {
    await aNote(doc(numbered('Remittances of seasonal workers')))
    await workbench.search.ready()
    const { hits } = await client().search.query({ text: 'remitances' })
    expect(hits[0]?.summary.title).toBe('Notes')
  })
})
