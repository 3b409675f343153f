import { QueryClientProvider, type QueryClient } from '@tanstack/react-query'
import { createContext, useContext, useEffect, type ReactNode } from 'react'
import { useStore } from 'zustand'
import type { ChangeListener, ChangeWatch } from './changes.ts'
import type { Client } from './client.ts'
import type { Connection, ConnectionState } from './connection.ts'
import type { Files } from './files.ts'
import type { Queries } from './queries.ts'
import type { SessionToken } from './session-token.ts'

/** All the page has of the workbench. */
export interface Api {
  client: Client
  queries: Queries
  cache: QueryClient
  connection: Connection
  files: Files
  changes: ChangeWatch
  /** Null where the host needs none. */
  token: SessionToken | null
}

const ApiContext = createContext<Api | null>(null)

export function ApiProvider({ api, children }: { api: Api; children: ReactNode }) {
  return (
    <ApiContext value={api}>
      <QueryClientProvider client={api.cache}>{children}</QueryClientProvider>
    </ApiContext>
  )
}

export function useApi(): Api {
  const api = useContext(ApiContext)
  if (!api) throw new Error('useApi is called outside of ApiProvider')
  return api
}

export function useQueries(): Queries {
  return useApi().queries
}

export function useConnectionState(): ConnectionState {
  return useStore(useApi().connection.state, (held) => held.state)
}

/** Calls `listener` for each change of the library while the component lives. */
export function useChanges(listener: ChangeListener): void {
  const { changes } = useApi()
  useEffect(() => changes.subscribe(listener), [changes, listener])
}
