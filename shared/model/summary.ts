import { z } from 'zod'
import { isoDate, isoMoment } from './dates.ts'
import { blockId, recordId, sha256 } from './ids.ts'
import { language } from './languages.ts'
import { recordKind } from './record.ts'

/** An action or decision taken down in a document, as registers show it. */
export const blockSummary = z.strictObject({
  id: blockId,
  type: z.enum(['action', 'decision']),
  /** At most 300 characters. */
  text: z.string().max(300),
  owner: z.string().max(200).optional(),
  due: isoDate.optional(),
  state: z.enum(['open', 'done', 'dropped']).optional(),
})
export type BlockSummary = z.infer<typeof blockSummary>

export const linkRelations = [
  'theme',
  'mechanism',
  'meeting',
  'mention',
  'paper',
  'entry',
  'person',
  'organization',
] as const

/**
 * What lists, registers and the quick switcher need to know of a record without reading it: kept in the header of its
 * revision file, derived from record and body by `summarize`, and never edited by itself.
 */
export const recordSummary = z.strictObject({
  id: recordId,
  kind: recordKind,
  title: z.string(),
  createdAt: isoMoment,
  updatedAt: isoMoment,
  trashedAt: isoMoment.optional(),
  tags: z.array(z.string()),
  subtitle: z.string().optional(),
  symbol: z.string().optional(),
  acronym: z.string().optional(),
  /** Other names by which it may be asked for, in any language. */
  aliases: z.array(z.string()).optional(),
  /** Document type, meeting type, mechanism category or publication series. */
  type: z.string().optional(),
  status: z.string().optional(),
  language: language.optional(),
  year: z.int().optional(),
  start: isoDate.optional(),
  end: isoDate.optional(),
  place: z.string().optional(),
  links: z.array(z.strictObject({ relation: z.enum(linkRelations), id: recordId })),
  words: z.int().optional(),
  /** Bytes of an attachment. */
  size: z.int().optional(),
  mediaType: z.string().optional(),
  sha256: sha256.optional(),
  workId: recordId.optional(),
  roles: z.array(z.string()).optional(),
  entryCount: z.int().optional(),
  participantCount: z.int().optional(),
  deadlines: z
    .array(z.strictObject({ id: blockId, date: isoDate, label: z.string(), done: z.boolean() }))
    .optional(),
  blocks: z.array(blockSummary).optional(),
})
export type RecordSummary = z.infer<typeof recordSummary>
