/** The part of `process` by which a host is asked to stop. */
export type Stoppable = {
  on(event: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'disconnect', listener: () => void): unknown
  exit(code: number): void
}

/** Milliseconds in which signals are one request: a terminal and a launcher in between send each their own. */
const oneRequest = 1_000

/**
 * Stops in order, once, when the process is told to or its parent is gone: `stop` is awaited, then the process ends
 * with 0, or with 1 when stopping failed. A second request ends it at once. `now` in milliseconds, never going back.
 */
export function stopOnRequest(
  process: Stoppable,
  stop: () => Promise<void>,
  report: (fault: unknown) => void,
  now: () => number = () => performance.now(),
): void {
  let stoppingSince: number | null = null
  const request = (): void => {
    if (stoppingSince !== null) {
      if (now() - stoppingSince > oneRequest) process.exit(1)
      return
    }
    stoppingSince = now()
    stop().then(
      () => process.exit(0),
      (fault: unknown) => {
        report(fault)
        process.exit(1)
      },
    )
  }
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, request)
  // A parent that died cannot send a signal; losing its channel is all one hears of it.
  process.on('disconnect', () => {
    if (stoppingSince === null) request()
  })
}
