import { oc } from '@orpc/contract'
import { z } from 'zod'
import { recordId, sha256 } from '../model/ids.ts'
import { recordSummary } from '../model/summary.ts'
import { errors } from './errors.ts'

/** What is wrong with a picture. `format`: not PNG, JPEG, GIF or WebP; `too-large`: over 50 million pixels or 64 MB. */
export const pictureFault = z.enum(['format', 'damaged', 'too-large'])

/**
 * What a Word file had that its document has not: remarks at its edge, who changed what (the text is as if all changes were
 * accepted), running heads and feet, formulas, charts and drawings, files within the file.
 */
export const importLosses = [
  'comments',
  'tracked-changes',
  'headers-footers',
  'equations',
  'drawings',
  'embedded',
] as const
export type ImportLoss = (typeof importLosses)[number]

export const exchangeContract = {
  /** Whether stored bytes are a picture that can be shown and printed; asked before one is put into a text. */
  checkPicture: oc
    .input(z.strictObject({ sha256 }))
    .output(z.strictObject({ fault: pictureFault.nullable() }))
    .errors({ NOT_FOUND: errors.NOT_FOUND }),
  /** Makes an attachment record for bytes that were uploaded to `asset` before; an image for a figure needs none. */
  attach: oc
    .input(
      z.strictObject({
        sha256,
        fileName: z.string().trim().min(1).max(255),
        meetingId: recordId.optional(),
        themeId: recordId.optional(),
        mechanismId: recordId.optional(),
      }),
    )
    .output(recordSummary)
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      UNSUPPORTED_FILE: errors.UNSUPPORTED_FILE,
      READ_ONLY: errors.READ_ONLY,
      DISK_FULL: errors.DISK_FULL,
    }),
  /**
   * Makes a document of an attachment in a format we read, of the same meeting, theme and mechanism; the attachment stays as it
   * was received, and the document names it.
   */
  makeDocument: oc
    .input(z.strictObject({ id: recordId }))
    .output(z.strictObject({ document: recordSummary, losses: z.array(z.enum(importLosses)) }))
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      UNSUPPORTED_FILE: errors.UNSUPPORTED_FILE,
      TOO_LARGE: errors.TOO_LARGE,
      READ_ONLY: errors.READ_ONLY,
      DISK_FULL: errors.DISK_FULL,
    }),
  /** Makes a document of uploaded bytes in a format we read (.docx, .html, .md, .txt). */
  importDocument: oc
    .input(z.strictObject({ sha256, fileName: z.string().trim().min(1).max(255) }))
    .output(recordSummary)
    .errors({
      NOT_FOUND: errors.NOT_FOUND,
      UNSUPPORTED_FILE: errors.UNSUPPORTED_FILE,
      TOO_LARGE: errors.TOO_LARGE,
      READ_ONLY: errors.READ_ONLY,
      DISK_FULL: errors.DISK_FULL,
    }),
}
