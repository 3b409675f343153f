import { z } from 'zod'

/** Identifies a record for ever: a UUID version 7 in lower case, so that ids sort by time of creation (RFC 9562). */
export const recordId = z.uuidv7().brand<'RecordId'>()
export type RecordId = z.infer<typeof recordId>

/** Identifies a block inside a document or an entry inside a record; unique within its owner only. */
export const blockId = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/)

/** The SHA-256 of a stored file's bytes, 64 lower-case hexadecimal digits. */
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Reads a record id from text; null where the text is none. */
export function toRecordId(text: string): RecordId | null {
  const parsed = recordId.safeParse(text)
  return parsed.success ? parsed.data : null
}
