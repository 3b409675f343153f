import { createHash } from 'node:crypto'
import type { DocumentBody } from '../../shared/document/body.ts'
import { normalizeBody } from '../../shared/document/normalize-body.ts'
import { libraryRecord, type LibraryRecord } from '../../shared/model/record.ts'

/** A record as two libraries compare it: its fields, its text, and whether it lies in the bin. */
export type RecordState = { record: LibraryRecord; body?: DocumentBody; binned: boolean }

/** Brings a stored or bundled payload into today's form; null where it is no record of ours. */
export function readState(payload: { record: unknown; body?: unknown }, binned: boolean): RecordState | null {
  const record = libraryRecord.safeParse(payload.record)
  if (!record.success) return null
  if (payload.body === undefined) return { record: record.data, binned }
  let made = 0
  // Ids for blocks that came without one must be the same wherever the same text is read.
  const { body } = normalizeBody(payload.body, { newBlockId: () => `read-${(made += 1)}` })
  return { record: record.data, body, binned }
}

/**
 * What a state says, as 64 hexadecimal digits. Two libraries that hold the same fields and text name it alike, whenever
 * and wherever it was saved: the moments of making and changing are no part of it.
 */
export function contentHash({ record, body, binned }: RecordState): string {
  const { createdAt: _made, updatedAt: _changed, ...said } = record
  const whole = { record: said, ...(body ? { body } : {}), ...(binned ? { binned } : {}) }
  return createHash('sha256')
    .update(JSON.stringify(sorted(whole)))
    .digest('hex')
}

/** The same value with the keys of every object in order; at most as deep as JSON may be here. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value
  if (Array.isArray(value)) return value.map(sorted)
  const entries = Object.entries(value).filter(([, each]) => each !== undefined)
  return Object.fromEntries(
    entries.toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([key, each]) => [key, sorted(each)]),
  )
}
