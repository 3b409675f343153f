import { z } from 'zod'
import { distributions } from '../document/v1.ts'
import { blockId, recordId, sha256 } from '../ids.ts'
import { isoMoment } from '../dates.ts'
import { language } from '../languages.ts'
import { line, namedLine, recordBase } from '../record-base.ts'
import { packAudience } from './audiences.ts'
import { packCopy } from './copy.ts'

const paper = {
  id: blockId,
  recordId,
  agendaItemId: blockId.optional(),
  /** How far it may go in this pack: a document never further than it says itself. */
  distribution: z.enum(distributions).optional(),
}

/** Most empty pages in one place. */
export const mostBlankPages = 20

/** One thing in a pack, in the order it is bound. */
export const packEntry = z.discriminatedUnion('type', [
  z.strictObject({ ...paper, type: z.literal('document') }),
  z.strictObject({ ...paper, type: z.literal('attachment') }),
  /** Pages made of what the library knows when the pack is built: of its meeting, or of the series the meeting is of. */
  z.strictObject({
    id: blockId,
    type: z.literal('sheet'),
    sheet: z.enum(['participants', 'open-actions']),
    title: namedLine,
    agendaItemId: blockId.optional(),
  }),
  z.strictObject({
    id: blockId,
    type: z.literal('divider'),
    title: namedLine,
    agendaItemId: blockId.optional(),
  }),
  /** Pages with nothing on them, for print: counted and labelled like any, and bearing no stamp. */
  z.strictObject({
    id: blockId,
    type: z.literal('blank'),
    count: z.int().min(1).max(mostBlankPages),
    agendaItemId: blockId.optional(),
  }),
])
export type PackEntry = z.infer<typeof packEntry>

/** 45, 45.1 for one that came late, or iv before the numbers begin. */
const pageLabel = z
  .string()
  .regex(/^(\d+|[ivxlcdm]+)(\.\d+)*$/)
  .max(60)

/** The labels under which the pages of an entry left the house; those of `frontIds` are cover and agenda, and contents. */
export const issuedEntry = z.strictObject({
  entryId: z.string().max(100),
  title: line,
  labels: z.array(pageLabel).max(20_000),
  retired: z.array(pageLabel).max(20_000).optional(),
  withdrawn: z.boolean().optional(),
})

/** A version that left the house: its file is kept and never changes, and neither do the labels of its pages. */
export const packIssue = z.strictObject({
  number: z.int().min(1),
  issuedAt: isoMoment,
  sha256,
  pages: z.int().min(1),
  entries: z.array(issuedEntry).max(2000).optional(),
  /** The JSON file, kept like the issue itself, that names everything in it by its hash. */
  manifest: sha256.optional(),
})
export type PackIssue = z.infer<typeof packIssue>

/** How the pages of a pack are made, in every issue alike. */
export const packBinding = z.strictObject({
  /** Whether cover and agenda are counted with the papers, as they are where nothing is said, or have small Roman figures. */
  numbering: z.enum(['throughout', 'after-agenda']).optional(),
  /** `made`: a page without room at its edges is drawn smaller until the stamp has a margin. */
  margin: z.enum(['as-is', 'made']).optional(),
  /** Whether a page of contents follows the agenda; `contentsOf` says where nothing is said. Decided with the first issue. */
  contents: z.enum(['page', 'none']).optional(),
  /** Dots to the inch that pictures of papers by others may have; finer ones are made coarser. */
  imageDpi: z.int().min(72).max(1200).optional(),
})
export type PackBindingChoices = z.infer<typeof packBinding>

/** Papers bound for a meeting, for one audience. */
export const packV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('pack'),
  title: namedLine,
  meetingId: recordId.optional(),
  audience: line.optional(),
  language,
  entries: z.array(packEntry).max(1000),
  binding: packBinding.optional(),
  issues: z.array(packIssue).max(1000),
  /** Who gets which copy; absent: `standardAudiences`. */
  audiences: z.array(packAudience).max(50).optional(),
  /** The ledger of copies that were made, oldest first. */
  copies: z.array(packCopy).max(20_000).optional(),
})
export type PackV1 = z.infer<typeof packV1>

/** Whether a pack has a page of contents: unless it was issued before there were any, which nothing said of it since changes. */
export function contentsOf({ binding, issues }: Pick<PackV1, 'binding' | 'issues'>): 'page' | 'none' {
  return binding?.contents ?? (issues.length === 0 ? 'page' : 'none')
}
