import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RecordChange } from '../../shared/contract/library.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import { backupCalls } from './backup-calls.test-kit.ts'
import { bundleCalls } from './bundle-calls.test-kit.ts'
import { copyCalls } from './copy-calls.test-kit.ts'
import { issueCalls } from './issue-calls.test-kit.ts'
import { packCalls } from './pack-calls.test-kit.ts'
import { anAction, collect, collectFrom, paragraph, refusal, textBody, toStream } from './calls.test-kit.ts'
import { searchCalls } from './search-calls.test-kit.ts'
import { protectionCalls } from './protection-calls.test-kit.ts'
import { callHistory } from './history-calls.test-kit.ts'
import { noteCalls, procedureNames } from './procedure-names.test-kit.ts'
import { type Client, type Connection, type OpenTransport, transports } from './transports.test-kit.ts'
import { watchNetwork, type NetworkWatch } from './watch-network.test-kit.ts'
import { createMemoryWorkbench, nobody, type MemoryWorkbench } from './workbench.test-kit.ts'

/** How long a busy machine may take to hear of something; milliseconds. */
const patiently = { timeout: 20_000 }

describe.each(transports)('the contract, $name', (transport) => {
  const exercised = new Set<string>()
  let network: NetworkWatch
  let workbench: MemoryWorkbench
  let open: OpenTransport
  let connection: Connection
  let client: Client

  beforeAll(() => {
    network = watchNetwork()
  })
  beforeEach(async () => {
    workbench = await createMemoryWorkbench()
    open = await transport.open(workbench)
    connection = await open.connect()
    client = noteCalls(connection.client, exercised)
  })
  afterEach(async () => {
    await open.close()
    await workbench.close()
  })
  afterAll(() => network.stop())

  const aMeeting = () =>
    client.records.create({
      kind: 'meeting',
      title: 'Workshop on partnerships',
      type: 'idm-workshop',
      dates: { start: '2018-03-26', end: '2018-03-27' },
    })
  const aNote = (meetingId?: RecordId) =>
    client.documents.create({ type: 'note', title: 'Notes of the day', ...(meetingId ? { meetingId } : {}) })
  const upload = async (text: string, fileName: string) =>
    (await workbench.assets.upload(toStream(text), fileName)).sha256

  it('describes the host and the library', async () => {
    expect(await client.host.describe()).toMatchObject({ host: 'memory' })
    await aMeeting()
    expect(await client.library.status()).toMatchObject({
      name: 'memory',
      readOnly: null,
      counts: { meeting: 1, document: 0 },
      trashed: 0,
    })
  })

  it('looks for what others brought, and stays writable where nobody else holds the library', async () => {
    expect(await client.library.refresh()).toMatchObject({ readOnly: null, name: 'memory' })
    expect(await client.library.editAnyway()).toMatchObject({ readOnly: null })
  })

  it('makes, lists, reads, changes and links records', async () => {
    const meeting = await aMeeting()
    expect(meeting.record).toMatchObject({ kind: 'meeting', agenda: [], participants: [] })
    const read = await client.records.get({ id: meeting.record.id })
    expect(read).toEqual(meeting)
    const record = { ...meeting.record, title: 'Workshop on data' } as typeof meeting.record
    const changed = await client.records.update({ baseRev: meeting.rev, record })
    expect(changed.rev).toBeGreaterThan(meeting.rev)
    expect(changed.summary.title).toBe('Workshop on data')
    const note = await aNote(meeting.record.id)
    const page = await client.records.list({ filter: { kinds: ['meeting'] }, sort: 'title' })
    expect(page).toMatchObject({ total: 1, offset: 0, items: [{ title: 'Workshop on data' }] })
    const backlinks = await client.records.backlinks({ id: meeting.record.id })
    expect(backlinks.map(({ id }) => id)).toEqual([note.record.id])
  })

  it('moves records into the bin, out of it, and away', async () => {
    const { record } = await aMeeting()
    const { id } = record
    expect((await client.records.trash({ id })).id).toBe(id)
    expect(await client.library.status()).toMatchObject({ trashed: 1, counts: { meeting: 0 } })
    await client.records.restore({ id })
    expect(await client.library.status()).toMatchObject({ trashed: 0, counts: { meeting: 1 } })
    await client.records.trash({ id })
    expect(await client.records.purge({ id })).toEqual({ id })
    expect(await refusal(client.records.get({ id }))).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('saves documents over the revision they were read from, and nothing over a newer one', async () => {
    const note = await aNote()
    const { id } = note.record
    const body = textBody(paragraph('p1', 'First words'))
    const saved = await client.documents.save({ id, baseRev: note.rev, body })
    expect(saved).toMatchObject({ id, rev: note.rev + 1 })
    const stale = client.documents.save({ id, baseRev: note.rev, body: textBody(paragraph('p1', 'Stale')) })
    expect(await refusal(stale)).toEqual({
      code: 'CONFLICT',
      defined: true,
      data: { id, currentRev: saved.rev },
    })
    const opened = await client.documents.open({ id })
    expect(opened).toMatchObject({ rev: saved.rev, findings: [] })
    expect(JSON.stringify(opened.body)).toContain('First words')
  })

  it('keeps what was, makes it the newest again, and puts two versions together', async () => {
    const note = await aNote()
    const { id } = note.record
    const first = await client.documents.save({
      id,
      baseRev: note.rev,
      body: textBody(paragraph('p1', 'Before')),
      kind: 'manual',
    })
    const second = await client.documents.save({
      id,
      baseRev: first.rev,
      body: textBody(paragraph('p1', 'After')),
      kind: 'manual',
    })
    await callHistory(client, workbench, { id, revs: [second.rev, first.rev, note.rev] })
  })

  it('carries actions from a note to the register, to a tick, and into the report of the meeting', async () => {
    const meeting = await aMeeting()
    const note = await aNote(meeting.record.id)
    const { id } = note.record
    const body = textBody(anAction('a1', 'Send the papers'))
    await client.documents.save({ id, baseRev: note.rev, body })
    expect(await client.actions.list({ state: 'open' })).toMatchObject([
      { id: 'a1', text: 'Send the papers', documentId: id, meetingId: meeting.record.id },
    ])
    await client.actions.setState({ documentId: id, blockId: 'a1', state: 'done' })
    expect(await client.actions.list({ state: 'open' })).toEqual([])
    const report = await client.documents.reportFromMeeting({ meetingId: meeting.record.id })
    expect(report.record).toMatchObject({ type: 'final-report', meetingId: meeting.record.id })
    expect(JSON.stringify(report.body)).toContain('Send the papers')
    const unknown = client.actions.setState({ documentId: id, blockId: 'a9', state: 'done' })
    expect(await refusal(unknown)).toEqual({
      code: 'NOT_FOUND',
      defined: true,
      data: { what: 'block', id: 'a9' },
    })
  })

  it('shows the pages of a document, with the place of each block in them', async () => {
    const { record } = await aNote()
    const { artifactId, ...preview } = await client.typesetting.preview({ id: record.id })
    expect(preview).toEqual({ pages: 1, places: [{ blockId: 'b1', page: 1, x: 100, y: 120.5 }] })
    const artifact = await workbench.assets.artifact(artifactId)
    expect(Buffer.from(artifact?.bytes ?? []).toString()).toMatch(/^%PDF/)
  })

  it('names the templates there are', async () => {
    const { templates, faulty } = await client.typesetting.templates()
    expect([templates, faulty]).toEqual([[], []])
  })

  it('exports a document, step by step, to a file that is there', async () => {
    const { record } = await aNote()
    expect(await client.typesetting.preflight({ id: record.id })).toHaveLength(1)
    const steps = await collect(await client.typesetting.export({ id: record.id }))
    expect(steps.at(-1)).toMatchObject({ stage: 'done', pages: 1, fileName: expect.stringMatching(/\.pdf$/) })
    const done = steps.at(-1)
    const artifact = done?.stage === 'done' ? await workbench.assets.artifact(done.artifactId) : null
    expect(Buffer.from(artifact?.bytes ?? []).toString()).toMatch(/^%PDF/)
  })

  it('stops an export whose reader has gone', async () => {
    const { record } = await aNote()
    workbench.typesetting.hold()
    const steps = await client.typesetting.export({ id: record.id })
    for await (const step of steps) if (step.stage === 'typesetting') break
    await expect.poll(() => workbench.typesetting.stopped, patiently).toBe(1)
    workbench.typesetting.letGo()
    expect((await collect(await client.typesetting.export({ id: record.id }))).at(-1)?.stage).toBe('done')
  })

  it('stops an export that is told to by a signal', async () => {
    const { record } = await aNote()
    workbench.typesetting.hold()
    const stop = new AbortController()
    const steps = await client.typesetting.export({ id: record.id }, { signal: stop.signal })
    const reading = collect(steps).catch(() => 'ended')
    await steps.next().catch(() => undefined)
    stop.abort()
    await expect.poll(() => workbench.typesetting.stopped, patiently).toBe(1)
    await reading
  })

  it('stops an export whose page died', async () => {
    const { record } = await aNote()
    workbench.typesetting.hold()
    const steps = await client.typesetting.export({ id: record.id })
    const reading = collect(steps).catch(() => 'ended')
    await connection.drop()
    await expect.poll(() => workbench.typesetting.stopped, patiently).toBe(1)
    await reading
  })

  it('checks every file and says how far it has come', async () => {
    await aMeeting()
    await aNote()
    const steps = await collect(await client.library.verify())
    expect(steps.at(-1)).toMatchObject({ done: true, damaged: [] })
    expect(steps.at(-1)!.checked).toBeGreaterThanOrEqual(2)
    expect(steps.at(-1)!.checked).toBe(steps.at(-1)!.total)
  })

  it('says what is wrong with a picture before it is put into a text', async () => {
    const sha256 = await upload('not a picture', 'chart.png')
    expect(await client.exchange.checkPicture({ sha256 })).toEqual({ fault: 'format' })
    expect(await refusal(client.exchange.checkPicture({ sha256: '0'.repeat(64) }))).toMatchObject({
      code: 'NOT_FOUND',
      defined: true,
    })
  })

  it('takes files in as attachments and as documents', async () => {
    const meeting = await aMeeting()
    const attached = await client.exchange.attach({
      sha256: await upload('A list of participants', 'participants.txt'),
      fileName: 'participants.txt',
      meetingId: meeting.record.id,
    })
    expect(attached).toMatchObject({ kind: 'attachment', size: 22 })
    const imported = await client.exchange.importDocument({
      sha256: await upload('# Summary\n\nWords of the summary.\n', 'summary.md'),
      fileName: 'summary.md',
    })
    expect(imported).toMatchObject({ kind: 'document' })
    const plain = await client.exchange.attach({
      sha256: await upload('Words of a note.', 'note.txt'),
      fileName: 'note.txt',
    })
    expect(await client.exchange.makeDocument({ id: plain.id })).toMatchObject({
      document: { kind: 'document' },
      losses: [],
    })
    expect(JSON.stringify((await client.documents.open({ id: imported.id })).body)).toContain('Words of')
    const missing = client.exchange.attach({ sha256: '0'.repeat(64), fileName: 'gone.txt' })
    expect(await refusal(missing)).toMatchObject({ code: 'NOT_FOUND', defined: true })
  })

  it('remembers settings part by part', async () => {
    const before = await client.settings.get()
    const after = await client.settings.update({ appearance: 'dark', myNames: ['Rapporteur'] })
    expect(after).toEqual({ ...before, appearance: 'dark', myNames: ['Rapporteur'] })
    expect(await client.settings.get()).toEqual(after)
    await client.settings.changeWords({ language: 'en', add: ['Puebla', 'Bali'] })
    const words = await client.settings.changeWords({ language: 'en', add: ['Puebla'], remove: ['Bali'] })
    expect(words).toEqual({ ...after, personalDictionary: { en: ['Puebla'], fr: [], es: [] } })
  })

  it('says what this host cannot do by one code', async () => {
    const lacking = (capability: string) => ({ code: 'NO_CAPABILITY', defined: true, data: { capability } })
    expect(await refusal(client.host.openLink({ href: 'https://example.org/' }))).toEqual(
      lacking('openExternalLinks'),
    )
    expect(await refusal(client.host.openLibrary({}))).toEqual(lacking('switchLibrary'))
    expect(
      await refusal(client.host.saveArtifact({ artifactId: 'x', suggestedName: 'x.pdf' })),
    ).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(await client.host.recentLibraries()).toEqual([])
  })

  it('lets a page wait for commands and stop waiting', async () => {
    const stop = new AbortController()
    const commands = await client.host.commands(undefined, { signal: stop.signal })
    const waiting = collect(commands).catch(() => [])
    stop.abort()
    expect(await waiting).toEqual([])
  })

  it('refuses what no schema knows, and goes on', async () => {
    const bad = [
      client.records.get({ id: 'not-an-id' as RecordId }),
      client.records.list({ limit: 0 }),
      client.records.list({ surprise: true } as never),
      client.search.query({ text: 7 } as never),
      client.documents.save({ id: nobody, baseRev: 0, body: { type: 'paragraph' } } as never),
      client.settings.update({ appearance: 'loud' } as never),
      client.host.openLink({ href: 'x'.repeat(3000) }),
    ]
    for (const call of bad) expect(await refusal(call)).toMatchObject({ code: 'BAD_REQUEST' })
    const invalid = client.records.create({ kind: 'meeting', title: '', type: 'party' })
    const { code, defined, data } = await refusal(invalid)
    expect({ code, defined }).toEqual({ code: 'INVALID', defined: true })
    expect((data as { fields: { path: string }[] }).fields.map(({ path }) => path)).toEqual(['title', 'type'])
    expect(await client.records.list({})).toMatchObject({ total: 0 })
  })

  // In one process nothing is parsed, so nothing can be too deep to parse.
  const overWires = transport.remote ? it : () => undefined
  overWires('refuses depth and keys that no schema should meet', async () => {
    let deep: unknown = []
    for (let level = 0; level < 300; level += 1) deep = [deep]
    const body = { type: 'doc' as const, content: [deep] }
    expect(await refusal(client.documents.save({ id: nobody, baseRev: 0, body }))).toMatchObject({
      code: 'BAD_REQUEST',
      data: { reason: 'too-deep' },
    })
    const polluting = JSON.parse('{"kind":"person","constructor":{"prototype":{"x":1}}}') as {
      kind: 'person'
    }
    expect(await refusal(client.records.create(polluting))).toMatchObject({
      code: 'BAD_REQUEST',
      data: { reason: 'forbidden-key' },
    })
    expect(await client.records.list({})).toMatchObject({ total: 0 })
  })

  it('tells nothing of what went wrong inside but a reference', async () => {
    const { record } = await aNote()
    workbench.typesetting.preflight = () => Promise.reject(new Error('secret at /home/somebody'))
    const { code, data } = await refusal(client.typesetting.preflight({ id: record.id }))
    expect(code).toBe('UNEXPECTED')
    expect(data).toEqual({ reference: expect.any(String) })
    expect(workbench.faults).toHaveLength(1)
  })

  it('says who is not there, by code and data', async () => {
    const notFound = { code: 'NOT_FOUND', defined: true, data: { what: 'record', id: nobody } }
    expect(await refusal(client.records.get({ id: nobody }))).toEqual(notFound)
    expect(await refusal(client.documents.open({ id: nobody }))).toEqual(notFound)
    expect(await refusal(client.history.list({ id: nobody }))).toEqual(notFound)
    expect(await refusal(collectFrom(client.typesetting.export({ id: nobody })))).toEqual(notFound)
  })

  backupCalls(() => client)
  protectionCalls(() => client)
  const papers = () => ({
    client,
    aNote: async () => (await aNote()).record.id,
    anAnnex: async (text: string) => {
      const sha256 = await upload(text, 'annex.pdf')
      return (await client.exchange.attach({ sha256, fileName: 'annex.pdf' })).id
    },
  })
  packCalls(papers)
  copyCalls(() => ({ ...papers(), upload }))
  bundleCalls(() => ({ client, workbench }))
  issueCalls(() => ({ client, workbench }))
  searchCalls(() => ({ client, workbench, aMeeting }))

  it('tells every listener of a change, in order, and again after a lost connection', async () => {
    const heard: RecordChange[] = []
    const listen = async (from: Client) => {
      const changes = await from.library.changes()
      // The subscription stands once the stream is asked for its first change.
      const first = changes.next()
      const done = (async () => {
        for (let next = await first; !next.done; next = await changes.next()) heard.push(next.value)
      })().catch(() => undefined)
      return { done }
    }
    const { done } = await listen(client)
    const meeting = await aMeeting()
    await client.records.trash({ id: meeting.record.id })
    await expect.poll(() => heard.map(({ op }) => op), patiently).toEqual(['saved', 'trashed'])
    expect(heard[0]).toMatchObject({ id: meeting.record.id, kind: 'meeting', rev: meeting.rev })

    await connection.drop()
    await done
    await workbench.records.create({ kind: 'person', name: 'Unheard' })

    const second = await open.connect()
    client = noteCalls(second.client, exercised)
    const again = await listen(client)
    await client.records.restore({ id: meeting.record.id })
    await expect.poll(() => heard.map(({ op }) => op), patiently).toEqual(['saved', 'trashed', 'restored'])
    await second.drop()
    await again.done
  })

  it('has every procedure called above, by its name', () => {
    expect([...exercised].toSorted()).toEqual(procedureNames().toSorted())
  })

  it('never reached for the network', () => {
    expect(network.attempts).toEqual([])
  })
})
