import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/message-port'
import type { MessageChannelMain, MessagePortMain, UtilityProcess } from 'electron'
import { fromProcess, type OpenFailure, type ToProcess } from './shell-contract.ts'
import type { StoreClient } from './store-client.ts'

/** How the shell starts processes and channels; Electron's own, handed in by main.ts. */
export type ProcessPorts = {
  /** Starts a built entry (`workbench-process`, `compile-child`) as a process of its own. */
  fork(entry: 'workbench-process' | 'compile-child'): UtilityProcess
  channel(): MessageChannelMain
}

export type LibraryToOpen = {
  folder: string
  create: boolean
  version: string
  restore?: { from: string; name: string }
}

/** An open library: the process that has it, the bytes in it, and the door for pages. */
export interface WorkbenchLink {
  readonly folder: string
  readonly store: StoreClient
  /** Gives a page's port to the workbench, which answers on it until either side is gone. */
  connectPage(port: MessagePortMain): void
  /** Lets the library finish and go; resolves when the process has ended, by force after `patience` ms. */
  close(patience?: number): Promise<void>
}

const patienceMs = 15_000

/**
 * Opens a library in a process of its own: what is parsed there, however hostile, cannot bring down the shell. Serves
 * the shell's contract to it through `serveShell`. `onGone` is called when the process ends without having been asked.
 */
export function openLibrary(
  ports: ProcessPorts,
  library: LibraryToOpen,
  serveShell: (port: MessagePortMain) => void,
  onGone: (code: number) => void,
): Promise<WorkbenchLink | { failed: OpenFailure }> {
  const process = ports.fork('workbench-process')
  const children = new Map<number, UtilityProcess>()
  const shell = ports.channel()
  const store = ports.channel()
  const tell = (message: ToProcess, ...transfer: MessagePortMain[]) => process.postMessage(message, transfer)
  let state: 'opening' | 'open' | 'closing' | 'gone' = 'opening'

  const startChild = (id: number) => {
    const child = ports.fork('compile-child')
    children.set(id, child)
    child.on('message', (message: unknown) => tell({ say: 'child-said', id, message }))
    child.once('exit', (code) => {
      children.delete(id)
      if (state !== 'gone') tell({ say: 'child-gone', id, code })
    })
  }

  const link: WorkbenchLink = {
    folder: library.folder,
    store: createORPCClient(new RPCLink({ port: store.port1 })),
    connectPage: (port) => tell({ say: 'page' }, port),
    close: (patience = patienceMs) =>
      new Promise((resolve) => {
        if (state === 'gone') return resolve()
        state = 'closing'
        const force = setTimeout(() => process.kill(), patience)
        process.once('exit', () => {
          clearTimeout(force)
          resolve()
        })
        tell({ say: 'close' })
      }),
  }

  return new Promise((resolve) => {
    process.on('message', (raw: unknown) => {
      const message = fromProcess.parse(raw)
      if (message.say === 'opened') {
        state = 'open'
        resolve(link)
      } else if (message.say === 'failed') {
        state = 'closing'
        resolve({ failed: message.reason })
        process.kill()
      } else if (message.say === 'start-child') startChild(message.id)
      else if (message.say === 'tell-child') children.get(message.id)?.postMessage(message.message)
      else if (message.say === 'kill-child') children.get(message.id)?.kill()
      else process.kill()
    })
    process.once('exit', (code) => {
      const unasked = state === 'open'
      if (state === 'opening') resolve({ failed: 'cannot-open' })
      state = 'gone'
      for (const child of children.values()) child.kill()
      if (unasked) onGone(code)
    })
    process.once('spawn', () => {
      serveShell(shell.port1)
      shell.port1.start()
      store.port1.start()
      tell({ say: 'open', ...library }, shell.port2, store.port2)
    })
  })
}
