import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackDeltaProgress } from '../../../../shared/contract/packs.ts'
import type { RecordId } from '../../../../shared/model/ids.ts'
import { useApi } from '../../../api/ApiProvider.tsx'

export type DeltaState =
  | { stage: 'idle' }
  | { stage: 'starting' }
  | PackDeltaProgress
  | { stage: 'failed'; error: unknown }

/** Makes a supplement from one issue to another; cancelling ends the work itself. */
export function useDelta(id: RecordId) {
  const { client } = useApi()
  const [state, setState] = useState<DeltaState>({ stage: 'idle' })
  const running = useRef<AbortController>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    setState({ stage: 'idle' })
  }, [])
  const start = useCallback(
    async (from: number, to: number) => {
      running.current?.abort()
      const abort = new AbortController()
      running.current = abort
      const { signal } = abort
      setState({ stage: 'starting' })
      try {
        for await (const step of await client.packs.delta({ id, from, to }, { signal })) {
          if (signal.aborted) return
          setState(step)
        }
      } catch (error) {
        if (!signal.aborted) setState({ stage: 'failed', error })
      }
    },
    [client, id],
  )
  useEffect(() => () => running.current?.abort(), [])
  return { state, start, cancel }
}
