import { join } from 'node:path'
import type { Secret } from '../../shared/contract/protection.ts'
import { noKeychain } from '../workbench/keychain.ts'
import { openDoor } from '../workbench/open-door.ts'
import { loadPageFiles } from '../workbench/page-files.ts'
import { createPlainHost } from '../workbench/plain-host.ts'
import { startLoopback } from './server.ts'
import { takeSecrets } from './start-secrets.ts'

export type ServeOptions = {
  folder: string
  /** 0 for any free one. */
  port: number
  /** A second folder for backups, absolute. */
  backups?: string | undefined
  /** What opens a sealed library at once; without, the page asks. */
  secret?: Secret | null
  /** Folder of the built bundles; the built page lies beside it. */
  built: string
  version: string
  /** The environment, from which a token handed over by whoever started this process is taken. */
  env: NodeJS.ProcessEnv
  /** Told of every failure that nobody asked about; `reference` is what the person was shown of it. */
  report(fault: unknown, reference?: string): void
}

export interface ServedLibrary {
  address: string
  /** Lets no one in any more, finishes every save under way and closes the library. */
  stop(): Promise<void>
}

/** Serves a library to browsers on this machine; a sealed one waits there for its passphrase. Errors are those of `openDoor` and of the port. */
export async function serveLibrary(options: ServeOptions): Promise<ServedLibrary> {
  const { folder, port, built, version, report } = options
  const secrets = takeSecrets(options.env)
  const page = loadPageFiles(join(built, '../renderer'), join(built, '../page-manifest.json'))
  const opened = await openDoor({
    folder,
    built,
    host: createPlainHost('loopback'),
    keychain: noKeychain,
    backups: { automatic: true, second: options.backups },
    version,
    log: ({ reference, cause }) => report(cause, reference),
  })
  try {
    if (options.secret) await opened.door.unlock(options.secret, false)
    const { router, assets } = opened
    const server = await startLoopback({ router, assets, page, port, onFault: report, ...secrets })
    return {
      address: server.address,
      async stop() {
        await server.close()
        await opened.close()
      },
    }
  } catch (error) {
    await opened.close()
    throw error
  }
}
