import {
  annexes,
  chartName,
  documents,
  organs,
  packEntries,
  volume,
  type DocumentDraft,
  type MeetingKey,
} from '../../resources/demo/documents.ts'
import { clearanceMeeting, mechanismMeeting } from '../../resources/demo/meetings-ahead.ts'
import { calendar, geneva, newYork, turin, workshopEntries } from '../../resources/demo/meetings.ts'
import type { MeetingDraft } from '../../resources/demo/meetings.ts'
import { organizations, staff } from '../../resources/demo/people.ts'
import { compose, type Links } from '../../resources/demo/prose.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord, RecordKind } from '../../shared/model/record.ts'
import { loadCatalogue } from './load-catalogue.ts'

/** What the example is made with: the services a user's own work goes through, as the workbench offers them. */
export type DemoPorts = {
  records: {
    create(fields: { kind: RecordKind } & Record<string, unknown>): Promise<Made>
    get(id: RecordId): Promise<Made>
    update(record: LibraryRecord, baseRev: number): Promise<unknown>
  }
  documents: { add(record: DocumentV1, body: DocumentBody): Promise<unknown> }
  /** Makes the attachment record of a stored file. */
  exchange: {
    attach(file: { sha256: string; fileName: string; meetingId: RecordId }): Promise<{ id: RecordId }>
  }
  settings: { update(parts: { myNames: string[] }): Promise<unknown> }
  library: { putObject(bytes: Uint8Array, limitBytes: number): Promise<{ sha256: string }> }
  /** A file of `resources/demo/files`. */
  readFile(name: string): Promise<Uint8Array>
  newId(): RecordId
  now(): Date
}
type Made = { record: LibraryRecord; rev: number }

export type Demo = { report: RecordId; pack: RecordId; meetings: Record<MeetingKey, RecordId> }

/**
 * Fills a library that holds the built-in catalogue with the worked example: IDM 2018 with its two workshops, a course,
 * a meeting of a mechanism in the weeks ahead, notes, papers in three languages, a drafted final report and a pack.
 */
export async function buildDemo(ports: DemoPorts): Promise<Demo> {
  const { themes, mechanisms } = loadCatalogue(ports.now().toISOString())
  const theme = found(themes.find((each) => each.year === 2018)).id
  const mechanismOf = (acronym: string) => found(mechanisms.find((each) => each.acronym === acronym))
  const day = dayFrom(ports.now())

  const people = await addPeople(ports)
  for (const organization of organizations)
    await ports.records.create({ kind: 'organization', ...organization })

  const addMeeting = async (draft: MeetingDraft, links: { themeId?: RecordId; mechanismId?: RecordId }) => {
    const agenda = draft.agenda.map((item) => ({ ...item, papers: [] }))
    const participants = draft.participants.map((each) => ({ ...each, ...people.get(each.id) }))
    const made = await ports.records.create({ ...draft, ...links, kind: 'meeting', agenda, participants })
    return made.record.id
  }
  const drafts: Record<MeetingKey, MeetingDraft> = {
    newYork,
    geneva,
    turin,
    mechanismMeeting: mechanismMeeting(day),
    clearance: clearanceMeeting(day),
  }
  const meetings: Record<MeetingKey, RecordId> = {
    newYork: await addMeeting(drafts.newYork, { themeId: theme }),
    geneva: await addMeeting(drafts.geneva, { themeId: theme }),
    turin: await addMeeting(drafts.turin, {}),
    mechanismMeeting: await addMeeting(drafts.mechanismMeeting, { mechanismId: mechanismOf('RCM').id }),
    clearance: await addMeeting(drafts.clearance, { themeId: theme }),
  }
  for (const { mechanism, meeting } of calendar)
    await addMeeting(
      { ...meeting, source: 'Host’s announcement' },
      { mechanismId: mechanismOf(mechanism).id },
    )
  await linkEntries(ports, theme, meetings)
  await ports.records.create({ kind: 'publication', ...volume, themeId: theme })

  const papers = new Map<string, RecordId>(documents.map(({ key }) => [key, ports.newId()]))
  for (const { key, name } of annexes) {
    const file = { sha256: await keepFile(ports, name), fileName: name, meetingId: meetings.geneva }
    papers.set(key, (await ports.exchange.attach(file)).id)
  }

  const assets = { chart: await keepFile(ports, chartName) }
  const puebla = mechanismOf('RCM')
  const links: Links = {
    puebla: { id: puebla.id, kind: 'mechanism', title: found(puebla.names[0]).text },
    ...Object.fromEntries(
      (Object.keys(drafts) as MeetingKey[]).map((key) => [
        key,
        { id: meetings[key], kind: 'meeting', title: drafts[key].title },
      ]),
    ),
    ...Object.fromEntries(
      documents.map(({ key, title }) => [key, { id: found(papers.get(key)), kind: 'document', title }]),
    ),
  }
  const works = new Map<string, RecordId>()
  for (const draft of documents) {
    const workId = works.get(draft.editionOf ?? draft.key) ?? ports.newId()
    works.set(draft.key, workId)
    const record = toDocument(draft, {
      id: found(papers.get(draft.key)),
      workId,
      theme,
      meetings,
      day,
      now: ports.now(),
    })
    await ports.documents.add(record, compose(draft.write({ assets, day }), links))
  }

  for (const key of ['geneva', 'clearance'] as const)
    await layPapers(ports, meetings[key], drafts[key], papers)
  const pack = await ports.records.create({
    kind: 'pack',
    title: 'Geneva workshop, 8 and 9 October 2018: papers',
    meetingId: meetings.geneva,
    audience: 'Participants',
    language: 'en',
    entries: packEntries.map((entry, index) => toPackEntry(entry, `e${index + 1}`, papers)),
    issues: [],
  })
  await ports.settings.update({ myNames: ['Policy officer', 'Rapporteur'] })
  return { report: found(papers.get('report')), pack: pack.record.id, meetings }
}

/** Stores one of the example's files; its SHA-256. */
async function keepFile({ library, readFile }: DemoPorts, name: string): Promise<string> {
  const bytes = await readFile(name)
  return (await library.putObject(bytes, bytes.length)).sha256
}

/** The posts of the secretariat; the answer says which participant is which person. */
async function addPeople(ports: DemoPorts): Promise<Map<string, { personId: RecordId }>> {
  const people = new Map<string, { personId: RecordId }>()
  for (const { person, is } of staff) {
    const { record } = await ports.records.create({ kind: 'person', ...person })
    for (const participant of is) people.set(participant, { personId: record.id })
  }
  return people
}

/** The two entries of the year 2018 are from now on the two meetings. */
async function linkEntries(ports: DemoPorts, themeId: RecordId, meetings: Record<MeetingKey, RecordId>) {
  const { record, rev } = await ports.records.get(themeId)
  if (record.kind !== 'theme') throw new TypeError('The year 2018 is not a theme.')
  const entries = record.entries.map((entry) => {
    const key = (['newYork', 'geneva'] as const).find((each) => workshopEntries[each] === entry.id)
    return key ? { ...entry, meetingId: meetings[key] } : entry
  })
  await ports.records.update({ ...record, entries }, rev)
}

/** Puts papers under the agenda items of a meeting, once both are there. */
async function layPapers(
  ports: DemoPorts,
  meetingId: RecordId,
  draft: MeetingDraft,
  papers: ReadonlyMap<string, RecordId>,
) {
  const { record, rev } = await ports.records.get(meetingId)
  if (record.kind !== 'meeting') throw new TypeError('What papers are laid for is not a meeting.')
  const agenda = record.agenda.map((item) => {
    const keys = draft.agenda.find((each) => each.id === item.id)?.papers ?? []
    return { ...item, papers: keys.map((key) => found(papers.get(key))) }
  })
  await ports.records.update({ ...record, agenda }, rev)
}

type DocumentSetting = {
  id: RecordId
  workId: RecordId
  theme: RecordId
  meetings: Record<MeetingKey, RecordId>
  day: (days: number) => string
  now: Date
}

function toDocument(draft: DocumentDraft, setting: DocumentSetting): DocumentV1 {
  const { symbol, subtitle, author, meeting } = draft
  const organ = organs[draft.language]
  const moment = setting.now.toISOString()
  return {
    id: setting.id,
    kind: 'document',
    createdAt: moment,
    updatedAt: moment,
    tags: [],
    type: draft.type,
    title: draft.title,
    ...(subtitle ? { subtitle } : {}),
    masthead: {
      ...(organ ? { organ } : {}),
      ...(symbol ? { symbol } : {}),
      distribution: draft.distribution,
      date: typeof draft.date === 'string' ? draft.date : draft.date(setting.day),
      originalLanguage: 'en',
    },
    language: draft.language,
    status: draft.status,
    workId: setting.workId,
    ...(meeting ? { meetingId: setting.meetings[meeting] } : {}),
    ...(draft.ofTheme ? { themeId: setting.theme } : {}),
    ...(author ? { author } : {}),
    settings: draft.settings,
  }
}

function toPackEntry(entry: (typeof packEntries)[number], id: string, papers: ReadonlyMap<string, RecordId>) {
  const item = entry.item ? { agendaItemId: entry.item } : {}
  if ('divider' in entry) return { id, type: 'divider', title: entry.divider, ...item }
  if ('file' in entry) return { id, type: 'attachment', recordId: found(papers.get(entry.file)), ...item }
  return { id, type: 'document', recordId: found(papers.get(entry.paper)), ...item }
}

/** Days before and after `today`, as ISO dates. */
function dayFrom(today: Date): (days: number) => string {
  return (days) => new Date(today.getTime() + days * 86_400_000).toISOString().slice(0, 10)
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new RangeError('The worked example names something it does not hold.')
  return value
}
