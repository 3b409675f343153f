import { z } from 'zod'
import { isoDate } from '../dates.ts'
import { recordId } from '../ids.ts'
import { language } from '../languages.ts'
import { line, namedLine, passage, recordBase } from '../record-base.ts'
import { documentRedaction } from '../redaction/v1.ts'
import { documentIssue } from './issue.ts'

export const documentTypes = [
  'note',
  'minutes',
  'final-report',
  'information-sheet',
  'concept-note',
  'agenda-paper',
  'newsletter',
] as const
export type DocumentType = (typeof documentTypes)[number]

/** The clearance a document has reached, in order. */
export const documentStatuses = ['draft', 'circulated', 'cleared', 'final'] as const
export type DocumentStatus = (typeof documentStatuses)[number]

/** How far a document may go, from everybody to the named few. */
export const distributions = ['general', 'limited', 'restricted'] as const
export type Distribution = (typeof distributions)[number]

/** The block of identification at the head of an official document (UN editorial practice). */
export const masthead = z.strictObject({
  organ: line.optional(),
  symbol: z.string().trim().max(80).optional(),
  distribution: z.enum(distributions),
  date: isoDate.optional(),
  originalLanguage: language,
})

export const documentSettings = z.strictObject({
  /** Paragraphs numbered 1, 2, 3 through the whole document, or not at all. */
  numbering: z.enum(['continuous', 'none']),
  /** Highest number of words, footnotes included; absent where there is no limit. */
  wordLimit: z.int().min(1).max(1_000_000).optional(),
  /** Whether a table of contents is printed. */
  contents: z.boolean(),
  /** Whether the captioned tables, and figures, are listed after the contents; absent: not. */
  listOfTables: z.boolean().optional(),
  listOfFigures: z.boolean().optional(),
  /** Whether notes stand together at the end; absent: at the foot of their pages. */
  endnotes: z.boolean().optional(),
  /** Whether those who took part in the meeting are listed at the end, by State; absent: not. */
  participants: z.boolean().optional(),
  /** Name of the template its pages are set in; absent: the usual one of its type. */
  template: z.string().trim().min(1).max(80).optional(),
})

const names = z.array(namedLine).max(500)

/** Anything written. Editions of one paper in several languages share a `workId`; the body is kept beside the record. */
export const documentV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('document'),
  type: z.enum(documentTypes),
  title: namedLine,
  subtitle: line.optional(),
  masthead,
  language,
  status: z.enum(documentStatuses),
  workId: recordId,
  meetingId: recordId.optional(),
  themeId: recordId.optional(),
  mechanismId: recordId.optional(),
  author: line.optional(),
  /** The attachment it was read from, which stays as it was received. */
  originalId: recordId.optional(),
  /** Who and where it names, as somebody took them down: found by `person:` and `place:`, and counted beside hits. */
  people: names.optional(),
  places: names.optional(),
  settings: documentSettings,
  /** What the document says, in a few lines: printed in a box of its own before the text. */
  summary: passage.optional(),
  /** Versions that left the house, oldest first. */
  issued: z.array(documentIssue).max(1000).optional(),
  /** What its public version does not have. */
  redaction: documentRedaction.optional(),
})
export type DocumentV1 = z.infer<typeof documentV1>
