import { createTanstackQueryUtils, type RouterUtils } from '@orpc/tanstack-query'
import { QueryClient } from '@tanstack/react-query'
import type { Client } from './client.ts'
import { ConnectionLost } from './line.ts'

/** Query and mutation options for every procedure, as `queries.records.list.queryOptions({ input })`. */
export type Queries = RouterUtils<Client>

export function createQueries(client: Client): Queries {
  return createTanstackQueryUtils(client)
}

/** Server state of the page. Changes of the library invalidate it, so nothing is asked again merely because time passed. */
export function createQueryCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: 5 * 60_000,
        refetchOnWindowFocus: false,
        refetchOnReconnect: false,
        // The browser's idea of being online says nothing about a host on this machine.
        networkMode: 'always',
        // A call without a line waits for it, so this asks again exactly when there is somebody to ask.
        retry: (_count, error) => error instanceof ConnectionLost,
        retryDelay: 0,
      },
      mutations: { networkMode: 'always' },
    },
  })
}
