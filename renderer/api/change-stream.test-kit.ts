/** Every change told to the listeners from now on, until `signal` is aborted. */
export async function* changeStream<T>(listeners: Set<(change: T) => void>, signal: AbortSignal | undefined) {
  const waiting: T[] = []
  let wake = () => {}
  const listener = (change: T) => {
    waiting.push(change)
    wake()
  }
  listeners.add(listener)
  signal?.addEventListener('abort', () => wake())
  try {
    while (!signal?.aborted) {
      const next = waiting.shift()
      if (next !== undefined) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    listeners.delete(listener)
  }
}
