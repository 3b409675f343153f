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

/** Milliseconds an answered sender may go on sending; cut off at once, a browser may never come to read the answer. */
const grace = 1_000

/** JSON with a status. What is still being sent of the request is thrown away, for a moment, then cut off. */
export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const bytes = Buffer.from(JSON.stringify(value))
  const { req: request, socket } = response
  response.writeHead(status, {
    ...commonHeaders,
    'content-type': 'application/json; charset=utf-8',
    'content-length': bytes.byteLength,
  })
  response.end(bytes, () => {
    if (!request.complete) setTimeout(() => socket?.destroy(), grace).unref()
  })
}
