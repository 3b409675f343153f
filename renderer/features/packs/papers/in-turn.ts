/** Lets so many pieces of work run at once and the others wait their turn; one that is given up while it waits never begins. */
export function createTurns(most: number): <T>(work: () => Promise<T>, signal?: AbortSignal) => Promise<T> {
  const waiting: (() => void)[] = []
  let running = 0
  const next = () => {
    if (running < most) waiting.shift()?.()
  }
  return (work, signal) =>
    new Promise((resolve, reject) => {
      waiting.push(() => {
        if (signal?.aborted) {
          reject(signal.reason)
          return next()
        }
        running += 1
        work()
          .then(resolve, reject)
          .finally(() => {
            running -= 1
            next()
          })
      })
      next()
    })
}
