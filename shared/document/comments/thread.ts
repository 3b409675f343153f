import { z } from 'zod'
import { isoMoment } from '../../model/dates.ts'
import { blockId } from '../../model/ids.ts'

/** Characters of one remark, and remarks of one thread. */
export const longestRemark = 10_000
export const mostRemarks = 500

const person = z.string().max(200)

/** What one person said at one moment (UTC); `edited` is when it was last said otherwise. `author` is empty where nobody gave a name. */
export const remark = z.strictObject({
  id: blockId,
  author: person,
  at: isoMoment,
  text: z.string().min(1).max(longestRemark),
  edited: isoMoment.nullable().default(null),
})
export type Remark = z.infer<typeof remark>

/**
 * The attributes of the mark `comment`: the whole of a thread, on every run of text of the passage it is about. So it goes
 * wherever the passage goes.
 */
export const threadFields = {
  thread: blockId,
  remarks: z.array(remark).min(1).max(mostRemarks),
  /** Who settled it, and when; null while it is open. */
  resolved: z.strictObject({ by: person, at: isoMoment }).nullable().default(null),
} as const

const thread = z.strictObject(threadFields)
/** A conversation about a passage: what was said, in order, and whether it is settled. */
export type CommentThread = z.infer<typeof thread>

/** Reads a mark's attributes; null where they are no thread's. */
export function toThread(attrs: unknown): CommentThread | null {
  const read = thread.safeParse(attrs)
  return read.success ? read.data : null
}
