import { z } from 'zod'
import { isoMoment } from '../dates.ts'
import { blockId, sha256 } from '../ids.ts'
import { line, namedLine } from '../record-base.ts'

/** What tells one copy from every other, on its pages and in its metadata: 12 letters and figures that are not mistaken for each other. */
export const copyIdentifier = z.string().regex(/^[0-9A-HJKMNP-TV-Z]{12}$/)

/** A paper that an audience got although its rules withhold it, and why. */
export const copyOverride = z.strictObject({ entryId: blockId, title: line, reason: namedLine })
export type CopyOverride = z.infer<typeof copyOverride>

/** A copy that was made for somebody: a line of the pack's ledger. */
export const packCopy = z.strictObject({
  identifier: copyIdentifier,
  sha256,
  audienceId: blockId,
  audience: line,
  /** Empty for a copy that names nobody. */
  recipient: line,
  madeAt: isoMoment,
  pages: z.int().min(1),
  /** Bytes. */
  size: z.int().min(1),
  /** Newest issue of the pack when it was made; absent before the first. */
  issue: z.int().min(1).optional(),
  /** Entries for which a slip stands. */
  withheld: z.array(blockId).max(1000).optional(),
  overrides: z.array(copyOverride).max(1000).optional(),
})
export type PackCopy = z.infer<typeof packCopy>
