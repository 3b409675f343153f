import { toRecordId } from '../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { useSummaries } from '../records/index.ts'

/** Mechanisms by their ids, for their names. */
export function useMechanisms(ids: readonly string[]): ReadonlyMap<string, RecordSummary> {
  const known = [...new Set(ids)].flatMap((id) => toRecordId(id) ?? [])
  return new Map(useSummaries(known.toSorted()).map((each) => [each.id, each]))
}
