import { ThreadLost } from './engine-link.ts'

/** Milliseconds a question waits for a thread that is busy with something else; by then names alone are better. */
const worthWaiting = 3000

/**
 * What the thread answers; asked once more where it was lost over another call or died, for a new one is started. Null
 * where there is no answer: none within three seconds, or nobody to give one.
 */
export async function answerOf<T>(ask: () => Promise<T>, within = worthWaiting): Promise<T | null> {
  const asked = ask()
    .catch((error: unknown) => {
      // A question that a thread was silent over would silence the next one too.
      const isAskedAgain = !(error instanceof ThreadLost && error.how === 'silent' && error.blamed)
      return isAskedAgain ? ask() : null
    })
    .catch(() => null)
  let timer: ReturnType<typeof setTimeout> | undefined
  const late = new Promise<null>((resolve) => {
    timer = setTimeout(() => resolve(null), within)
  })
  return Promise.race([asked, late]).finally(() => clearTimeout(timer))
}
