/** What a piece of work tells while it runs. */
export type Report<P> = (progress: P) => void

/**
 * Runs work that reports progress by callback as an iteration of its progress. Only the newest unread progress is kept.
 * Ending the iteration early aborts the work.
 */
export async function* staged<P>(
  work: (report: Report<P>, signal: AbortSignal) => Promise<P>,
  signal: AbortSignal | undefined,
): AsyncGenerator<P, void> {
  const own = new AbortController()
  const both = signal ? AbortSignal.any([signal, own.signal]) : own.signal
  let newest: { progress: P } | null = null
  let wake = () => {}
  const running = work((progress) => {
    newest = { progress }
    wake()
  }, both)
  let ended = false
  const settled = running.then(
    () => undefined,
    () => undefined,
  )
  void settled.then(() => {
    ended = true
    wake()
  })
  const take = () => {
    const taken = newest
    newest = null
    return taken
  }
  try {
    for (;;) {
      const next = take()
      if (next) yield next.progress
      else if (ended) break
      else await new Promise<void>((resolve) => (wake = resolve))
    }
    yield await running
  } finally {
    own.abort()
    await settled
  }
}
