import type { ContractRouterClient } from '@orpc/contract'
import type { shellContract, storeContract } from './shell-contract.ts'

/** The bytes of the open library, asked of the process of the workbench. */
export type StoreClient = ContractRouterClient<typeof storeContract>

/** The shell, asked by the process of the workbench. */
export type ShellClient = ContractRouterClient<typeof shellContract>
