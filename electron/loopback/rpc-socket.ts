import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import { RPCHandler } from '@orpc/server/ws'
import type { AnyRouter } from '@orpc/server'
import { type RawData, type WebSocket, WebSocketServer } from 'ws'
import { loopbackClose, loopbackHello, type loopbackWelcome } from '../../shared/contract/loopback-session.ts'
import type { z } from 'zod'
import { guardRpcInput } from '../workbench/rpc-input.ts'
import type { Limits } from './limits.ts'
import type { TokenGate } from './token.ts'

export interface RpcSockets {
  /** Takes a request that passed the rules and asks to become a WebSocket. */
  accept(request: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Says goodbye to everyone; resolves when the last socket is gone. */
  close(): Promise<void>
}

type RpcSocketOptions = {
  router: AnyRouter
  gate: TokenGate
  welcome: z.input<typeof loopbackWelcome>
  token: string
  limits: Limits
}

/** The contract over WebSockets: each shows the token in its first message, is answered, and speaks oRPC from then on. */
export function createRpcSockets({ router, gate, welcome, token, limits }: RpcSocketOptions): RpcSockets {
  const handler = new RPCHandler(router, { interceptors: [guardRpcInput] })
  const server = new WebSocketServer({
    noServer: true,
    maxPayload: limits.messageSize,
    perMessageDeflate: false,
  })

  function greet(socket: WebSocket, raw: Duplex): void {
    const late = setTimeout(() => socket.close(loopbackClose.noHello), limits.helloTimeout)
    const stopCounting = limitBytes(raw, limits.helloSize, () => socket.terminate())
    socket.on('error', () => socket.terminate())
    socket.once('close', () => clearTimeout(late))
    socket.once('message', (data, isBinary) => {
      clearTimeout(late)
      stopCounting()
      const presented = isBinary ? null : readToken(data)
      const verdict = presented === null ? 'wrong' : gate.enter(presented)
      if (verdict === 'wrong' || verdict === 'locked') {
        socket.close(verdict === 'locked' ? loopbackClose.locked : loopbackClose.wrongToken)
        return
      }
      socket.send(JSON.stringify(verdict === 'entered' ? { ...welcome, token } : welcome))
      // In the same turn as the greeting: a call that came in the same packet is delivered right after this listener.
      void handler.upgrade(socket, { context: {} })
    })
  }

  return {
    accept(request, socket, head) {
      if (server.clients.size >= limits.sockets) {
        socket.end('HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n')
        return
      }
      server.handleUpgrade(request, socket, head, (opened) => greet(opened, socket))
    },
    async close() {
      const gone = [...server.clients].map(
        (socket) => new Promise<void>((resolve) => socket.once('close', () => resolve())),
      )
      for (const socket of server.clients) {
        socket.close(loopbackClose.goingAway)
        // One that does not answer the goodbye is not waited for.
        setTimeout(() => socket.terminate(), 1_000).unref()
      }
      await Promise.all(gone)
      server.close()
    },
  }
}

function readToken(data: RawData): string | null {
  try {
    const hello = loopbackHello.safeParse(JSON.parse(String(data)))
    return hello.success ? hello.data.token : null
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

/** A stranger's first message is small; `ws` itself would take one of the size that is right for reports. */
function limitBytes(raw: Duplex, most: number, onMore: () => void): () => void {
  let seen = 0
  const count = (chunk: Buffer): void => {
    seen += chunk.byteLength
    if (seen > most) onMore()
  }
  raw.on('data', count)
  return () => raw.off('data', count)
}
