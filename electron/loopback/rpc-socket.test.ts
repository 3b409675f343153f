import { once } from 'node:events'
import { createORPCClient } from '@orpc/client'
import { RPCLink } from '@orpc/client/websocket'
import type { RouterClient } from '@orpc/server'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { WebSocket } from 'ws'
import { closeCode, openSocket, type router, startTestLoopback } from './loopback.test-kit.ts'
import type { LoopbackServer } from './server.ts'
import { createToken, sessionSegment } from './token.ts'

let now = 0
let host: LoopbackServer
beforeEach(async () => {
  now = 0
  host = await startTestLoopback({ limits: { helloTimeout: 300 }, now: () => now })
})
afterEach(() => host.close())

const hello = (token = host.token) => JSON.stringify({ token })

async function enter(): Promise<WebSocket> {
  const socket = openSocket(host)
  await once(socket, 'open')
  socket.send(hello())
  await once(socket, 'message')
  return socket
}

function clientOn(socket: WebSocket): RouterClient<typeof router> {
  return createORPCClient(new RPCLink({ websocket: socket as unknown as globalThis.WebSocket }))
}

describe('a socket', () => {
  it('that shows the token is told where the files are, and may call', async () => {
    const socket = openSocket(host)
    await once(socket, 'open')
    socket.send(hello())
    const [welcome] = (await once(socket, 'message')) as [Buffer]
    expect(JSON.parse(welcome.toString())).toEqual({ assetBase: `/s/${sessionSegment(host.token)}/` })
    expect(await clientOn(socket).echo({ a: 1 })).toEqual({ got: { a: 1 } })
  })

  it('that shows the entry code is told the token, and a second one is turned away', async () => {
    const entry = createToken()
    const other = await startTestLoopback({ entry })
    const socket = openSocket(other)
    await once(socket, 'open')
    socket.send(hello(entry))
    const [welcome] = (await once(socket, 'message')) as [Buffer]
    expect(JSON.parse(welcome.toString())).toMatchObject({ token: other.token })
    expect(await clientOn(socket).echo(1)).toEqual({ got: 1 })
    const late = openSocket(other)
    await once(late, 'open')
    late.send(hello(entry))
    expect(await closeCode(late)).toBe(4401)
    await other.close()
  })

  it('loses no call that was sent in one breath with the token', async () => {
    const socket = openSocket(host)
    await once(socket, 'open')
    const answers: string[] = []
    socket.on('message', (data: Buffer) => answers.push(data.toString()))
    // Corked, so that all four leave in one packet and arrive before the host has had a turn.
    const raw = (socket as unknown as { _socket: { cork(): void; uncork(): void } })._socket
    raw.cork()
    socket.send(hello())
    for (const i of [1, 2, 3]) socket.send(JSON.stringify({ i, p: { u: '/echo', b: { json: i } } }))
    raw.uncork()
    while (answers.length < 4) await once(socket, 'message')
    const ids = answers.slice(1).map((answer) => (JSON.parse(answer) as { i: number }).i)
    expect(ids.toSorted((a, b) => a - b)).toEqual([1, 2, 3])
  })

  it.each([
    ['a wrong token', () => hello(createToken())],
    ['no token', () => '{}'],
    ['more than a token', () => JSON.stringify({ token: host.token, more: 1 })],
    ['no JSON', () => 'token'],
    ['a call instead', () => JSON.stringify({ i: 1, p: { u: '/echo', b: { json: 1 } } })],
    ['bytes', () => Buffer.from(hello())],
  ])('that begins with %s is closed without an answer', async (_name, first) => {
    const socket = openSocket(host)
    const heard: unknown[] = []
    socket.on('message', (data) => heard.push(data))
    await once(socket, 'open')
    socket.send(first())
    socket.send(JSON.stringify({ i: 1, p: { u: '/echo', b: { json: 1 } } }))
    expect(await closeCode(socket)).toBe(4401)
    expect(heard).toEqual([])
  })

  it('that says nothing is closed', async () => {
    expect(await closeCode(openSocket(host))).toBe(4408)
  })

  it('that begins with more than a token can be is cut off', async () => {
    const socket = openSocket(host)
    await once(socket, 'open')
    socket.on('error', () => socket.terminate())
    socket.send('x'.repeat(3 * 1024 * 1024))
    expect(await closeCode(socket)).toBe(1006)
  })

  it('is refused with the right token too while the gate is locked', async () => {
    for (let guess = 0; guess < 10; guess += 1) {
      const socket = openSocket(host)
      await once(socket, 'open')
      socket.send(hello(createToken()))
      expect(await closeCode(socket)).toBe(4401)
    }
    const refused = openSocket(host)
    await once(refused, 'open')
    refused.send(hello())
    expect(await closeCode(refused)).toBe(4429)
    now += 60_000
    expect(await clientOn(await enter()).echo('in again')).toEqual({ got: 'in again' })
  })

  it('is one of four at most', async () => {
    const four = [await enter(), await enter(), await enter(), await enter()]
    const fifth = openSocket(host)
    const status = await new Promise((resolve) =>
      fifth.once('unexpected-response', (_request, answer) => resolve(answer.statusCode)),
    )
    expect(status).toBe(503)
    four[0]!.close()
    await once(four[0]!, 'close')
    expect(await clientOn(await enter()).echo(1)).toEqual({ got: 1 })
  })

  it('carries a body of ten megabytes there and back', async () => {
    const text = 'ä€𝄞x'.repeat(1_000_000)
    expect(await clientOn(await enter()).echo({ text })).toEqual({ got: { text } })
  })

  it('that sends more than a message may hold is closed, and the others live on', async () => {
    const small = await startTestLoopback({ limits: { messageSize: 10_000 } })
    const socket = openSocket(small)
    socket.on('error', () => socket.terminate())
    await once(socket, 'open')
    socket.send(JSON.stringify({ token: small.token }))
    await once(socket, 'message')
    socket.send('x'.repeat(10_001))
    expect(await closeCode(socket)).toBe(1009)
    await small.close()
    expect(await clientOn(await enter()).echo(1)).toEqual({ got: 1 })
  })

  it('survives a handler that breaks, and hears nothing of why', async () => {
    const client = clientOn(await enter())
    const error = await client.break().catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'INTERNAL_SERVER_ERROR' })
    expect(JSON.stringify(error)).not.toContain('path')
    expect(await client.echo(1)).toEqual({ got: 1 })
  })

  it('survives messages that are no messages', async () => {
    const complaints = vi.spyOn(console, 'error').mockReturnValue()
    const socket = await enter()
    for (const junk of ['', '[', 'null', '[1]', '{"i":1}', '{"i":2,"p":{}}', Buffer.from([255, 0, 255])])
      socket.send(junk)
    expect(await clientOn(socket).echo(1)).toEqual({ got: 1 })
    complaints.mockRestore()
  })

  it('is refused a value too deep to be looked at, and lives on', async () => {
    const socket = await enter()
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
    socket.send(`{"i":"deep","p":{"u":"/echo","b":{"json":${deep}}}}`)
    const [answer] = (await once(socket, 'message')) as [Buffer]
    expect(JSON.parse(answer.toString())).toMatchObject({
      i: 'deep',
      p: { s: 400, b: { json: { code: 'BAD_REQUEST', data: { reason: 'too-deep' } } } },
    })
    expect(await clientOn(socket).echo(1)).toEqual({ got: 1 })
  })

  it('may be silent for longer than a request may', async () => {
    const own = await startTestLoopback({ limits: { idleTimeout: 50, checkInterval: 20 } })
    const socket = openSocket(own)
    await once(socket, 'open')
    socket.send(JSON.stringify({ token: own.token }))
    await once(socket, 'message')
    await new Promise((resolve) => setTimeout(resolve, 300))
    expect(await clientOn(socket).echo(1)).toEqual({ got: 1 })
    await own.close()
  })

  it('is told when the host ends', async () => {
    const own = await startTestLoopback()
    const socket = openSocket(own)
    await once(socket, 'open')
    socket.send(JSON.stringify({ token: own.token }))
    await once(socket, 'message')
    const code = closeCode(socket)
    await own.close()
    expect(await code).toBe(1001)
    await expect(fetch(`http://127.0.0.1:${own.port}/`)).rejects.toThrow()
  })
})
