import { useCallback, useEffect, useRef, useState } from 'react'
import type { BundleProgress, MadeBundle } from '../../../shared/contract/bundles.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'

export type MakingState =
  | { stage: 'idle' }
  | { stage: 'starting' }
  | Exclude<BundleProgress, MadeBundle>
  | MadeBundle
  | { stage: 'failed'; error: unknown }

export type Making = { ids: RecordId[]; without: RecordId[]; passphrase?: string }

/** Makes a bundle; cancelling ends the work itself. */
export function useMaking() {
  const { client } = useApi()
  const [state, setState] = useState<MakingState>({ stage: 'idle' })
  const running = useRef<AbortController>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState({ stage: 'idle' })
  }, [])
  const start = useCallback(
    async (making: Making) => {
      running.current?.abort()
      const abort = new AbortController()
      running.current = abort
      setState({ stage: 'starting' })
      try {
        for await (const step of await client.bundles.make(making, { signal: abort.signal })) {
          if (abort.signal.aborted) return
          setState(step)
        }
      } catch (error) {
        if (!abort.signal.aborted) setState({ stage: 'failed', error })
      }
    },
    [client],
  )
  useEffect(() => () => running.current?.abort(), [])
  return { state, start, cancel }
}
