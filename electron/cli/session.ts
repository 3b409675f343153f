import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import type { contract } from '../../shared/contract/index.ts'
import type { Workbench } from '../workbench/create-workbench.ts'
import type { Router } from '../workbench/router.ts'

/** The contract as a command calls it: the same procedures, checks and errors as a page has. */
export type Client = ContractRouterClient<typeof contract>

export function createClient(router: Router): Client {
  return createRouterClient(router)
}

/** One open library, for as long as a command runs. */
export type Session = { client: Client; workbench: Workbench }
