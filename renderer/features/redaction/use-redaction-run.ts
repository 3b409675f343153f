import { useCallback, useEffect, useRef, useState } from 'react'
import type { RedactionProgress } from '../../../shared/contract/redaction.ts'

export type PublishState = { stage: 'idle' } | RedactionProgress | { stage: 'failed'; error: unknown }

/** Runs what makes a public version; cancelling ends the work itself, and so does leaving. */
export function useRedactionRun(begin: (signal: AbortSignal) => Promise<AsyncIterable<RedactionProgress>>) {
  const [state, setState] = useState<PublishState>({ stage: 'idle' })
  const running = useRef<AbortController>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    setState({ stage: 'idle' })
  }, [])
  const start = useCallback(async () => {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    setState({ stage: 'preparing' })
    try {
      for await (const step of await begin(abort.signal)) {
        if (abort.signal.aborted) return
        setState(step)
      }
    } catch (error) {
      if (!abort.signal.aborted) setState({ stage: 'failed', error })
    }
  }, [begin])
  useEffect(() => () => running.current?.abort(), [])
  const isBusy = state.stage === 'preparing' || state.stage === 'typesetting' || state.stage === 'searching'
  return { state, isBusy, start, cancel }
}
