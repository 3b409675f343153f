import type { ProtectionState } from '../../shared/contract/protection.ts'

interface ProtectionPorts {
  watch(signal: AbortSignal): PromiseLike<AsyncIterable<ProtectionState>>
  show(state: ProtectionState): void
  /** Loads the page anew, so that nothing that was read of the library stays in it. */
  startOver(): Promise<void>
}

/** Milliseconds until a stream that ended is asked for again; the call itself waits for the line. */
const pause = 200

/**
 * Shows each state of the library's protection as it comes, for as long as the page lives; returns the way out. A page
 * that had the library open starts over once it is locked, or open in another form.
 */
export function followProtection({ watch, show, startOver }: ProtectionPorts): () => void {
  const stopped = new AbortController()
  let wasOpen = false
  let hasLeft = false
  const take = (state: ProtectionState): void => {
    if (state.access === 'open' && !wasOpen) wasOpen = true
    else if (state.access !== 'open' && wasOpen) hasLeft = true
    if (hasLeft && state.access === 'open') {
      // Not shown: the page as it is must not begin to read what the next one will.
      stopped.abort()
      void startOver()
      return
    }
    show(state)
    if (hasLeft && state.access === 'locked') {
      stopped.abort()
      void startOver()
    }
  }
  const follow = async () => {
    while (!stopped.signal.aborted) {
      try {
        for await (const state of await watch(stopped.signal)) {
          if (stopped.signal.aborted) return
          take(state)
        }
      } catch {
        // Its line is gone; how that stands is shown elsewhere.
      }
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
  void follow()
  return () => stopped.abort()
}
