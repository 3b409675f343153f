import { z } from 'zod'
import { blockId } from '../ids.ts'
import { line } from '../record-base.ts'

/** Why something is taken out, as it is printed in its place: a few letters or words, such as “personal data”. */
export const redactionReason = z.string().trim().max(60)

/**
 * A passage that the public version of a document does not have. `at` is its place in the text: offsets count UTF-16 units
 * of the block's own text, everything in it that is no text counting 1. Without a place it is taken out wherever it stands,
 * in title, captions and descriptions of pictures too.
 */
export const redactedPassage = z.strictObject({
  id: blockId,
  text: z.string().min(1).max(20_000),
  at: z.strictObject({ blockId, from: z.int().min(0), to: z.int().min(1) }).optional(),
  reason: redactionReason,
})
export type RedactedPassage = z.infer<typeof redactedPassage>

/** What is to be taken out of a document before it is published; the document itself stays as it is. */
export const documentRedaction = z.strictObject({
  passages: z.array(redactedPassage).max(2000),
  /** Words of these passages that may stand elsewhere: somebody looked at their places. */
  spared: z.array(line).max(1000).optional(),
})
export type DocumentRedaction = z.infer<typeof documentRedaction>

/** A rectangle burnt out of a page of a file as received: points from the upper left corner of the page as it is seen. */
export const redactedArea = z.strictObject({
  id: blockId,
  /** From 1. */
  page: z.int().min(1),
  x: z.number().min(0),
  y: z.number().min(0),
  width: z.number().positive(),
  height: z.number().positive(),
  reason: redactionReason,
})
export type RedactedArea = z.infer<typeof redactedArea>
