import { fork } from 'node:child_process'
import type { ChildPort } from './child-compiler.ts'

/** Starts the built `compile-child.js` at `script` with Node's own `fork`: for the loopback host, the command line, tests. */
export function forkCompileChild(script: string): ChildPort {
  const child = fork(script, [], {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    execArgv: [],
  })
  let ended = false
  const onEnd: ((code: number | null) => void)[] = []
  const end = (code: number | null) => {
    if (ended) return
    ended = true
    for (const listener of onEnd) listener(code)
  }
  child.on('exit', end)
  child.on('error', () => end(null))
  return {
    // A message to a process that has just died is not an error of ours: its exit is what we hear of.
    send: (message) => child.send(message, () => undefined),
    onMessage: (listener) => child.on('message', listener),
    onExit: (listener) => onEnd.push(listener),
    kill: () => child.kill('SIGKILL'),
  }
}
