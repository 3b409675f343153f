import type { RecordChange } from '../../shared/contract/library.ts'

/** Every change told to the listeners from now on, until `signal` is aborted. */
export async function* changeStream(
  listeners: Set<(change: RecordChange) => void>,
  signal: AbortSignal | undefined,
) {
  const waiting: RecordChange[] = []
  let wake = () => {}
  const listener = (change: RecordChange) => {
    waiting.push(change)
    wake()
  }
  listeners.add(listener)
  signal?.addEventListener('abort', () => wake())
  try {
    while (!signal?.aborted) {
      const next = waiting.shift()
      if (next) yield next
      else await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    listeners.delete(listener)
  }
}
