import type { IncomingMessage } from 'node:http'
import { loopbackPaths } from '../../shared/contract/loopback-session.ts'

/** Where this host listens; everything that claims to come from its own page must name exactly this. */
export type Self = { host: string; origin: string }

export function selfAt(port: number): Self {
  return { host: `127.0.0.1:${port}`, origin: `http://127.0.0.1:${port}` }
}

/** The HTTP status a request is refused with, or null. */
type Rule = (request: IncomingMessage, self: Self) => number | null

/** A header's only value; null where it is missing, undefined where it was sent more than once. */
export function onlyHeader(request: IncomingMessage, name: string): string | null | undefined {
  const values = request.headersDistinct[name] ?? []
  return values.length > 1 ? undefined : (values[0] ?? null)
}

export function isUpgrade(request: IncomingMessage): boolean {
  return request.headers.upgrade !== undefined
}

const comesFromThisMachine: Rule = (request) => (request.socket.remoteAddress === '127.0.0.1' ? null : 403)

// A page whose name was bound to 127.0.0.1 afterwards still sends its own name here.
const namesThisHost: Rule = (request, self) => (onlyHeader(request, 'host') === self.host ? null : 421)

const comesFromThisPage: Rule = (request, self) => {
  const origin = onlyHeader(request, 'origin')
  if (origin === null) return request.method === 'GET' && !isUpgrade(request) ? null : 403
  return origin === self.origin ? null : 403
}

const isNotCrossSite: Rule = (request) => {
  const site = onlyHeader(request, 'sec-fetch-site')
  return site === null || site === 'same-origin' || site === 'none' ? null : 403
}

// OPTIONS is refused without any CORS header, so that a preflight fails.
const hasAllowedMethod: Rule = (request) => {
  if (request.method === 'GET' || request.method === 'POST') return null
  return request.method === 'OPTIONS' ? 403 : 405
}

// Both types make a browser ask first (and be refused) when another page sends them.
const hasAllowedContent: Rule = (request) => {
  const type = onlyHeader(request, 'content-type')
  if (request.method !== 'POST') return type === null && !hasBody(request) ? null : 415
  const bare = type?.split(';', 1)[0]?.trim().toLowerCase()
  if (bare === 'application/json') return null
  return bare === 'application/octet-stream' && request.url === loopbackPaths.upload ? null : 415
}

function hasBody(request: IncomingMessage): boolean {
  const length = request.headers['content-length']
  return request.headers['transfer-encoding'] !== undefined || (length !== undefined && length !== '0')
}

/** In the order in which they are asked; the token comes after them. */
const rules: readonly Rule[] = [
  comesFromThisMachine,
  namesThisHost,
  comesFromThisPage,
  isNotCrossSite,
  hasAllowedMethod,
  hasAllowedContent,
]

/** The status of the first rule a request breaks; null where it breaks none. */
export function findRefusal(request: IncomingMessage, self: Self): number | null {
  for (const rule of rules) {
    const status = rule(request, self)
    if (status !== null) return status
  }
  return null
}
