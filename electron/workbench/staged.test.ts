import { expect, test } from 'vitest'
import { staged } from './staged.ts'

const collect = async <T>(stream: AsyncIterable<T>) => {
  const all: T[] = []
  for await (const each of stream) all.push(each)
  return all
}

test('tells the progress and ends with the result', async () => {
  const stream = staged<string>(async (report) => {
    report('preparing')
    await new Promise((resolve) => setImmediate(resolve))
    report('typesetting')
    await new Promise((resolve) => setImmediate(resolve))
    return 'done'
  }, undefined)
  expect(await collect(stream)).toEqual(['preparing', 'typesetting', 'done'])
})

test('passes over progress nobody had time to read', async () => {
  const stream = staged<number>((report) => {
    for (let n = 0; n < 1000; n += 1) report(n)
    return Promise.resolve(1000)
  }, undefined)
  expect(await collect(stream)).toEqual([999, 1000])
})

test('aborts the work when the iteration is ended early, and waits for it to stop', async () => {
  let stopped = false
  const stream = staged<string>((report, signal) => {
    report('typesetting')
    return new Promise((_, reject) => {
      signal.addEventListener('abort', () => {
        stopped = true
        reject(signal.reason as Error)
      })
    })
  }, undefined)
  for await (const progress of stream) {
    expect(progress).toBe('typesetting')
    break
  }
  expect(stopped).toBe(true)
})

test('hands the failure of the work to whoever iterates', async () => {
  await expect(collect(staged(() => Promise.reject(new Error('no fonts')), undefined))).rejects.toThrow(
    'no fonts',
  )
})

test('aborts with the signal it was given', async () => {
  const controller = new AbortController()
  const stream = staged<string>(
    (_, signal) =>
      new Promise((__, reject) => signal.addEventListener('abort', () => reject(new Error('cancelled')))),
    controller.signal,
  )
  const result = collect(stream)
  controller.abort()
  await expect(result).rejects.toThrow('cancelled')
})
