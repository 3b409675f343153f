import { useCallback, useEffect, useRef, useState } from 'react'
import type { RedactionProgress } from '../../../shared/contract/redaction.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useSettings } from '../../app/use-settings.ts'

export type PublishState = { stage: 'idle' } | RedactionProgress | { stage: 'failed'; error: unknown }

/** Makes the public version of a document, with the choices of publishing last made; cancelling ends the work itself. */
export function usePublishRedacted(id: RecordId, flush: () => Promise<void>) {
  const { client } = useApi()
  const { read } = useSettings()
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
      await flush()
      const { standard, paper } = read().publishing ?? {}
      const look = { ...(standard ? { standard } : {}), ...(paper ? { paper } : {}) }
      for await (const step of await client.redaction.publish({ id, ...look }, { signal: abort.signal })) {
        if (abort.signal.aborted) return
        setState(step)
      }
    } catch (error) {
      if (!abort.signal.aborted) setState({ stage: 'failed', error })
    }
  }, [client, flush, id, read])
  useEffect(() => () => running.current?.abort(), [])
  return { state, start, cancel }
}
