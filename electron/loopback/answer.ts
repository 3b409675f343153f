import type { ServerResponse } from 'node:http'
import { commonHeaders } from '../workbench/page-policy.ts'

/** Ends a request that is not allowed or cannot be met: a status, no body, and no further use of the connection. */
export function refuse(response: ServerResponse, status: number, headers: Record<string, string> = {}): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  response.writeHead(status, { ...commonHeaders, ...headers, 'content-length': 0, connection: 'close' })
  response.end(() => {
    // Whatever is still being sent to us is not read.
    response.socket?.destroySoon()
  })
}

export function sendBytes(
  response: ServerResponse,
  bytes: Uint8Array,
  headers: Record<string, string>,
): void {
  response.writeHead(200, { ...commonHeaders, ...headers, 'content-length': bytes.byteLength })
  response.end(bytes)
}

/** JSON with a status; after a failure the connection is closed, because its body may be unread. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const bytes = Buffer.from(JSON.stringify(value))
  response.writeHead(status, {
    ...commonHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.byteLength,
    ...(status === 200 ? {} : { connection: 'close' }),
  })
  response.end(bytes, () => {
    if (status !== 200) response.socket?.destroySoon()
  })
}
