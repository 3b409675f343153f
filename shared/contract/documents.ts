import { oc } from '@orpc/contract'
import { z } from 'zod'
import { documentBody } from '../document/body.ts'
import { documentTypes, documentV1 } from '../model/document/v1.ts'
import { isoDate, isoMoment } from '../model/dates.ts'
import { recordId } from '../model/ids.ts'
import { language } from '../model/languages.ts'
import { recordSummary } from '../model/summary.ts'
import { errors, readErrors, writeErrors } from './errors.ts'
import { saved } from './records.ts'

/** One thing that was not as the schema wants it, and what became of it; `path` are child indexes from the root. */
export const bodyFinding = z.strictObject({
  code: z.enum([
    'unknown-node',
    'unknown-mark',
    'bad-attributes',
    'misplaced',
    'too-deep',
    'bad-text',
    'duplicate-id',
  ]),
  path: z.array(z.int()),
  type: z.string(),
})
export type BodyFinding = z.infer<typeof bodyFinding>

export const openedDocument = z.strictObject({
  record: documentV1,
  body: documentBody,
  rev: z.int(),
  savedAt: isoMoment,
  summary: recordSummary,
  /** What had to be repaired while reading; empty for nearly every document. */
  findings: z.array(bodyFinding),
  /** Set when the newest revision was damaged and an older one is shown. */
  restoredFrom: z.enum(['older-revision', 'history', 'backup']).optional(),
})
export type OpenedDocument = z.infer<typeof openedDocument>

/** How a new document starts: the template is that of its type. */
export const newDocument = z.strictObject({
  type: z.enum(documentTypes),
  title: z.string().trim().max(500).optional(),
  language: language.default('en'),
  meetingId: recordId.optional(),
  themeId: recordId.optional(),
  mechanismId: recordId.optional(),
  /** The period a newsletter covers. */
  period: z.strictObject({ from: isoDate, until: isoDate }).optional(),
  /** Another language edition of this document: masthead, links and work are taken over. */
  editionOf: recordId.optional(),
})
export type NewDocument = z.input<typeof newDocument>

export const documentsContract = {
  open: oc
    .input(z.strictObject({ id: recordId }))
    .output(openedDocument)
    .errors(readErrors),
  /** Saves a body over the revision it was read from; resolved only when it is on the disk and synced. */
  save: oc
    .input(
      z.strictObject({
        id: recordId,
        baseRev: z.int(),
        body: documentBody,
        kind: z.enum(['autosave', 'manual']).default('autosave'),
      }),
    )
    .output(saved)
    .errors({ ...writeErrors, ...readErrors, CONFLICT: errors.CONFLICT }),
  create: oc
    .input(newDocument)
    .output(openedDocument)
    .errors({ ...writeErrors, NOT_FOUND: errors.NOT_FOUND }),
  /** "New final report from this meeting": masthead, agenda, participants by State, decisions and actions of its notes, with links back. */
  reportFromMeeting: oc
    .input(z.strictObject({ meetingId: recordId, language: language.default('en') }))
    .output(openedDocument)
    .errors({ ...writeErrors, NOT_FOUND: errors.NOT_FOUND }),
}
