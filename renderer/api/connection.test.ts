import { afterEach, expect, test, vi } from 'vitest'
import { createConnection, type Connection } from './connection.ts'
import { ConnectionLost, TokenRefused, type Line } from './line.ts'

let connection: Connection | undefined
afterEach(() => connection?.close())

/** A line whose answers and whose end are in the test's hands. */
function aLine(
  answer: (path: readonly string[]) => Promise<unknown> = (path) => Promise.resolve(path.join('.')),
) {
  const listeners: (() => void)[] = []
  const line: Line = {
    link: { call: (path) => answer(path) },
    assetBase: '/s/secret/',
    onClose: (listener) => void listeners.push(listener),
    close: () => undefined,
  }
  return { line, breakOff: () => listeners.forEach((listener) => listener()) }
}

const call = (signal?: AbortSignal) =>
  connection!.link.call(['library', 'status'], undefined, { context: {}, ...(signal ? { signal } : {}) })
const state = () => connection!.state.getState().state

test('holds calls until there is a line, and loses none', async () => {
  let answerDial = (_line: Line) => {}
  connection = createConnection({ dial: () => new Promise((resolve) => (answerDial = resolve)) })
  const answers = Promise.all([call(), call()])
  expect(state()).toBe('connecting')
  answerDial(aLine().line)
  expect(await answers).toEqual(['library.status', 'library.status'])
  expect(connection.state.getState()).toEqual({ state: 'open', assetBase: '/s/secret/' })
})

test('comes back by itself after the line broke, and tells so', async () => {
  const lines = [aLine(), aLine()]
  let dialled = 0
  connection = createConnection({ dial: () => Promise.resolve(lines[dialled++]!.line), delay: () => 1 })
  const returned = vi.fn()
  connection.onReturn(returned)
  await call()
  expect(returned).not.toHaveBeenCalled()
  lines[0]!.breakOff()
  expect(state()).toBe('lost')
  expect(await call()).toBe('library.status')
  expect(returned).toHaveBeenCalledTimes(1)
  expect(state()).toBe('open')
})

test('says of a call under way that nobody knows whether it was carried out', async () => {
  let fail: (() => void) | undefined
  const first = aLine(() => new Promise((_resolve, reject) => (fail = () => reject(new Error('closed')))))
  let dialled = 0
  connection = createConnection({
    dial: () => Promise.resolve(dialled++ === 0 ? first.line : aLine().line),
    delay: () => 10_000,
  })
  const pending = call()
  await vi.waitFor(() => expect(fail).toBeDefined())
  first.breakOff()
  fail?.()
  await expect(pending).rejects.toBeInstanceOf(ConnectionLost)
})

test('passes on what the workbench itself refused', async () => {
  const refusal = new Error('CONFLICT')
  connection = createConnection({ dial: () => Promise.resolve(aLine(() => Promise.reject(refusal)).line) })
  await expect(call()).rejects.toBe(refusal)
})

test('tries again with growing patience while nobody answers', async () => {
  const waits: number[] = []
  let dialled = 0
  connection = createConnection({
    dial: () => (dialled++ < 3 ? Promise.reject(new Error('nobody')) : Promise.resolve(aLine().line)),
    delay(tries) {
      waits.push(tries)
      return 1
    },
  })
  expect(await call()).toBe('library.status')
  expect(waits).toEqual([0, 1, 2])
})

test('waits for a new token where the old one is refused, and goes on with it', async () => {
  let isKnown = false
  const dial = vi.fn(() =>
    isKnown ? Promise.resolve(aLine().line) : Promise.reject(new TokenRefused('old')),
  )
  connection = createConnection({ dial, delay: () => 1 })
  const waiting = call()
  await vi.waitFor(() => expect(state()).toBe('refused'))
  expect(dial).toHaveBeenCalledTimes(1)
  isKnown = true
  connection.retry()
  expect(await waiting).toBe('library.status')
})

test('lets go of a waiting call that is cancelled', async () => {
  connection = createConnection({ dial: () => new Promise(() => undefined) })
  const abort = new AbortController()
  const waiting = call(abort.signal)
  abort.abort(new Error('cancelled'))
  await expect(waiting).rejects.toThrow('cancelled')
})
