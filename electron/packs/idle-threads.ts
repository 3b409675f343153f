import type { Worker } from 'node:worker_threads'

/** How long (ms) a thread waits for the next hand, and how many wait at most: files that are let go are looked at two at a time. */
const [waits, most] = [60_000, 2]

/**
 * Threads whose hands were dismissed. The next hand takes one over: a thread needs a second of processor time until what it does
 * runs as fast as it can, and a pack is mostly built shortly after its last paper was looked at. They hold up nothing that ends.
 */
export interface IdleThreads {
  /** One that waits, the one that came last. */
  take(): Worker | undefined
  /** Lets a thread wait that has nothing to do. */
  rest(thread: Worker): void
}

export function createIdleThreads(waitMs: number = waits): IdleThreads {
  const waiting = new Map<Worker, () => void>()
  const forget = (thread: Worker): boolean => {
    waiting.get(thread)?.()
    return waiting.delete(thread)
  }
  const end = (thread: Worker) => {
    if (forget(thread)) void thread.terminate()
  }
  return {
    take() {
      const thread = [...waiting.keys()].at(-1)
      if (thread) {
        forget(thread)
        thread.ref()
      }
      return thread
    },
    rest(thread) {
      thread.unref()
      const late = setTimeout(() => end(thread), waitMs).unref()
      const gone = () => void forget(thread)
      thread.once('exit', gone)
      waiting.set(thread, () => {
        clearTimeout(late)
        thread.off('exit', gone)
      })
      const [first] = waiting.keys()
      if (first && waiting.size > most) end(first)
    },
  }
}
