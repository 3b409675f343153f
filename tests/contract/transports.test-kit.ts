import { once } from 'node:events'
import { MessageChannel } from 'node:worker_threads'
import { createORPCClient } from '@orpc/client'
import { RPCLink as PortLink } from '@orpc/client/message-port'
import { RPCLink as SocketLink } from '@orpc/client/websocket'
import type { ContractRouterClient } from '@orpc/contract'
import { createRouterClient } from '@orpc/server'
import { RPCHandler as PortHandler } from '@orpc/server/message-port'
import { WebSocket } from 'ws'
import type { contract } from '../../shared/contract/index.ts'
import { startLoopback } from '../../electron/loopback/server.ts'
import type { AssetService } from '../../electron/workbench/asset-desk.ts'
import type { Router } from '../../electron/workbench/router.ts'
import { guardRpcInput } from '../../electron/workbench/rpc-input.ts'

export type Client = ContractRouterClient<typeof contract>

/** One way from a page to the workbench. */
export interface Transport {
  name: string
  /** Whether values pass through text on the way, and so through the guard of the boundary. */
  remote: boolean
  open(workbench: { router: Router; assets: AssetService }): Promise<OpenTransport>
}

export interface OpenTransport {
  /** A fresh connection, as after the last one was lost. */
  connect(): Promise<Connection>
  close(): Promise<void>
}

export interface Connection {
  client: Client
  /** Ends the connection without a word, as when a page or a host dies. */
  drop(): Promise<void>
}

const inProcess: Transport = {
  name: 'in process',
  remote: false,
  open: (workbench) =>
    Promise.resolve({
      connect() {
        const lost = new AbortController()
        const client = createRouterClient(workbench.router, {
          interceptors: [
            ({ next, ...options }) => next({ ...options, signal: either(options.signal, lost.signal) }),
          ],
        })
        return Promise.resolve({ client, drop: () => Promise.resolve(lost.abort()) })
      },
      close: () => Promise.resolve(),
    }),
}

function either(one: AbortSignal | undefined, other: AbortSignal): AbortSignal {
  return one ? AbortSignal.any([one, other]) : other
}

const messagePort: Transport = {
  name: 'message port',
  remote: true,
  open(workbench) {
    const handler = new PortHandler(workbench.router, { interceptors: [guardRpcInput] })
    const ports: MessageChannel[] = []
    return Promise.resolve({
      connect() {
        const channel = new MessageChannel()
        ports.push(channel)
        handler.upgrade(channel.port1)
        const client: Client = createORPCClient(new PortLink({ port: channel.port2 }))
        channel.port1.start()
        channel.port2.start()
        const drop = async () => {
          channel.port2.close()
          await once(channel.port1, 'close')
        }
        return Promise.resolve({ client, drop })
      },
      close() {
        for (const { port1 } of ports) port1.close()
        return Promise.resolve()
      },
    })
  },
}

const webSocket: Transport = {
  name: 'WebSocket',
  remote: true,
  async open({ router, assets }) {
    const host = await startLoopback({ router, assets, page: new Map() })
    return {
      async connect() {
        const origin = `http://127.0.0.1:${host.port}`
        const socket = new WebSocket(`${origin.replace('http', 'ws')}/rpc`, { origin })
        await once(socket, 'open')
        socket.send(JSON.stringify({ token: host.token }))
        await once(socket, 'message')
        // The browser's own class is the one the link is typed for; `ws` is built after it.
        const link = new SocketLink({ websocket: socket as unknown as globalThis.WebSocket })
        const drop = async () => {
          socket.terminate()
          await once(socket, 'close')
        }
        return { client: createORPCClient(link), drop }
      },
      close: () => host.close(),
    }
  },
}

export const transports: readonly Transport[] = [inProcess, messagePort, webSocket]
