import { connect, type Socket } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { AssetError } from '../workbench/asset-error.ts'
import { createMemoryAssets, requestText, sendRaw, startTestLoopback } from './loopback.test-kit.ts'
import type { LoopbackServer } from './server.ts'

const assets = createMemoryAssets()
let host: LoopbackServer
beforeEach(async () => {
  host = await startTestLoopback({ assets, limits: { uploadSize: 1000, idleTimeout: 200 } })
})
afterEach(() => host.close())

const lines = (name = 'photo%20%C3%A9t%C3%A9.png', port = host.port, token = host.token) => [
  `Host: 127.0.0.1:${port}`,
  `Origin: http://127.0.0.1:${port}`,
  `Authorization: Bearer ${token}`,
  'Content-Type: application/octet-stream',
  `X-File-Name: ${name}`,
]

function post(body: string, name?: string) {
  return sendRaw(host.port, requestText('POST', '/asset', lines(name), body))
}

function uploadInPieces(more: readonly string[]): Socket {
  const socket = connect(host.port, '127.0.0.1')
  socket.on('error', () => socket.destroy())
  socket.write([`POST /asset HTTP/1.1`, ...lines(), ...more, '', ''].join('\r\n'))
  return socket
}

/** Sends a block as often as it can; answers how many bytes that were. */
function sendUntilClosed(socket: Socket, block: Uint8Array): () => number {
  let sent = 0
  const pump = () => {
    let more = true
    while (more && !socket.destroyed) {
      sent += block.byteLength
      more = socket.write(block)
    }
  }
  socket.on('drain', pump)
  pump()
  return () => sent
}

async function answerTo(socket: Socket): Promise<string> {
  let text = ''
  socket.setEncoding('latin1').on('data', (chunk: string) => (text += chunk))
  await new Promise((resolve) => socket.once('close', resolve))
  return text
}

describe('an upload', () => {
  it('is stored and answered with what was stored', async () => {
    const { status, body } = await post('bytes')
    expect(status).toBe(200)
    const stored = JSON.parse(body) as { sha256: string }
    expect(stored).toEqual({ sha256: expect.any(String), size: 5, mediaType: 'image/png' })
    expect(Buffer.from((await assets.read(stored.sha256))!.bytes).toString()).toBe('bytes')
  })

  it('without a name, or with one that is none, is refused', async () => {
    for (const name of ['', '%', '%20', 'x'.repeat(256)]) {
      const { status, body } = await post('bytes', name)
      expect({ status, body }).toEqual({ status: 400, body: '{"code":"INVALID"}' })
    }
  })

  it('may be as large as the limit and not one byte larger', async () => {
    expect((await post('x'.repeat(1000))).status).toBe(200)
    const { status, body } = await post('x'.repeat(1001))
    expect({ status, body }).toEqual({ status: 413, body: '{"code":"TOO_LARGE","limit":1000}' })
  })

  it('of a gigabyte is refused before a byte of it is read', async () => {
    const socket = uploadInPieces(['Content-Length: 1073741824'])
    expect(await answerTo(socket)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('that goes on after it was refused is cut off', async () => {
    const socket = uploadInPieces(['Content-Length: 1099511627776'])
    sendUntilClosed(socket, Buffer.alloc(0x10000))
    expect(await answerTo(socket)).toMatch(/^HTTP\/1\.1 413 |^$/)
  })

  it('of a gigabyte that hides its size is cut off at the limit', async () => {
    const socket = uploadInPieces(['Transfer-Encoding: chunked'])
    const sent = sendUntilClosed(socket, Buffer.from(`10000\r\n${'x'.repeat(0x10000)}\r\n`))
    expect(await answerTo(socket)).toMatch(/^HTTP\/1\.1 413 |^$/)
    expect(sent()).toBeLessThan(0x1000_0000)
  })

  it('is only asked for where it will be read', async () => {
    const wanted = uploadInPieces(['Content-Length: 5', 'Expect: 100-continue', 'Connection: close'])
    const answered = answerTo(wanted)
    wanted.once('data', () => wanted.write('bytes'))
    expect(await answered).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK/)
    const refused = uploadInPieces(['Content-Length: 5000', 'Expect: 100-continue'])
    expect(await answerTo(refused)).toMatch(/^HTTP\/1\.1 413 /)
  })

  it('that falls silent half-way is given up, and nothing is stored', async () => {
    const socket = uploadInPieces(['Content-Length: 10'])
    socket.write('half')
    expect(await answerTo(socket)).not.toMatch(/^HTTP\/1\.1 200/)
  })

  it.each([
    ['UNSUPPORTED_FILE', 415],
    ['READ_ONLY', 423],
    ['DISK_FULL', 507],
  ] as const)('that fails with %s says so by its code', async (code, status) => {
    const failing = await startTestLoopback({
      assets: { ...assets, upload: () => Promise.reject(new AssetError(code)) },
    })
    const text = requestText('POST', '/asset', lines('a.png', failing.port, failing.token), 'bytes')
    expect(await sendRaw(failing.port, text)).toMatchObject({ status, body: JSON.stringify({ code }) })
    await failing.close()
  })

  it('that fails for an unknown reason tells the browser nothing of it', async () => {
    const faults: unknown[] = []
    const failing = await startTestLoopback({
      assets: { ...assets, upload: () => Promise.reject(new Error('EIO /a/path')) },
      onFault: (fault) => faults.push(fault),
    })
    const text = requestText('POST', '/asset', lines('a.png', failing.port, failing.token), 'bytes')
    expect(await sendRaw(failing.port, text)).toMatchObject({ status: 500, body: '' })
    expect(faults).toHaveLength(1)
    await failing.close()
  })

  it('with wrong tokens locks the gate, for the right token too', async () => {
    const wrong = requestText('POST', '/asset', lines('a.png', host.port, 'x'.repeat(43)), 'bytes')
    for (let guess = 0; guess < 10; guess += 1)
      expect(await sendRaw(host.port, wrong)).toMatchObject({ status: 401 })
    expect((await post('bytes')).status).toBe(429)
  })
})
