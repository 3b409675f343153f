import { z } from 'zod'
import { recordId, sha256 } from '../ids.ts'
import { language } from '../languages.ts'
import { line, namedLine, recordBase } from '../record-base.ts'
import { redactedArea } from '../redaction/v1.ts'

/** A file as received; its bytes are kept apart, by their SHA-256. */
export const attachmentV1 = z.strictObject({
  ...recordBase,
  kind: z.literal('attachment'),
  title: namedLine,
  fileName: namedLine,
  mediaType: z.string().max(120),
  sha256,
  /** Bytes. */
  size: z.int().min(0),
  pages: z.int().min(0).optional(),
  language: language.optional(),
  meetingId: recordId.optional(),
  themeId: recordId.optional(),
  mechanismId: recordId.optional(),
  receivedFrom: line.optional(),
  /** What is burnt out of its public version. */
  redactedAreas: z.array(redactedArea).max(2000).optional(),
})
export type AttachmentV1 = z.infer<typeof attachmentV1>
