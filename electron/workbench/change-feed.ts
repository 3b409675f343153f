/** Turns callbacks into an async iteration that ends with `signal`; what happens between two steps is queued, in order. */
export async function* changeFeed<T>(
  subscribe: (listener: (value: T) => void) => () => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<T, void> {
  const queue: T[] = []
  let wake = () => {}
  const unsubscribe = subscribe((value) => {
    queue.push(value)
    wake()
  })
  const stop = () => wake()
  signal?.addEventListener('abort', stop)
  try {
    while (!signal?.aborted) {
      const next = queue.shift()
      if (next !== undefined) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    signal?.removeEventListener('abort', stop)
    unsubscribe()
  }
}
