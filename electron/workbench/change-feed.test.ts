import { expect, test } from 'vitest'
import { changeFeed } from './change-feed.ts'

function aSource() {
  const listeners = new Set<(value: number) => void>()
  return {
    emit: (value: number) => listeners.forEach((listener) => listener(value)),
    subscribe: (listener: (value: number) => void) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    count: () => listeners.size,
  }
}

test('gives every change in order, also those that came between two steps', async () => {
  const source = aSource()
  const feed = changeFeed(source.subscribe, undefined)
  const first = feed.next()
  source.emit(1)
  source.emit(2)
  source.emit(3)
  expect((await first).value).toBe(1)
  expect((await feed.next()).value).toBe(2)
  expect((await feed.next()).value).toBe(3)
  await feed.return()
  expect(source.count()).toBe(0)
})

test('ends when its signal does, and stops listening', async () => {
  const source = aSource()
  const controller = new AbortController()
  const feed = changeFeed(source.subscribe, controller.signal)
  const waiting = feed.next()
  expect(source.count()).toBe(1)
  controller.abort()
  expect((await waiting).done).toBe(true)
  expect(source.count()).toBe(0)
})
