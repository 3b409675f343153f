/** Milliseconds of work between two turns that others have: half of what a frame can spare, as work before and after adds to it. */
const turnMs = 4

/** Items between two looks at the clock, which costs more than most of them. */
const itemsAtOnce = 8

/** Does something with each item, in order; others have their turn in between, so that no question waits for a long list. */
export async function inTurns<T>(items: Iterable<T>, each: (item: T) => void): Promise<void> {
  let until = performance.now() + turnMs
  let left = itemsAtOnce
  for (const item of items) {
    each(item)
    left -= 1
    if (left > 0) continue
    left = itemsAtOnce
    if (performance.now() < until) continue
    await nextTurn()
    until = performance.now() + turnMs
  }
}

/** Those that pass, in order, as `inTurns` looks at them. */
export async function inTurnsWhere<T>(items: Iterable<T>, passes: (item: T) => boolean): Promise<T[]> {
  const found: T[] = []
  await inTurns(items, (item) => void (passes(item) && found.push(item)))
  return found
}

/** Lets others have their turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
