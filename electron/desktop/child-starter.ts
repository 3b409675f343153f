import type { ParentPort } from 'electron'
import type { ChildPort } from '../typesetting/child-compiler.ts'
import { toProcess, type FromProcess } from './shell-contract.ts'

/** Starts children of the shell for the process of the workbench, which cannot start any itself. */
export interface ChildStarter {
  start(): ChildPort
}

type Listeners = { said: ((message: unknown) => void)[]; gone: ((code: number | null) => void)[] }

/**
 * Asks the shell for children: a process of Electron's kind can only be started from the main process, and Node's own
 * `fork` is switched off in the packaged program (the RunAsNode fuse).
 */
export function createChildStarter(parent: ParentPort): ChildStarter {
  const children = new Map<number, Listeners>()
  const tell = (message: FromProcess) => parent.postMessage(message)
  let count = 0

  parent.on('message', ({ data }) => {
    const message = toProcess.parse(data)
    if (message.say === 'child-said') {
      for (const listener of children.get(message.id)?.said ?? []) listener(message.message)
    } else if (message.say === 'child-gone') {
      const gone = children.get(message.id)?.gone ?? []
      children.delete(message.id)
      for (const listener of gone) listener(message.code)
    }
  })

  return {
    start() {
      const id = (count += 1)
      const listeners: Listeners = { said: [], gone: [] }
      children.set(id, listeners)
      tell({ say: 'start-child', id })
      return {
        send: (message) => tell({ say: 'tell-child', id, message }),
        onMessage: (listener) => void listeners.said.push(listener),
        onExit: (listener) => void listeners.gone.push(listener),
        kill: () => tell({ say: 'kill-child', id }),
      }
    },
  }
}
