import { z } from 'zod'
import { isoDate, year } from '../dates.ts'
import { localName } from '../languages.ts'
import { line, namedLine, passage, recordBase } from '../record-base.ts'

/** Regional consultative process, inter-regional forum, global process. */
export const mechanismCategories = ['rcp', 'irf', 'global'] as const

export const mechanismRoles = [
  'participant',
  'lead',
  'coordinator',
  'observer',
  'technical-secretariat',
  'secretariat-support',
  'administrative-host',
] as const

/** One role IOM holds in a mechanism, with whom and since when; a mechanism has a set of these. */
export const mechanismRole = z.strictObject({
  role: z.enum(mechanismRoles),
  partners: z.array(namedLine).max(20),
  from: isoDate.optional(),
  to: isoDate.optional(),
})

/** An inter-State consultation mechanism on migration (ISCM). Everything but its name and category is optional knowledge. */
export const mechanismV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('mechanism'),
  names: z.array(localName).min(1).max(12),
  acronym: z.string().trim().max(40).optional(),
  aliases: z.array(namedLine).max(40),
  category: z.enum(mechanismCategories),
  roles: z.array(mechanismRole).max(20),
  members: z.array(namedLine).max(250),
  observers: z.array(namedLine).max(250),
  chair: line.optional(),
  secretariat: line.optional(),
  areas: z.array(namedLine).max(60),
  priorities: z.array(namedLine).max(60),
  founded: year.optional(),
  notes: passage.optional(),
})
export type MechanismV1 = z.infer<typeof mechanismV1>
