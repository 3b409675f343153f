import { z } from 'zod'
import { year } from '../dates.ts'
import { blockId, recordId } from '../ids.ts'
import { language } from '../languages.ts'
import { namedLine, passage, recordBase } from '../record-base.ts'

export const themeEntryKinds = [
  'workshop',
  'conference',
  'ministerial-conference',
  'expert-seminar',
  'council-session',
  'commemoration',
  'report',
  'compendium',
] as const

/** One thing held or published under a year of the IDM; linked to a meeting once one is planned for it. */
export const themeEntry = z.strictObject({
  id: blockId,
  title: namedLine,
  kind: z.enum(themeEntryKinds),
  meetingId: recordId.optional(),
})

/** A year of the International Dialogue on Migration. The year is the stable key; several years have no overarching title. */
export const themeV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('theme'),
  year,
  title: namedLine.optional(),
  languages: z.array(language).max(6),
  entries: z.array(themeEntry).max(200),
  notes: passage.optional(),
})
export type ThemeV1 = z.infer<typeof themeV1>
