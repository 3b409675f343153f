/** The part of `process` by which a host is asked to stop. */
export type Stoppable = {
  on(event: 'SIGTERM' | 'SIGINT' | 'SIGHUP' | 'disconnect', listener: () => void): unknown
  exit(code: number): void
}

/**
 * Stops in order, once, when the process is told to or its parent is gone: `stop` is awaited, then the process ends
 * with 0, or with 1 when stopping failed. A second signal ends it at once.
 */
export function stopOnRequest(
  process: Stoppable,
  stop: () => Promise<void>,
  report: (fault: unknown) => void,
): void {
  let stopping = false
  const request = (): void => {
    if (stopping) {
      process.exit(1)
      return
    }
    stopping = true
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
    if (!stopping) request()
  })
}
