import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Duplex } from 'node:stream'
import type { AnyRouter } from '@orpc/server'
import { loopbackPaths } from '../../shared/contract/loopback-session.ts'
import type { PageFile, PageFiles } from '../workbench/page-files.ts'
import { pagePolicy } from '../workbench/page-policy.ts'
import { refuse, sendBytes } from './answer.ts'
import type { AssetService } from '../workbench/asset-desk.ts'
import { limits as usualLimits, type Limits } from './limits.ts'
import { findRefusal, onlyHeader, type Self, selfAt } from './request-rules.ts'
import { createRpcSockets, type RpcSockets } from './rpc-socket.ts'
import { sendStoredFile, toFileAddress } from './stored-files.ts'
import { createToken, createTokenGate, sessionSegment, type TokenGate } from './token.ts'
import { takeUpload } from './upload.ts'

export type LoopbackOptions = {
  router: AnyRouter
  assets: AssetService
  page: PageFiles
  /** 0 for any free one. */
  port?: number
  /** Left out, a new one is made. */
  token?: string
  /** A code that lets one page in, once: what a browser is started with can be seen by others on this machine. */
  entry?: string
  limits?: Partial<Limits>
  /** Milliseconds of a clock that only moves forward. */
  now?: () => number
  /** Told of failures nobody asked about; the browser is told nothing of them. */
  onFault?: (fault: unknown) => void
}

export interface LoopbackServer {
  readonly port: number
  readonly token: string
  /** What a browser is to open: the token stands in the fragment, which is never sent. */
  readonly address: string
  /** Ends every connection and frees the port. */
  close(): Promise<void>
}

/** Serves the page, its files and the contract to browsers on this machine, by the rules of `request-rules.ts`. */
export async function startLoopback(options: LoopbackOptions): Promise<LoopbackServer> {
  const limits = { ...usualLimits, ...options.limits }
  const token = options.token ?? createToken()
  const gate = createTokenGate(token, limits, options.now ?? (() => performance.now()), options.entry)
  const segment = sessionSegment(token)
  const sockets = createRpcSockets({
    router: options.router,
    gate,
    token,
    welcome: { assetBase: `/s/${segment}/` },
    limits,
  })
  const server = createServer({
    maxHeaderSize: limits.headerSize,
    headersTimeout: limits.headersTimeout,
    requestTimeout: limits.requestTimeout,
    connectionsCheckingInterval: limits.checkInterval,
    // A missing Host is answered by our own rule, like any other wrong one.
    requireHostHeader: false,
  })
  server.timeout = limits.idleTimeout
  server.maxConnections = limits.connections
  const port = await listen(server, options.port ?? 0)
  const self = selfAt(port)
  route(server, { ...options, self, gate, segment, sockets, limits })
  return {
    port,
    token,
    address: `${self.origin}/#t=${token}`,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()))
      await sockets.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

type Served = Pick<LoopbackOptions, 'assets' | 'page' | 'onFault'> & {
  self: Self
  gate: TokenGate
  segment: string
  sockets: RpcSockets
  limits: Limits
}

function route(server: Server, served: Served): void {
  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    answer(request, response, served).catch((fault: unknown) => {
      served.onFault?.(fault)
      refuse(response, 500)
    })
  }
  server.on('request', handle)
  // Without this, Node itself would ask for the body before any rule was looked at.
  server.on('checkContinue', handle)
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy())
    const status = findRefusal(request, served.self) ?? (request.url === loopbackPaths.socket ? null : 404)
    if (status === null) served.sockets.accept(request, socket, head)
    else socket.end(`HTTP/1.1 ${status} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  })
}

async function answer(request: IncomingMessage, response: ServerResponse, served: Served): Promise<void> {
  const refusal = findRefusal(request, served.self)
  if (refusal !== null) {
    refuse(response, refusal)
    return
  }
  const url = request.url ?? ''
  if (request.method === 'GET') {
    const pageFile = served.page.get(url)
    const stored = toFileAddress(url)
    if (pageFile) sendPageFile(response, pageFile, served.self)
    else if (stored) await sendStoredFile(response, stored, served.segment, served.assets)
    else refuse(response, 404)
    return
  }
  const verdict = checkBearer(request, served.gate)
  if (verdict === 'locked') refuse(response, 429)
  else if (verdict === 'wrong') refuse(response, 401)
  else if (url === loopbackPaths.upload) await takeUpload(request, response, served.assets, served.limits)
  else refuse(response, 404)
}

function sendPageFile(response: ServerResponse, file: PageFile, self: Self): void {
  sendBytes(response, file.bytes, {
    'content-type': file.type,
    'content-security-policy': pagePolicy([`ws://${self.host}`]),
  })
}

function checkBearer(request: IncomingMessage, gate: TokenGate): 'right' | 'wrong' | 'locked' {
  const sent = /^Bearer ([\w-]{1,200})$/.exec(onlyHeader(request, 'authorization') ?? '')
  // One that was not sent is no guess.
  return sent?.[1] === undefined ? 'wrong' : gate.check(sent[1])
}
