import { z } from 'zod'
import { localName } from '../languages.ts'
import { namedLine, passage, recordBase } from '../record-base.ts'

/** A body that takes part: an agency, a ministry, a regional community, a civil society organisation. */
export const organizationV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('organization'),
  names: z.array(localName).min(1).max(12),
  acronym: z.string().trim().max(40).optional(),
  aliases: z.array(namedLine).max(40),
  notes: passage.optional(),
})
export type OrganizationV1 = z.infer<typeof organizationV1>
