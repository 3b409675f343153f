import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackProgress } from '../../../../shared/contract/packs.ts'
import type { RecordId } from '../../../../shared/model/ids.ts'
import { useApi } from '../../../api/ApiProvider.tsx'

export type BuildState =
  | { stage: 'idle' }
  | { stage: 'starting' }
  | PackProgress
  | { stage: 'failed'; error: unknown }

/** Binds a pack; cancelling ends the work itself. */
export function useBuild(id: RecordId) {
  const { client } = useApi()
  const [state, setState] = useState<BuildState>({ stage: 'idle' })
  const running = useRef<AbortController>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState({ stage: 'idle' })
  }, [])
  const start = useCallback(async () => {
    running.current?.abort()
    const abort = new AbortController()
    running.current = abort
    setState({ stage: 'starting' })
    try {
      for await (const step of await client.packs.build({ id }, { signal: abort.signal })) {
        if (abort.signal.aborted) return
        setState(step)
      }
    } catch (error) {
      if (!abort.signal.aborted) setState({ stage: 'failed', error })
    }
  }, [client, id])
  useEffect(() => () => running.current?.abort(), [])
  return { state, start, cancel }
}
