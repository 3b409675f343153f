import { emptyBody } from '../../shared/document/body.ts'
import type { AttachmentV1 } from '../../shared/model/attachment/v1.ts'
import type { DocumentV1 } from '../../shared/model/document/v1.ts'
import { recordId, sha256, type RecordId } from '../../shared/model/ids.ts'
import type { MechanismV1 } from '../../shared/model/mechanism/v1.ts'
import type { MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { summarize } from '../../shared/model/summarize.ts'
import type { RecordSummary } from '../../shared/model/summary.ts'
import type { ThemeV1 } from '../../shared/model/theme/v1.ts'

const moment = '2026-03-01T09:00:00.000Z'

/** The nth id of a test: valid, sortable, easy to tell apart in a failure. */
export function anId(n: number): RecordId {
  return recordId.parse(`01890000-0000-7000-8000-${String(n).padStart(12, '0')}`)
}

const base = (n: number) => ({ id: anId(n), createdAt: moment, updatedAt: moment, tags: [] as string[] })

export function aTheme(n: number, fields: Partial<ThemeV1> = {}): ThemeV1 {
  return { ...base(n), kind: 'theme', year: 2018, languages: ['en'], entries: [], ...fields }
}

export function aMechanism(n: number, fields: Partial<MechanismV1> = {}): MechanismV1 {
  return {
    ...base(n),
    kind: 'mechanism',
    names: [{ language: 'en', text: 'Migration Dialogue for Southern Africa' }],
    acronym: 'MIDSA',
    aliases: [],
    category: 'rcp',
    roles: [],
    members: [],
    observers: [],
    areas: [],
    priorities: [],
    ...fields,
  }
}

export function aMeeting(n: number, fields: Partial<MeetingV1> = {}): MeetingV1 {
  return {
    ...base(n),
    kind: 'meeting',
    title: 'Geneva workshop',
    type: 'idm-workshop',
    dates: { start: '2018-10-08', end: '2018-10-09' },
    city: 'Geneva',
    country: 'Switzerland',
    agenda: [],
    participants: [],
    deadlines: [],
    contacts: [],
    ...fields,
  }
}

export function aDocument(n: number, fields: Partial<DocumentV1> = {}): DocumentV1 {
  return {
    ...base(n),
    kind: 'document',
    type: 'note',
    title: 'Notes of the opening session',
    masthead: { distribution: 'general', originalLanguage: 'en' },
    language: 'en',
    status: 'draft',
    workId: anId(900_000 + n),
    settings: { numbering: 'none', contents: false },
    ...fields,
  }
}

/** A file as received; which bytes it has goes by its number. */
export function anAttachment(n: number, fields: Partial<AttachmentV1> = {}): AttachmentV1 {
  return {
    ...base(n),
    kind: 'attachment',
    title: 'Annex',
    fileName: 'annex.pdf',
    mediaType: 'application/pdf',
    sha256: sha256.parse(n.toString(16).padStart(64, '0')),
    size: 1000,
    ...fields,
  }
}

export function aSummary(n: number, fields: Partial<RecordSummary> = {}): RecordSummary {
  return { ...summarize(aDocument(n), emptyBody('b1')), ...fields }
}
