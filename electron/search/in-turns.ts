/** Milliseconds of work between two turns that others have. */
const turnMs = 8

/** Does something with each item, in order; others have their turn in between, so that no question waits for a long list. */
export async function inTurns<T>(items: Iterable<T>, each: (item: T) => void): Promise<void> {
  let until = performance.now() + turnMs
  for (const item of items) {
    each(item)
    if (performance.now() < until) continue
    await new Promise((resolve) => setImmediate(resolve))
    until = performance.now() + turnMs
  }
}
