import dgram from 'node:dgram'
import dns from 'node:dns'
import { syncBuiltinESMExports } from 'node:module'
import { Socket } from 'node:net'

export interface NetworkWatch {
  /** What was tried, in order: `connect host:port`, `look up name`, `send to host`. */
  readonly attempts: readonly string[]
  stop(): void
}

const thisMachine = new Set(['127.0.0.1', '::1', 'localhost'])

/**
 * Refuses, from now on and for the whole process, every connection, datagram and name look-up that would leave this
 * machine, and notes it. Pipes and local sockets pass.
 */
export function watchNetwork(): NetworkWatch {
  const attempts: string[] = []
  const refuse = (what: string): never => {
    attempts.push(what)
    throw new Error(`No network here: ${what}`)
  }
  const undo: (() => void)[] = []
  const replace = <T extends object, K extends keyof T>(owner: T, key: K, wrap: (original: T[K]) => T[K]) => {
    const original = owner[key]
    owner[key] = wrap(original)
    undo.push(() => {
      owner[key] = original
    })
  }

  replace(
    Socket.prototype,
    'connect',
    (original) =>
      function connect(this: Socket, ...args: unknown[]) {
        const { host, port } = toTarget(args)
        if (host !== null && !thisMachine.has(host)) refuse(`connect ${host}:${port}`)
        return Reflect.apply(original, this, args) as Socket
      } as typeof original,
  )
  replace(
    dgram.Socket.prototype,
    'send',
    () =>
      function send(...args: unknown[]) {
        return refuse(`send to ${args.findLast((arg) => typeof arg === 'string') ?? 'somewhere'}`)
      },
  )
  for (const owner of [dns, dns.promises]) {
    for (const key of ['lookup', 'resolve', 'resolve4', 'resolve6'] as const) {
      replace(
        owner as typeof dns,
        key,
        (original) =>
          Object.assign((name: string, ...rest: unknown[]): unknown => {
            if (!thisMachine.has(name)) return refuse(`look up ${name}`)
            return Reflect.apply(original as (...args: unknown[]) => unknown, owner, [name, ...rest])
          }, original) as never,
      )
    }
  }
  syncBuiltinESMExports()

  return {
    attempts,
    stop() {
      for (const restore of undo) restore()
      syncBuiltinESMExports()
    },
  }
}

/** Reads what `net.Socket#connect` was given: options, a path, port and host, or Node's own list of all of it. */
function toTarget(args: readonly unknown[]): { host: string | null; port: unknown } {
  const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0]
  if (typeof first === 'object' && first !== null) {
    const { path, host, port } = first as { path?: string | null; host?: string; port?: unknown }
    return path ? { host: null, port: null } : { host: host ?? 'localhost', port }
  }
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { host: null, port: null }
  return { host: typeof args[1] === 'string' ? args[1] : 'localhost', port: first }
}
