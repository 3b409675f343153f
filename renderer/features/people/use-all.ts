import { useEffect } from 'react'
import type { RecordKind } from '../../../shared/model/record.ts'
import { useRecords } from '../records/index.ts'

/** Every record of a kind, read on until all are there: what is filtered while it is typed must not be missing a part. */
export function useAll(kind: RecordKind) {
  const { rows, total, isLoading, error, retry, readOn } = useRecords({ kinds: [kind] }, 'title', false)
  useEffect(() => {
    if (rows.length < total) readOn()
  }, [rows.length, total, readOn])
  return { rows, isLoading, error, retry }
}
