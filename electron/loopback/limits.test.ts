import type { IncomingMessage } from 'node:http'
import { connect, type Socket } from 'node:net'
import { describe, expect, it } from 'vitest'
import { requestText, sendRaw, startTestLoopback } from './loopback.test-kit.ts'
import { findRefusal, selfAt } from './request-rules.ts'

const closed = (socket: Socket) => new Promise((resolve) => socket.once('close', resolve))

describe('whoever reaches the port', () => {
  it('is refused when the connection does not come from this machine', () => {
    const from = (remoteAddress: string) =>
      ({
        method: 'GET',
        url: '/',
        headers: {},
        headersDistinct: { host: ['127.0.0.1:5000'] },
        socket: { remoteAddress },
      }) as unknown as IncomingMessage
    expect(findRefusal(from('127.0.0.1'), selfAt(5000))).toBeNull()
    for (const address of ['192.168.1.2', '::1', '::ffff:127.0.0.1', '127.0.0.2', ''])
      expect(findRefusal(from(address), selfAt(5000))).toBe(403)
  })

  it('may not send headers for ever', async () => {
    const host = await startTestLoopback({ limits: { headersTimeout: 100, checkInterval: 50 } })
    const socket = connect(host.port, '127.0.0.1')
    socket.write(`GET / HTTP/1.1\r\nHost: 127.0.0.1:${host.port}\r\n`)
    const drip = setInterval(() => socket.write('X-Slow: 1\r\n'), 20)
    socket.on('error', () => socket.destroy())
    let text = ''
    socket.on('data', (chunk) => (text += chunk.toString()))
    await closed(socket)
    clearInterval(drip)
    expect(text).not.toContain('200')
    await host.close()
  })

  it('may not send more headers than a page would', async () => {
    const host = await startTestLoopback()
    const lines = [`Host: 127.0.0.1:${host.port}`, `X-Long: ${'x'.repeat(9_000)}`]
    expect((await sendRaw(host.port, requestText('GET', '/', lines))).status).toBe(431)
    await host.close()
  })

  it('finds the page again after forty connections were held open', async () => {
    const host = await startTestLoopback()
    const dropped: Promise<unknown>[] = []
    const open: Socket[] = []
    for (let each = 0; each < 40; each += 1) {
      const socket = connect(host.port, '127.0.0.1')
      socket.on('error', () => socket.destroy())
      open.push(socket)
      dropped.push(closed(socket))
    }
    // Eight of them are over the limit; the host drops exactly those.
    let ended = 0
    await new Promise<void>((resolve) => {
      const count = () => (ended += 1) === 8 && resolve()
      for (const drop of dropped) void drop.then(count)
    })
    expect(open.filter((socket) => !socket.destroyed)).toHaveLength(32)
    for (const socket of open) socket.destroy()
    let status = 0
    while (status !== 200)
      status = (await sendRaw(host.port, requestText('GET', '/', [`Host: 127.0.0.1:${host.port}`]))).status
    await host.close()
  })

  it('does not keep the host from ending', async () => {
    const host = await startTestLoopback()
    const socket = connect(host.port, '127.0.0.1')
    socket.on('error', () => socket.destroy())
    socket.write('GET / HTTP/1.1\r\n')
    await new Promise((resolve) => socket.once('connect', resolve))
    const ended = closed(socket)
    await host.close()
    await ended
  })
})
