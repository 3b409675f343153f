import { afterEach, expect, test, vi } from 'vitest'
import { askForPort, handOverPort } from '../../shared/page-port.ts'
import { dialDesktop } from './desktop-line.ts'

afterEach(() => vi.useRealTimers())

/** The preload's part: answers each question for a port once. */
function aPreload(answer: (port: MessagePort) => MessageEventInit) {
  const { port1, port2 } = new MessageChannel()
  const handle = (event: MessageEvent<unknown>) => {
    if (event.data !== askForPort) return
    window.removeEventListener('message', handle)
    window.dispatchEvent(new MessageEvent('message', answer(port1)))
  }
  window.addEventListener('message', handle)
  return port2
}

test('asks the preload for a port and speaks over it', async () => {
  const hostEnd = aPreload((port) => ({ data: handOverPort, source: window, ports: [port] }))
  const line = await dialDesktop()
  expect(line.assetBase).toBe('/')
  const asked = new Promise((resolve) => {
    hostEnd.onmessage = (event) => resolve(event.data)
  })
  void line.link.call(['library', 'status'], undefined, { context: {} }).catch(() => undefined)
  expect(await asked).toBeDefined()
  line.close()
  hostEnd.close()
})

test.each([
  ['another window', (port: MessagePort) => ({ data: handOverPort, source: null, ports: [port] })],
  ['other words', (port: MessagePort) => ({ data: 'hello', source: window, ports: [port] })],
  ['no port', () => ({ data: handOverPort, source: window })],
])('does not take a port from %s', async (_who, answer) => {
  vi.useFakeTimers()
  const hostEnd = aPreload(answer)
  const dialled = dialDesktop()
  const refused = expect(dialled).rejects.toThrow('no port')
  await vi.advanceTimersByTimeAsync(5000)
  await refused
  hostEnd.close()
})
