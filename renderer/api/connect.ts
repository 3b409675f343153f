import type { Api } from './ApiProvider.tsx'
import { watchChanges } from './changes.ts'
import { createClient } from './client.ts'
import { createConnection } from './connection.ts'
import { dialDesktop } from './desktop-line.ts'
import { createFiles } from './files.ts'
import { dialLoopback } from './loopback-line.ts'
import { createQueries, createQueryCache } from './queries.ts'
import { createSessionToken } from './session-token.ts'

/** Connects the page to the host it was loaded from; returns at once, calls wait for the line. */
export function connect(): Api {
  const token = location.protocol === 'app:' ? null : createSessionToken()
  const connection = createConnection({
    dial: token === null ? dialDesktop : dialLoopback(() => token.current(), token.exchange),
  })
  token?.onNew(() => connection.retry())
  const client = createClient(connection.link)
  const queries = createQueries(client)
  const cache = createQueryCache()
  const files = createFiles(
    () => connection.state.getState().assetBase,
    () => token?.current() ?? null,
  )
  return { client, queries, cache, connection, files, changes: watchChanges(client, queries, cache), token }
}
