import { z } from 'zod'
import { recordId } from '../ids.ts'
import { line, namedLine, passage, recordBase } from '../record-base.ts'

/** Somebody one meets: a delegate, a speaker, a colleague. */
export const personV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('person'),
  name: namedLine,
  position: line.optional(),
  organizationId: recordId.optional(),
  /** ISO 3166-1 alpha-2 code of the State represented. */
  state: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .optional(),
  email: line.optional(),
  telephone: line.optional(),
  notes: passage.optional(),
})
export type PersonV1 = z.infer<typeof personV1>
