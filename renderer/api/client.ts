import { createORPCClient, type ClientLink } from '@orpc/client'
import type { ContractRouterClient } from '@orpc/contract'
import type { contract } from '../../shared/contract/index.ts'

/** Everything the workbench can be asked, typed by its contract. */
export type Client = ContractRouterClient<typeof contract>

export function createClient(link: ClientLink<Record<never, never>>): Client {
  return createORPCClient<Client>(link)
}
