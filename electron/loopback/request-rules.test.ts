import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { requestText, sendRaw, startTestLoopback, upgradeText } from './loopback.test-kit.ts'
import type { LoopbackServer } from './server.ts'
import { createToken } from './token.ts'

let host: LoopbackServer
beforeAll(async () => {
  // The lock has its own test; here every combination is to be judged by itself.
  host = await startTestLoopback({ limits: { wrongTokens: Infinity } })
})
afterAll(() => host.close())

const hosts: Record<string, (port: number) => string[]> = {
  good: (port) => [`Host: 127.0.0.1:${port}`],
  none: () => [],
  localhost: (port) => [`Host: localhost:${port}`],
  'without port': () => ['Host: 127.0.0.1'],
  'other port': (port) => [`Host: 127.0.0.1:${port + 1}`],
  evil: (port) => [`Host: evil.test:${port}`],
  IPv6: (port) => [`Host: [::1]:${port}`],
  'trailing dot': (port) => [`Host: 127.0.0.1.:${port}`],
  'upper case': (port) => [`Host: LOCALHOST:${port}`],
  'two lines': (port) => [`Host: 127.0.0.1:${port}`, `Host: evil.test:${port}`],
}

const origins: Record<string, (port: number) => string[]> = {
  none: () => [],
  good: (port) => [`Origin: http://127.0.0.1:${port}`],
  null: () => ['Origin: null'],
  evil: () => ['Origin: http://evil.test'],
  'other port': (port) => [`Origin: http://127.0.0.1:${port + 1}`],
}

const tokens: Record<string, () => string[]> = {
  none: () => [],
  wrong: () => [`Authorization: Bearer ${'x'.repeat(43)}`],
  old: () => [`Authorization: Bearer ${createToken()}`],
  good: () => [`Authorization: Bearer ${host.token}`],
}

const requests: Record<string, (lines: string[]) => string> = {
  GET: (lines) => requestText('GET', '/', lines),
  'POST json': (lines) => requestText('POST', '/', [...lines, 'Content-Type: application/json'], '{}'),
  'POST text': (lines) => requestText('POST', '/', [...lines, 'Content-Type: text/plain'], '{}'),
  OPTIONS: (lines) => requestText('OPTIONS', '/', [...lines, 'Access-Control-Request-Method: POST']),
  upgrade: (lines) => upgradeText('/rpc', lines),
}

/** What SECURITY asks for, said once more in other words than the host's. */
function expected(hostName: string, origin: string, token: string, request: string): number {
  if (hostName !== 'good') return 421
  const originFits = origin === 'good' || (origin === 'none' && request === 'GET')
  if (!originFits) return 403
  switch (request) {
    case 'GET':
      return 200
    case 'OPTIONS':
      return 403
    case 'POST text':
      return 415
    case 'upgrade':
      return 101
    default:
      return token === 'good' ? 404 : 401
  }
}

describe('the loopback host answers by Host, Origin, token and method', () => {
  for (const hostName of Object.keys(hosts)) {
    it(`with Host ${hostName}, in each of the hundred combinations`, async () => {
      for (const [origin, originLines] of Object.entries(origins)) {
        for (const [token, tokenLines] of Object.entries(tokens)) {
          for (const [request, toText] of Object.entries(requests)) {
            const lines = [...hosts[hostName]!(host.port), ...originLines(host.port), ...tokenLines()]
            const answer = await sendRaw(host.port, toText(lines))
            const name = `Host ${hostName}, Origin ${origin}, token ${token}, ${request}`
            expect({ name, status: answer.status }).toEqual({
              name,
              status: expected(hostName, origin, token, request),
            })
            if (answer.status >= 400) expect({ name, body: answer.body }).toEqual({ name, body: '' })
            expect(answer.head).not.toMatch(/access-control-|set-cookie/i)
          }
        }
      }
    })
  }
})

describe('one request and the rule it breaks', () => {
  const self = () => [`Host: 127.0.0.1:${host.port}`]
  const own = () => [...self(), `Origin: http://127.0.0.1:${host.port}`]
  const bearer = () => `Authorization: Bearer ${host.token}`
  const status = async (text: string) => (await sendRaw(host.port, text)).status

  it.each(['same-origin', 'none'])('lets Sec-Fetch-Site %s pass', async (site) => {
    expect(await status(requestText('GET', '/', [...self(), `Sec-Fetch-Site: ${site}`]))).toBe(200)
  })

  it.each(['cross-site', 'same-site', 'Same-Origin', ''])('refuses Sec-Fetch-Site "%s"', async (site) => {
    expect(await status(requestText('GET', '/', [...self(), `Sec-Fetch-Site: ${site}`]))).toBe(403)
  })

  it('refuses a header that is sent twice to be read both ways', async () => {
    const origin = `Origin: http://127.0.0.1:${host.port}`
    const site = 'Sec-Fetch-Site: none'
    expect(await status(requestText('GET', '/', [...self(), origin, origin]))).toBe(403)
    expect(await status(requestText('GET', '/', [...self(), site, 'Sec-Fetch-Site: cross-site']))).toBe(403)
    const json = 'Content-Type: application/json'
    expect(await status(requestText('POST', '/', [...own(), bearer(), json, json], '{}'))).toBe(415)
    const two = [...own(), json, bearer(), `Authorization: Bearer ${'x'.repeat(43)}`]
    expect(await status(requestText('POST', '/', two, '{}'))).toBe(401)
  })

  it.each(['HEAD', 'PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('refuses %s', async (method) => {
    expect(await status(requestText(method, '/', own()))).toBe(405)
  })

  it('takes bytes at the upload path and nowhere else', async () => {
    const bytes = [...own(), bearer(), 'Content-Type: application/octet-stream', 'X-File-Name: a.png']
    expect(await status(requestText('POST', '/', bytes, 'x'))).toBe(415)
    expect(await status(requestText('POST', '/asset?x', bytes, 'x'))).toBe(415)
    expect(await status(requestText('POST', '/asset', bytes, 'x'))).toBe(200)
  })

  it.each([
    'multipart/form-data; boundary=x',
    'application/x-www-form-urlencoded',
    'text/plain;application/json',
    'application/jsonp',
    '',
  ])('refuses a body that calls itself "%s"', async (type) => {
    const lines = [...own(), bearer(), `Content-Type: ${type}`]
    expect(await status(requestText('POST', '/asset', lines, 'x'))).toBe(415)
  })

  it('refuses a GET that carries a body', async () => {
    expect(await status(requestText('GET', '/', self(), 'body'))).toBe(415)
  })

  it('opens a socket at its own path only', async () => {
    expect(await status(upgradeText('/rpc', own()))).toBe(101)
    expect(await status(upgradeText('/', own()))).toBe(404)
    expect(await status(upgradeText('/rpc?token=x', own()))).toBe(404)
  })

  it.each([
    '/../etc/passwd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/assets/%2e%2e/%2e%2e/package.json',
    '/assets/..%2fapp.js',
    '/assets\\app.js',
    '/assets/app.js%00.png',
    '/assets//app.js',
    '/assets/app.js/',
    '/?x',
    '//evil.test/',
    'http://evil.test/',
    '/s//asset/',
    '/__proto__',
    '/constructor',
  ])('finds nothing at %s', async (path) => {
    const answer = await sendRaw(host.port, requestText('GET', path, self()))
    expect(answer).toMatchObject({ status: 404, body: '' })
  })

  it('takes a NUL or a bare line break in a request for none at all', async () => {
    expect(await status(requestText('GET', '/\0', self()))).toBe(400)
    expect(await status(`GET / HTTP/1.1\nHost: 127.0.0.1:${host.port}\n x\n\n`)).toBe(400)
  })

  it('listens on 127.0.0.1 only', async () => {
    const reached = await fetch(`http://[::1]:${host.port}/`).then(
      () => true,
      () => false,
    )
    expect(reached).toBe(false)
  })
})

describe('the page as it is sent', () => {
  it('carries the policy and the headers that keep it to itself', async () => {
    const { head, body } = await sendRaw(host.port, requestText('GET', '/', [`Host: 127.0.0.1:${host.port}`]))
    expect(body).toBe('<!doctype html>page')
    const lines = head.toLowerCase().split('\r\n')
    expect(lines).toEqual(
      expect.arrayContaining([
        'x-content-type-options: nosniff',
        'referrer-policy: no-referrer',
        'x-dns-prefetch-control: off',
        'cross-origin-opener-policy: same-origin',
        'cross-origin-resource-policy: same-origin',
        'cache-control: no-store',
        'content-type: text/html; charset=utf-8',
      ]),
    )
    const policy = lines.find((line) => line.startsWith('content-security-policy:')) ?? ''
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("script-src 'self' 'wasm-unsafe-eval';")
    expect(policy).toContain(`connect-src 'self' ws://127.0.0.1:${host.port};`)
    expect(policy).not.toMatch(/\*|https?:|'unsafe-eval'|script-src[^;]*'unsafe-inline'/)
  })
})
