import { beforeEach, expect, test, vi } from 'vitest'
import { createSessionToken, originIn, tokenIn } from './session-token.ts'

const first = 'a'.repeat(43)
const second = 'b'.repeat(43)

/** Channels that hear each other at once, as tabs of one origin do a moment later. */
class Channels {
  private all: EventTarget[] = []
  open(): BroadcastChannel {
    const channel = new EventTarget()
    this.all.push(channel)
    const postMessage = (data: unknown) => {
      for (const other of this.all) {
        if (other !== channel) other.dispatchEvent(new MessageEvent('message', { data }))
      }
    }
    return Object.assign(channel, { postMessage }) as unknown as BroadcastChannel
  }
}

function aStorage(): Storage {
  const kept = new Map<string, string>()
  return {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  } as Storage
}

let channels: Channels
beforeEach(() => {
  channels = new Channels()
  history.replaceState(null, '', '/')
})

test('takes the token from the address and leaves none there', () => {
  history.replaceState(null, '', `/#t=${first}`)
  const token = createSessionToken(aStorage(), channels.open())
  expect(token.current()).toBe(first)
  expect(location.href).not.toContain(first)
  expect(location.hash).toBe('')
})

test('keeps the token for this tab when it is loaded again', () => {
  const storage = aStorage()
  createSessionToken(storage, channels.open()).take(first)
  expect(createSessionToken(storage, channels.open()).current()).toBe(first)
})

test('puts the token in the place of a code, tells the other tabs and does not start over itself', () => {
  const storage = aStorage()
  const [token, other] = [
    createSessionToken(storage, channels.open()),
    createSessionToken(aStorage(), channels.open()),
  ]
  const started = vi.fn()
  token.onNew(started)
  token.exchange(second)
  expect([token.current(), other.current()]).toEqual([second, second])
  expect(started).not.toHaveBeenCalled()
})

test('hands a fresh token to tabs that were open before', () => {
  const older = createSessionToken(aStorage(), channels.open())
  const heard = vi.fn()
  older.onNew(heard)
  history.replaceState(null, '', `/#t=${second}`)
  createSessionToken(aStorage(), channels.open())
  expect(older.current()).toBe(second)
  expect(heard).toHaveBeenCalledTimes(1)
})

test('takes a new address that is put into the bar of an open tab', () => {
  const listening = vi.spyOn(window, 'addEventListener')
  const token = createSessionToken(aStorage(), channels.open())
  const [, handle] = listening.mock.calls.find(([name]) => name === 'hashchange') ?? []
  history.replaceState(null, '', `/#t=${second}`)
  if (typeof handle === 'function') handle(new Event('hashchange'))
  expect(token.current()).toBe(second)
  expect(location.hash).toBe('')
})

test('ignores what is no token, from wherever it comes', () => {
  const other = channels.open()
  const token = createSessionToken(aStorage(), channels.open())
  other.postMessage('<script>')
  other.postMessage({ token: first })
  history.replaceState(null, '', '/#t=short')
  window.dispatchEvent(new Event('hashchange'))
  expect(token.current()).toBeNull()
})

test('reads pasted addresses and bare tokens', () => {
  expect(tokenIn(` http://127.0.0.1:4000/#t=${first} `)).toBe(first)
  expect(tokenIn(first)).toBe(first)
  expect(tokenIn('http://127.0.0.1:4000/')).toBeNull()
  expect(originIn(`http://127.0.0.1:4000/#t=${first}`)).toBe('http://127.0.0.1:4000')
  expect(originIn(first)).toBeNull()
})
