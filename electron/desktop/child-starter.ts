import type { MessagePortMain, ParentPort } from 'electron'
import { toProcess, type FromProcess } from './shell-contract.ts'

/** A child process as the one who asked for it sees it. */
export interface Child {
  send(message: unknown): void
  onMessage(listener: (message: unknown) => void): void
  onExit(listener: (code: number) => void): void
  kill(): void
}

/** Starts children of the shell for the process of the workbench, which cannot start any itself. */
export interface ChildStarter {
  start(): Child
}

/**
 * Asks the shell for children: a process of Electron's kind can only be started from the main process, and Node's own
 * `fork` is switched off in the packaged program (the RunAsNode fuse). What is sent before the child is there waits.
 */
export function createChildStarter(parent: ParentPort): ChildStarter {
  type Pending = {
    port: MessagePortMain | null
    queue: unknown[]
    messages: ((m: unknown) => void)[]
    exits: ((c: number) => void)[]
  }
  const children = new Map<number, Pending>()
  const tell = (message: FromProcess) => parent.postMessage(message)
  let count = 0

  parent.on('message', ({ data, ports }) => {
    const message = toProcess.parse(data)
    if (message.say === 'child-gone') {
      const child = children.get(message.id)
      children.delete(message.id)
      child?.exits.forEach((listener) => listener(message.code))
    }
    const [port] = ports
    if (message.say !== 'child' || !port) return
    const child = children.get(message.id)
    if (!child) return
    child.port = port
    port.on('message', (event) => child.messages.forEach((listener) => listener(event.data)))
    port.start()
    for (const waiting of child.queue.splice(0)) port.postMessage(waiting)
  })

  return {
    start() {
      const id = (count += 1)
      const child: Pending = { port: null, queue: [], messages: [], exits: [] }
      children.set(id, child)
      tell({ say: 'start-child', id })
      return {
        send: (message) => (child.port ? child.port.postMessage(message) : void child.queue.push(message)),
        onMessage: (listener) => void child.messages.push(listener),
        onExit: (listener) => void child.exits.push(listener),
        kill: () => tell({ say: 'kill-child', id }),
      }
    },
  }
}
