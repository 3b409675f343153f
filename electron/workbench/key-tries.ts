import { Failure } from '../../shared/contract/failure.ts'
import { LibraryError } from '../library/library-error.ts'

/** Tries of a passphrase, each of which costs what deriving a key costs, and more after several wrong ones in a row. */
export interface KeyTries {
  /** Failure TOO_SOON, without having tried, while there is still to be waited. */
  try<T>(attempt: () => Promise<T>): Promise<T>
  /** Seconds until the next try is looked at, rounded up. */
  wait(): number
}

/** Nobody mistypes more often than that without noticing. */
const free = 2
const longest = 60_000

/** `now` in milliseconds of a clock that only moves forward. */
export function createKeyTries(now: () => number): KeyTries {
  let wrong = 0
  let until = 0
  const wait = () => Math.max(0, Math.ceil((until - now()) / 1000))
  return {
    wait,
    async try(attempt) {
      if (wait() > 0) throw new Failure('TOO_SOON', { seconds: wait() })
      try {
        const opened = await attempt()
        wrong = 0
        return opened
      } catch (error) {
        if (error instanceof LibraryError && error.code === 'PASSPHRASE') {
          wrong += 1
          if (wrong > free) until = now() + Math.min(longest, 1000 * 2 ** (wrong - free - 1))
        }
        throw error
      }
    },
  }
}
