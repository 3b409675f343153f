import { useCallback, useEffect, useRef, useState } from 'react'

export interface Stream<T> {
  /** The newest word; null before the first and after it was cancelled. */
  step: T | null
  error: unknown
  isRunning: boolean
  /** Follows the work to its end and answers its last word; null where it was cancelled or failed. */
  run: (open: (signal: AbortSignal) => PromiseLike<AsyncIterable<T>>) => Promise<T | null>
  /** Ends the work, and leaves nothing of it or of what broke it. */
  cancel: () => void
}

/** Long work that tells how far it is; it ends when the page is left. */
export function useStream<T>(): Stream<T> {
  const [step, setStep] = useState<T | null>(null)
  const [error, setError] = useState<unknown>(null)
  const [isRunning, setRunning] = useState(false)
  const current = useRef<AbortController>(null)
  const isLeft = useRef(false)
  useEffect(() => {
    isLeft.current = false
    return () => {
      isLeft.current = true
      current.current?.abort()
    }
  }, [])

  const run = useCallback<Stream<T>['run']>(async (open) => {
    current.current?.abort()
    // Asked for after something else was waited for, and nobody is there any more to see or stop it.
    if (isLeft.current) return null
    const abort = new AbortController()
    current.current = abort
    setStep(null)
    setError(null)
    setRunning(true)
    let last: T | null = null
    try {
      for await (const next of await open(abort.signal)) {
        if (abort.signal.aborted) return null
        last = next
        setStep(next)
      }
    } catch (failure) {
      if (abort.signal.aborted) return null
      setStep(null)
      setError(failure)
      last = null
    }
    if (abort.signal.aborted) return null
    setRunning(false)
    return last
  }, [])

  const cancel = useCallback(() => {
    current.current?.abort()
    setStep(null)
    setError(null)
    setRunning(false)
  }, [])
  return { step, error, isRunning, run, cancel }
}

/** Where such work stands as one thing: not begun, begun, at a step of its own, failed. */
export type StreamState<Step> =
  | { stage: 'idle' }
  | { stage: 'starting' }
  | Step
  | { stage: 'failed'; error: unknown }

export function stateOf<Step>({ step, error, isRunning }: Stream<Step>): StreamState<Step> {
  if (error !== null) return { stage: 'failed', error }
  return step ?? { stage: isRunning ? 'starting' : 'idle' }
}
