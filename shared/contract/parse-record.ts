import type { z } from 'zod'
import { libraryRecord, type LibraryRecord } from '../model/record.ts'
import { Failure } from './failure.ts'

/** Checks a whole record; INVALID lists the dotted path and reason of everything wrong with it. */
export function parseRecord(value: unknown): LibraryRecord {
  const parsed = libraryRecord.safeParse(value)
  if (!parsed.success)
    throw new Failure('INVALID', { fields: toFields(parsed.error) }, { cause: parsed.error })
  return parsed.data
}

function toFields(error: z.ZodError) {
  return error.issues
    .slice(0, 50)
    .map((issue) => ({ path: issue.path.map(String).join('.'), reason: issue.code }))
}
