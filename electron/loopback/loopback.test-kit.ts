import { createHash } from 'node:crypto'
import { connect } from 'node:net'
import { os } from '@orpc/server'
import { WebSocket } from 'ws'
import { z } from 'zod'
import type { AssetService } from '../workbench/asset-desk.ts'
import type { PageFiles } from '../workbench/page-files.ts'
import { type LoopbackOptions, type LoopbackServer, startLoopback } from './server.ts'

export const page: PageFiles = new Map([
  ['/', { bytes: Buffer.from('<!doctype html>page'), type: 'text/html; charset=utf-8' }],
  ['/assets/app.js', { bytes: Buffer.from('export {}'), type: 'text/javascript; charset=utf-8' }],
])

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** Keeps uploads in memory; `image/…` may be shown, everything else is only handed over. */
export function createMemoryAssets(): AssetService & { store(bytes: Uint8Array, mediaType: string): string } {
  const kept = new Map<string, { bytes: Uint8Array; mediaType: string }>()
  return {
    store(bytes, mediaType) {
      const name = sha256(bytes)
      kept.set(name, { bytes, mediaType })
      return name
    },
    read(name) {
      const found = kept.get(name)
      return Promise.resolve(found ? { ...found, inline: found.mediaType.startsWith('image/') } : null)
    },
    artifact: (id) =>
      Promise.resolve(
        id === 'report'
          ? {
              bytes: Buffer.from('%PDF-1.7'),
              mediaType: 'application/pdf',
              fileName: 'Rapport final – « été ».pdf',
            }
          : null,
      ),
    async upload(stream, fileName) {
      const chunks: Uint8Array[] = []
      for await (const chunk of stream) chunks.push(chunk)
      const bytes = Buffer.concat(chunks)
      const mediaType = fileName.endsWith('.png') ? 'image/png' : 'application/octet-stream'
      return { sha256: this.store(bytes, mediaType), size: bytes.byteLength, mediaType }
    },
  }
}

export const router = {
  echo: os.input(z.unknown()).handler(({ input }) => ({ got: input })),
  break: os.handler(() => {
    throw new Error('a handler that breaks, with /a/path')
  }),
}

export function startTestLoopback(options: Partial<LoopbackOptions> = {}): Promise<LoopbackServer> {
  return startLoopback({ router, assets: createMemoryAssets(), page, ...options })
}

export type RawAnswer = { status: number; head: string; body: string }

/** Sends bytes as they are and reads until the host closes, or until the head when a socket was upgraded. */
export function sendRaw(port: number, request: string | Uint8Array): Promise<RawAnswer> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(request))
    let text = ''
    const finish = () => {
      socket.destroy()
      const [head = '', ...body] = text.split('\r\n\r\n')
      resolve({
        status: Number(/^HTTP\/1\.1 (\d{3})/.exec(head)?.[1] ?? 0),
        head,
        body: body.join('\r\n\r\n'),
      })
    }
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk
      if (text.startsWith('HTTP/1.1 101') && text.includes('\r\n\r\n')) finish()
    })
    socket.once('end', finish)
    socket.once('close', finish)
    socket.once('error', (error: NodeJS.ErrnoException) =>
      // A host that stops reading a body may reset the connection after its answer was received.
      error.code === 'ECONNRESET' || error.code === 'EPIPE' ? finish() : reject(error),
    )
  })
}

/** A request in the form browsers send it; `lines` are further header lines. */
export function requestText(method: string, path: string, lines: readonly string[], body = ''): string {
  const length = body === '' ? [] : [`Content-Length: ${Buffer.byteLength(body)}`]
  return [`${method} ${path} HTTP/1.1`, ...lines, ...length, 'Connection: close', '', body].join('\r\n')
}

/** Head of a request for a WebSocket. */
export function upgradeText(path: string, lines: readonly string[]): string {
  const key = 'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA=='
  return [
    `GET ${path} HTTP/1.1`,
    ...lines,
    'Connection: Upgrade',
    'Upgrade: websocket',
    key,
    'Sec-WebSocket-Version: 13',
    '',
    '',
  ].join('\r\n')
}

export function openSocket(host: Pick<LoopbackServer, 'port'>): WebSocket {
  return new WebSocket(`ws://127.0.0.1:${host.port}/rpc`, { origin: `http://127.0.0.1:${host.port}` })
}

/** The code a socket was closed with. */
export function closeCode(socket: WebSocket): Promise<number> {
  return new Promise((resolve) => socket.once('close', resolve))
}
