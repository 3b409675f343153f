import { z } from 'zod'
import { findJsonProblem } from '../../../shared/model/json-limits.ts'
import { stepUp } from '../../../shared/model/record-steps.ts'
import type { StoredRevision, StoredState } from '../library.ts'
import { LibraryError } from '../library-error.ts'
import { maxPayloadBytes } from '../revisions/revision-file.ts'
import type { LoadedRevision } from './load-revision.ts'

const storedPayload = z.looseObject({ record: z.unknown(), body: z.unknown().optional() })

/** Serialises a state; INVALID or TOO_LARGE where it could not be read back the same. */
export function toPayload(state: StoredState): Uint8Array {
  const payload = state.body === undefined ? { record: state.record } : state
  const problem = findJsonProblem(payload)
  if (problem) throw new LibraryError({ code: 'INVALID', reason: problem })
  const bytes = Buffer.from(JSON.stringify(payload))
  if (bytes.length > maxPayloadBytes) throw new LibraryError({ code: 'TOO_LARGE', limit: maxPayloadBytes })
  return bytes
}

/** The state a revision holds, in today's shape; null for a tombstone or a payload that is no state at all. */
export function toStoredRevision({ name, header, payload }: LoadedRevision): StoredRevision | null {
  const state = storedPayload.safeParse(payload)
  if (!state.success || header.meta === null) return null
  const { record, body } = stepUp(state.data as StoredState, header.schema)
  return {
    record,
    ...(body === undefined ? {} : { body }),
    rev: name.rev,
    hash: name.hash,
    savedAt: header.savedAt,
    kind: header.kind,
    summary: header.meta,
  }
}
