import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import type { ProtectionState } from '../../shared/contract/protection.ts'
import { useApi } from '../api/ApiProvider.tsx'
import { followProtection } from './follow-protection.ts'
import { whenWordsAreKept } from './pending-words.ts'

/** How the library stands, as the workbench last said; undefined until it has. */
export function useProtection(): ProtectionState | undefined {
  const { client, queries, cache } = useApi()
  useEffect(
    () =>
      followProtection({
        watch: (signal) => client.protection.watch(undefined, { signal }),
        show: (state) => void cache.setQueryData(queries.protection.state.queryKey(), state),
        startOver: async () => {
          await whenWordsAreKept()
          location.reload()
        },
      }),
    [client, queries, cache],
  )
  return useQuery(queries.protection.state.queryOptions()).data
}
