import { z } from 'zod'
import { year } from '../dates.ts'
import { recordId } from '../ids.ts'
import { line, namedLine, recordBase } from '../record-base.ts'

export const publicationSeries = [
  'world-migration-report',
  'migration-research-series',
  'idm-red-book',
  'other',
] as const

/** A published work one cites: a World Migration Report, a number of the Migration Research Series, an IDM volume. */
export const publicationV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('publication'),
  series: z.enum(publicationSeries),
  number: z.int().min(1).optional(),
  year: year.optional(),
  title: namedLine,
  subtitle: line.optional(),
  /** Pages. */
  pages: z.int().min(1).optional(),
  themeId: recordId.optional(),
})
export type PublicationV1 = z.infer<typeof publicationV1>
