import { RPCLink } from '@orpc/client/websocket'
import {
  loopbackClose,
  loopbackPaths,
  loopbackWelcome,
  type loopbackHello,
} from '../../shared/contract/loopback-session.ts'
import type { z } from 'zod'
import { TokenRefused, type Dial, type Line } from './line.ts'

type SocketMaker = (address: string) => WebSocket

/**
 * The loopback host's line: a WebSocket whose first message is the token and whose first answer is the welcome. A page
 * that came with a code good once is told the token by `onToken`, for the next time.
 */
export function dialLoopback(
  token: () => string | null,
  onToken: (token: string) => void,
  origin: string = location.origin,
  open: SocketMaker = (address) => new WebSocket(address),
): Dial {
  return () =>
    new Promise<Line>((resolve, reject) => {
      const known = token()
      if (known === null) {
        reject(new TokenRefused('no token'))
        return
      }
      const socket = open(`${origin.replace(/^http/, 'ws')}${loopbackPaths.socket}`)
      socket.addEventListener('open', () => {
        socket.send(JSON.stringify({ token: known } satisfies z.input<typeof loopbackHello>))
      })
      socket.addEventListener('close', (event) => {
        reject(
          event.code === loopbackClose.wrongToken
            ? new TokenRefused('unknown token')
            : new Error(`socket closed with ${event.code}`),
        )
      })
      socket.addEventListener(
        'message',
        (event: MessageEvent<unknown>) => {
          const welcome = loopbackWelcome.safeParse(parse(event.data))
          if (!welcome.success) {
            reject(new Error('the host answered with no welcome'))
            socket.close()
            return
          }
          if (welcome.data.token !== undefined) onToken(welcome.data.token)
          resolve({
            // Made only now: the link reads every message from here on, and the welcome is not one of its own.
            link: new RPCLink({ websocket: socket }),
            assetBase: welcome.data.assetBase,
            onClose: (listener) => socket.addEventListener('close', () => listener(), { once: true }),
            close: () => socket.close(),
          })
        },
        { once: true },
      )
    })
}

function parse(data: unknown): unknown {
  if (typeof data !== 'string') return null
  try {
    return JSON.parse(data)
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}
