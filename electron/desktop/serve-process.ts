import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import { implement } from '@orpc/server'
import { RPCHandler } from '@orpc/server/message-port'
import type { MessagePortMain, ParentPort } from 'electron'
import type { AssetService } from '../workbench/asset-desk.ts'
import { AssetError } from '../workbench/asset-error.ts'
import type { HostPort } from '../workbench/host-port.ts'
import type { Keychain } from '../workbench/keychain.ts'
import type { OpenedDoor } from '../workbench/open-door.ts'
import { guardRpcInput } from '../workbench/rpc-input.ts'
import { createDesktopHost, createShellKeychain } from './process-host.ts'
import {
  storeContract,
  toProcess,
  type FromProcess,
  type OpenFailure,
  type ToProcess,
} from './shell-contract.ts'
import type { ShellClient } from './store-client.ts'

export type LibraryRequest = Omit<Extract<ToProcess, { say: 'open' }>, 'say'>

/** A library that cannot be opened, and why. */
export class CannotOpen extends Error {
  override readonly name = 'CannotOpen'

  constructor(
    readonly reason: OpenFailure,
    options?: ErrorOptions,
  ) {
    super(reason, options)
  }
}

export type ServePorts = {
  parent: ParentPort
  platform: NodeJS.Platform
  /** Opens or makes the library, or its door where it is sealed; CannotOpen where that is not possible. */
  openDoor(
    request: LibraryRequest,
    host: HostPort,
    keychain: Keychain,
  ): Promise<Pick<OpenedDoor, 'router' | 'assets' | 'close'>>
  /** Something that nobody waits for went wrong. */
  log(error: unknown): void
}

/** Serves one library to the shell and to its pages for as long as the process lives. */
export function serveProcess({ parent, platform, openDoor, log }: ServePorts): void {
  const tell = (message: FromProcess) => parent.postMessage(message)
  let opened: { handler: RPCHandler<Record<never, never>>; close(): Promise<void> } | null = null

  const open = async (request: LibraryRequest, shellPort: MessagePortMain, storePort: MessagePortMain) => {
    const shell: ShellClient = createORPCClient(new RPCLink({ port: shellPort }))
    shellPort.start()
    const door = await openDoor(request, createDesktopHost(shell, platform), createShellKeychain(shell))
    const handler = new RPCHandler(door.router, { interceptors: [guardRpcInput] })
    new RPCHandler(createStore(door.assets)).upgrade(storePort)
    storePort.start()
    opened = { handler, close: () => door.close() }
    tell({ say: 'opened' })
  }

  parent.on('message', ({ data, ports }) => {
    const { say, ...message } = toProcess.parse(data)
    const [first, second] = ports
    if (say === 'open' && first && second) {
      open(message as LibraryRequest, first, second).catch((error: unknown) => {
        const reason = error instanceof CannotOpen ? error.reason : 'cannot-open'
        // The other reasons are a choice of the person's, who is told of them.
        if (reason === 'cannot-open') log(error)
        tell({ say: 'failed', reason })
      })
    } else if (say === 'page' && first) {
      opened?.handler.upgrade(first)
      first.start()
    } else if (say === 'close') {
      const closing = opened?.close() ?? Promise.resolve()
      void closing.catch(log).finally(() => tell({ say: 'closed' }))
    }
  })
}

/** The bytes of a library, for the shell's own protocol. */
function createStore(assets: AssetService) {
  const os = implement(storeContract)
  return os.router({
    readAsset: os.readAsset.handler(async ({ input }) => {
      const found = await assets.read(input.sha256)
      return found && { bytes: toBlob(found.bytes), mediaType: found.mediaType, inline: found.inline }
    }),
    readArtifact: os.readArtifact.handler(async ({ input }) => {
      const found = await assets.artifact(input.id)
      return found && { bytes: toBlob(found.bytes), mediaType: found.mediaType, fileName: found.fileName }
    }),
    upload: os.upload.handler(async ({ input }) => {
      try {
        return await assets.upload(input.bytes.stream(), input.fileName)
      } catch (error) {
        if (error instanceof AssetError) return { refused: error.code }
        throw error
      }
    }),
  })
}

function toBlob(bytes: Uint8Array): Blob {
  // A view over shared memory is no part of a Blob; the copy is one either way.
  return new Blob([new Uint8Array(bytes)])
}
