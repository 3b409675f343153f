import { z } from 'zod'
import { isoMoment } from './dates.ts'
import { recordId } from './ids.ts'

/** A line of text a person typed: any script, no line breaks enforced, at most 500 characters. */
export const line = z.string().max(500)

/** A line that says something. Kept as it was typed: nothing is trimmed, so that what was stored is what was meant. */
export const namedLine = z.string().max(500).regex(/\S/)

/** A few paragraphs of plain text. */
export const passage = z.string().max(20_000)

/** What every record carries, whatever its kind. */
export const recordBase = {
  id: recordId,
  createdAt: isoMoment,
  updatedAt: isoMoment,
  tags: z.array(z.string().trim().min(1).max(80)).max(100),
  /** Where a preloaded fact comes from, for a reader who wants to check it. */
  source: line.optional(),
} as const
