import type { DocumentBody, DocumentNode } from '../document/body.ts'
import { asItStands } from '../document/suggestions/settle-suggestions.ts'
import { countWords, textOf, walk } from '../document/walk.ts'
import { recordId } from './ids.ts'
import type { LibraryRecord, RecordKind, RecordOf } from './record.ts'
import { blockSummary, type BlockSummary, type RecordSummary } from './summary.ts'

type Link = RecordSummary['links'][number]

/** Derives what lists and registers show from a record and, for documents, its body. Pure: the same input gives the same summary. */
export function summarize(record: LibraryRecord, body?: DocumentBody): RecordSummary {
  const text = body && asItStands(body)
  const own = summarizers[record.kind](record as never)
  const mentions = text ? linksIn(text) : []
  return {
    id: record.id,
    kind: record.kind,
    createdAt: record.createdAt,
    updatedAt: record.updatedAt,
    tags: record.tags,
    ...own,
    links: uniqueLinks([...(own.links ?? []), ...mentions]),
    ...(text ? { words: countWords(text), blocks: blocksIn(text) } : {}),
  }
}

type Own = Partial<RecordSummary> & { title: string }

const summarizers: { [K in RecordKind]: (record: RecordOf<K>) => Own } = {
  theme: (theme) => ({
    title: theme.title ?? `IDM ${theme.year}`,
    year: theme.year,
    aliases: [`IDM ${theme.year}`],
    entryCount: theme.entries.length,
    links: theme.entries.flatMap((entry) => link('entry', entry.meetingId)),
  }),
  mechanism: (mechanism) => ({
    title: mechanism.names[0]?.text ?? mechanism.acronym ?? '',
    ...optional('acronym', mechanism.acronym),
    aliases: [...mechanism.names.slice(1).map((name) => name.text), ...mechanism.aliases],
    type: mechanism.category,
    roles: [...new Set(mechanism.roles.map((role) => role.role))],
    ...optional('year', mechanism.founded),
    links: [],
  }),
  meeting: (meeting) => ({
    title: meeting.title,
    type: meeting.type,
    ...optional('start', meeting.dates?.start),
    ...optional('end', meeting.dates?.end),
    ...optional('year', meeting.dates ? Number(meeting.dates.start.slice(0, 4)) : undefined),
    ...optional('place', [meeting.city, meeting.country].filter(Boolean).join(', ') || undefined),
    participantCount: meeting.participantCount ?? meeting.participants.length,
    deadlines: meeting.deadlines.map(({ id, date, label, done }) => ({
      id,
      date,
      label: label.slice(0, 200),
      done,
    })),
    links: [
      ...link('theme', meeting.themeId),
      ...link('mechanism', meeting.mechanismId),
      ...meeting.agenda.flatMap((item) => item.papers.map((id): Link => ({ relation: 'paper', id }))),
      ...meeting.participants.flatMap((each) => link('person', each.personId)),
    ].slice(0, 500),
  }),
  document: (document) => ({
    title: document.title,
    ...optional('subtitle', document.subtitle),
    ...optional('symbol', document.masthead.symbol || undefined),
    type: document.type,
    status: document.status,
    language: document.language,
    ...optional('start', document.masthead.date),
    ...optional('year', document.masthead.date ? Number(document.masthead.date.slice(0, 4)) : undefined),
    workId: document.workId,
    links: [...subjectLinks(document), ...link('mention', document.originalId)],
  }),
  attachment: (attachment) => ({
    title: attachment.title,
    aliases: [attachment.fileName],
    size: attachment.size,
    mediaType: attachment.mediaType,
    sha256: attachment.sha256,
    ...optional('language', attachment.language),
    links: subjectLinks(attachment),
  }),
  pack: (pack) => ({
    title: pack.title,
    ...optional('subtitle', pack.audience),
    language: pack.language,
    entryCount: pack.entries.length,
    links: [
      ...link('meeting', pack.meetingId),
      ...pack.entries.flatMap((entry) => ('recordId' in entry ? link('paper', entry.recordId) : [])),
    ].slice(0, 500),
  }),
  person: (person) => ({
    title: person.name,
    ...optional('subtitle', person.position),
    ...optional('place', person.state),
    links: link('organization', person.organizationId),
  }),
  organization: (organization) => ({
    title: organization.names[0]?.text ?? organization.acronym ?? '',
    ...optional('acronym', organization.acronym),
    aliases: [...organization.names.slice(1).map((name) => name.text), ...organization.aliases],
    links: [],
  }),
  publication: (publication) => ({
    title: publication.title,
    ...optional('subtitle', publication.subtitle),
    type: publication.series,
    ...optional('year', publication.year),
    links: link('theme', publication.themeId),
  }),
  settings: () => ({ title: 'settings', links: [] }),
}

type Subject = { [K in 'meetingId' | 'themeId' | 'mechanismId']?: Link['id'] | undefined }

function subjectLinks(record: Subject): Link[] {
  return [
    ...link('meeting', record.meetingId),
    ...link('theme', record.themeId),
    ...link('mechanism', record.mechanismId),
  ]
}

function link(relation: Link['relation'], id: Link['id'] | undefined): Link[] {
  return id ? [{ relation, id }] : []
}

function optional<K extends string, V>(key: K, value: V | undefined): { [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { [P in K]: V })
}

/** At most 500 different records; what is mentioned twice counts once. */
function linksIn(body: DocumentBody): Link[] {
  const links: Link[] = []
  for (const { node } of walk(body)) {
    if (node.type !== 'recordLink') continue
    const id = recordId.safeParse(node.attrs?.['recordId'])
    if (id.success) links.push({ relation: 'mention', id: id.data })
  }
  return uniqueLinks(links).slice(0, 500)
}

function uniqueLinks(links: Link[]): Link[] {
  return [...new Map(links.map((each) => [`${each.relation} ${each.id}`, each])).values()]
}

/** At most 200 blocks and 128 KiB of them: a summary that outgrew its file's header would keep the document from being saved. */
function blocksIn(body: DocumentBody): BlockSummary[] {
  const blocks: BlockSummary[] = []
  for (const { node } of walk(body)) {
    if (node.type !== 'action' && node.type !== 'decision') continue
    const parsed = blockSummary.safeParse(toBlock(node))
    // A template's block nobody has filled in yet is no action.
    if (parsed.success && parsed.data.text !== '') blocks.push(parsed.data)
  }
  return withinBytes(blocks.slice(0, 200))
}

const mostBlockBytes = 128 * 1024

/** The same blocks with shorter texts, where together they are too large; the last ones are left out only after that. */
function withinBytes(blocks: BlockSummary[]): BlockSummary[] {
  let fitting = blocks
  for (let most = 150; most >= 30 && bytesOf(fitting) > mostBlockBytes; most /= 2)
    fitting = fitting.map((block) => ({ ...block, text: startOf(block.text, Math.floor(most)) }))
  while (bytesOf(fitting) > mostBlockBytes) fitting = fitting.slice(0, Math.floor(fitting.length * 0.8))
  return fitting
}

/** Bytes of a value as JSON in UTF-8. */
function bytesOf(value: unknown): number {
  let bytes = 0
  for (const character of JSON.stringify(value)) {
    const point = character.codePointAt(0) ?? 0
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
  }
  return bytes
}

/** The first characters of a text, without the lone half of one that the cut went through. */
function startOf(text: string, most: number): string {
  return text.slice(0, most).replace(/[\ud800-\udbff]$/, '')
}

function toBlock(node: DocumentNode) {
  const attrs = node.attrs ?? {}
  const text = startOf(textOf(node).replace(/\s+/g, ' ').trim(), 300)
  if (node.type === 'decision')
    return { id: attrs['id'], type: 'decision', text, due: attrs['date'] ?? undefined }
  return {
    id: attrs['id'],
    type: 'action',
    text,
    owner: attrs['owner'] ?? undefined,
    due: attrs['due'] ?? undefined,
    state: attrs['state'] ?? 'open',
  }
}
