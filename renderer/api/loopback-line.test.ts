import { expect, test } from 'vitest'
import { loopbackClose } from '../../shared/contract/loopback-session.ts'
import { TokenRefused } from './line.ts'
import { dialLoopback } from './loopback-line.ts'

/** The browser's end of a socket, with the host's end in the test's hands. */
class FakeSocket extends EventTarget {
  readyState = 1
  sent: unknown[] = []
  address = ''
  send(data: unknown) {
    this.sent.push(data)
  }
  close() {
    this.end(1000)
  }
  open() {
    this.dispatchEvent(new Event('open'))
  }
  say(data: unknown) {
    this.dispatchEvent(new MessageEvent('message', { data }))
  }
  end(code: number) {
    this.readyState = 3
    this.dispatchEvent(Object.assign(new Event('close'), { code }))
  }
}

function dial(token: string | null = 'secret') {
  const socket = new FakeSocket()
  const taken: string[] = []
  const line = dialLoopback(
    () => token,
    (exchanged) => taken.push(exchanged),
    'http://127.0.0.1:4000',
    (address) => {
      socket.address = address
      return socket as unknown as WebSocket
    },
  )()
  return { socket, line, taken }
}

test('shows the token in its first message and takes the address of files from the welcome', async () => {
  const { socket, line } = dial()
  socket.open()
  expect(socket.address).toBe('ws://127.0.0.1:4000/rpc')
  expect(socket.sent).toEqual(['{"token":"secret"}'])
  socket.say(JSON.stringify({ assetBase: '/s/abc/' }))
  expect((await line).assetBase).toBe('/s/abc/')
})

test('is told the token where it came with a code that is good once', async () => {
  const { socket, line, taken } = dial('code')
  socket.open()
  socket.say(JSON.stringify({ assetBase: '/s/abc/', token: 'secret' }))
  await line
  expect(taken).toEqual(['secret'])
})

test('knows a refused token from a host that is away', async () => {
  const refused = dial()
  refused.socket.open()
  refused.socket.end(loopbackClose.wrongToken)
  await expect(refused.line).rejects.toBeInstanceOf(TokenRefused)

  const away = dial()
  away.socket.end(1006)
  await expect(away.line).rejects.not.toBeInstanceOf(TokenRefused)
  await expect(dial(null).line).rejects.toBeInstanceOf(TokenRefused)
})

test.each(['not json', '{"assetBase":5}', '{}', 7])('hangs up on a host that answers %s', async (welcome) => {
  const { socket, line } = dial()
  socket.open()
  socket.say(welcome)
  await expect(line).rejects.toThrow('no welcome')
  expect(socket.readyState).toBe(3)
})

test('tells when the line is gone', async () => {
  const { socket, line } = dial()
  socket.open()
  socket.say('{"assetBase":"/s/abc/"}')
  let isGone = false
  ;(await line).onClose(() => (isGone = true))
  socket.end(1001)
  expect(isGone).toBe(true)
})
