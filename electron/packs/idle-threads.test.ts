import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import { describe, expect, it } from 'vitest'
import { createIdleThreads } from './idle-threads.ts'

const start = () =>
  new Worker(`require('node:worker_threads').parentPort.on('message', () => {})`, { eval: true })

describe('threads that wait for work', () => {
  it('gives the one that came last, and each only once', () => {
    const idle = createIdleThreads()
    const [first, second] = [start(), start()]
    idle.rest(first)
    idle.rest(second)
    expect([idle.take(), idle.take(), idle.take()]).toEqual([second, first, undefined])
    for (const thread of [first, second]) void thread.terminate()
  })

  it('ends those that nobody took for a while, and the oldest where there are too many', async () => {
    const idle = createIdleThreads(50)
    const threads = [start(), start(), start()]
    const ended = threads.map((thread) => once(thread, 'exit'))
    for (const thread of threads) idle.rest(thread)
    await ended[0]
    await Promise.all(ended)
    expect(idle.take()).toBeUndefined()
  })

  it('forgets one that ended by itself', async () => {
    const idle = createIdleThreads()
    const thread = start()
    idle.rest(thread)
    await thread.terminate()
    expect(idle.take()).toBeUndefined()
  })
})
