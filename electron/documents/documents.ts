import type { z } from 'zod'
import type { newDocument, OpenedDocument } from '../../shared/contract/documents.ts'
import { Failure } from '../../shared/contract/failure.ts'
import { parseRecord } from '../../shared/contract/parse-record.ts'
import type { Saved } from '../../shared/contract/records.ts'
import type { DocumentBody } from '../../shared/document/body.ts'
import { withoutComments } from '../../shared/document/comments/passages.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { asItStands } from '../../shared/document/suggestions/settle-suggestions.ts'
import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { Language } from '../../shared/model/languages.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import type { RecordOf } from '../../shared/model/record.ts'
import type { Library } from '../library/library.ts'
import type { Records } from '../records/records.ts'
import type { RecordStore, Stored } from '../records/record-store.ts'
import { newsletterBody } from './newsletter.ts'
import { fill, phrasesFor } from './phrases.ts'
import { reportFromMeeting } from './report-from-meeting.ts'
import { startingSettings, templateFor } from './templates.ts'

/** `newDocument` after its defaults were filled in. */
type NewDocument = z.output<typeof newDocument>

export type DocumentsPorts = {
  library: Library
  store: RecordStore
  records: Pick<Records, 'find'>
  now: () => Date
  newId: () => RecordId
  /** A fresh block id, unique within any document. */
  newBlockId: () => string
}

/** Documents: opening and saving bodies, templates, the report of a meeting, editions. Raises the contract's failures. */
export interface Documents {
  open(id: RecordId): Promise<OpenedDocument>
  /** Saves over the revision the body was read from; whatever is odd in it is kept, never dropped. */
  save(id: RecordId, baseRev: number, body: unknown, kind: 'autosave' | 'manual'): Promise<Saved>
  create(start: NewDocument): Promise<OpenedDocument>
  /** Adds a finished document, as imports and the worked example do. */
  add(record: DocumentV1, body: unknown): Promise<OpenedDocument>
  reportFromMeeting(meetingId: RecordId, language: Language): Promise<OpenedDocument>
}

export function createDocuments(ports: DocumentsPorts): Documents {
  const { library, store, records, now, newId, newBlockId } = ports

  const toOpened = (stored: Stored): OpenedDocument => {
    const { record, rev, savedAt, summary, restoredFrom } = stored
    if (record.kind !== 'document') throw new Failure('NOT_FOUND', { what: 'record', id: record.id })
    const { body, findings } = normalizeBody(stored.body, { newBlockId })
    return { record, body, rev, savedAt, summary, findings, ...(restoredFrom ? { restoredFrom } : {}) }
  }

  const add = async (record: DocumentV1, body: unknown) => {
    const normal = normalizeBody(body, { newBlockId })
    parseRecord(record)
    return toOpened(await store.add(record, normal.body))
  }

  const meetingOf = async (id: RecordId): Promise<MeetingV1> => {
    const { record } = await store.read(id)
    if (record.kind !== 'meeting') throw new Failure('NOT_FOUND', { what: 'record', id })
    return record
  }

  const blank = (start: { type: DocumentV1['type']; title: string; language: Language }): DocumentV1 => {
    const moment = now().toISOString()
    return {
      id: newId(),
      kind: 'document',
      createdAt: moment,
      updatedAt: moment,
      tags: [],
      ...start,
      masthead: { distribution: 'general', originalLanguage: start.language },
      status: 'draft',
      workId: newId(),
      settings: startingSettings[start.type],
    }
  }

  const newsletterFor = async (period: { from: string; until: string }, language: Language) => {
    const found = records.find({ kinds: ['meeting'], ...period })
    const entries = await Promise.all(
      found.map(async ({ id }) => {
        const meeting = await meetingOf(id)
        const under = library.summaries().get(meeting.mechanismId ?? meeting.themeId ?? id)
        return { meeting, under: under && under.id !== id ? under.title : null }
      }),
    )
    return newsletterBody(entries, language)
  }

  return {
    open: async (id) => toOpened(await store.read(id)),
    add,

    save: (id, baseRev, input, kind) =>
      store.edit(id, 'body', baseRev, () => ({ body: normalizeBody(input, { newBlockId }).body }), kind),

    async create(start) {
      const { language } = start
      if (start.editionOf) return add(...(await edition(await store.read(start.editionOf), language)))
      const meeting = start.meetingId ? await meetingOf(start.meetingId) : undefined
      const title = start.title || phrasesFor(language).untitled[start.type]
      const body = start.period
        ? await newsletterFor(start.period, language)
        : templateFor(start.type, language, meeting)
      return add(withSubject(blank({ type: start.type, title, language }), start, meeting), body)
    },

    async reportFromMeeting(meetingId, language) {
      const meeting = await meetingOf(meetingId)
      const sources = records
        .find({ kinds: ['document'], linkedTo: meetingId })
        .filter((each) => each.type === 'note' || each.type === 'minutes')
        .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
      const title = fill(phrasesFor(language).reportOf, { meeting: meeting.title }).slice(0, 500)
      const record = withSubject(blank({ type: 'final-report', title, language }), { meetingId }, meeting)
      return add(record, reportFromMeeting(meeting, sources, language))
    },
  }

  /** A language edition starts from the text it will be a translation of. */
  async function edition(original: Stored, language: Language): Promise<[DocumentV1, DocumentBody]> {
    const { record, body } = toOpened(original)
    const copy: RecordOf<'document'> = {
      ...blank({ type: record.type, title: record.title, language }),
      ...withoutUndefined({
        subtitle: record.subtitle,
        meetingId: record.meetingId,
        themeId: record.themeId,
        mechanismId: record.mechanismId,
        author: record.author,
      }),
      tags: record.tags,
      masthead: record.masthead,
      workId: record.workId,
      settings: record.settings,
    }
    // What was said about the original, and what was only suggested in it, is no part of its copy.
    return [copy, asItStands(withoutComments(body as DocumentBody))]
  }
}

type Subject = Pick<NewDocument, 'meetingId' | 'themeId' | 'mechanismId'>

/** Links a document to what it is about: what was said, else what its meeting belongs to. */
function withSubject(record: DocumentV1, subject: Subject, meeting: MeetingV1 | undefined): DocumentV1 {
  return {
    ...record,
    ...withoutUndefined({
      meetingId: subject.meetingId,
      themeId: subject.themeId ?? meeting?.themeId,
      mechanismId: subject.mechanismId ?? meeting?.mechanismId,
    }),
    masthead: {
      ...record.masthead,
      ...withoutUndefined({ date: record.type === 'note' ? meeting?.dates?.start : undefined }),
    },
  }
}

function withoutUndefined<T extends object>(fields: T): Partial<T> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Partial<T>
}
