import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { StoredRecord } from '../../shared/contract/records.ts'
import type { RecordId } from '../../shared/model/ids.ts'
import type { LibraryRecord, RecordKind, RecordOf } from '../../shared/model/record.ts'
import { useApi } from './ApiProvider.tsx'
import { errorCode } from './error-sentence.ts'

/** A record being looked at, and the way to change it in place. */
export interface EditedRecord<K extends RecordKind> {
  /** Undefined while it is being read, and where it is of another kind. */
  record: RecordOf<K> | undefined
  isPending: boolean
  error: unknown
  /** Applies a change to the newest state of the record and saves it; shown at once, taken back if it could not be saved. */
  change: (change: (record: RecordOf<K>) => RecordOf<K>) => void
  /** Whether a change is on its way to the library. */
  isSaving: boolean
  /** Why the last change was not saved. */
  changeError: unknown
}

export function useRecord<K extends RecordKind>(id: RecordId, kind: K): EditedRecord<K> {
  const { client, queries } = useApi()
  const cache = useQueryClient()
  const options = queries.records.get.queryOptions({ input: { id } })
  const { data, isPending, error } = useQuery(options)

  const {
    mutate,
    error: changeError,
    isPending: isSaving,
  } = useMutation({
    // Changes of one record follow each other; each is applied to what the one before left.
    scope: { id: `record ${id}` },
    networkMode: 'always',
    mutationFn: async (change: (record: RecordOf<K>) => RecordOf<K>) => {
      const save = (stored: StoredRecord) =>
        client.records.update({
          baseRev: stored.rev,
          record: change(stored.record as RecordOf<K>) as LibraryRecord,
        })
      try {
        return await save(await client.records.get({ id }))
      } catch (failure) {
        // Somebody else was quicker; the change still says what it means on the newer state.
        if (errorCode(failure) !== 'CONFLICT') throw failure
        return await save(await client.records.get({ id }))
      }
    },
    onMutate: (change) => {
      const before = cache.getQueryData(options.queryKey)
      if (before)
        cache.setQueryData(options.queryKey, { ...before, record: change(before.record as RecordOf<K>) })
      return before
    },
    onSuccess: (stored) => cache.setQueryData(options.queryKey, stored),
    onError: (_failure, _change, before) => before && cache.setQueryData(options.queryKey, before),
  })

  const record = data?.record.kind === kind ? (data.record as RecordOf<K>) : undefined
  const edit = useCallback((change: (record: RecordOf<K>) => RecordOf<K>) => mutate(change), [mutate])
  return { record, isPending, error, change: edit, isSaving, changeError }
}
