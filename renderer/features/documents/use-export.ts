import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportProgress } from '../../../shared/contract/typesetting.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'

export type ExportState =
  | { stage: 'idle' }
  | Exclude<ExportProgress, { stage: 'done' }>
  | Extract<ExportProgress, { stage: 'done' }>
  | { stage: 'failed'; error: unknown }

/** Typesets a document; `cancel` ends the compile itself, not only the wait for it. */
export function useExport(id: RecordId, flush: () => Promise<void>) {
  const { client } = useApi()
  const [state, setState] = useState<ExportState>({ stage: 'idle' })
  const running = useRef<AbortController>(null)

  const cancel = useCallback(() => {
    running.current?.abort()
    running.current = null
    setState({ stage: 'idle' })
  }, [])
  const start = useCallback(
    async () => {
      running.current?.abort()
      const abort = new AbortController()
      running.current = abort
      setState({ stage: 'preparing' })
      try {
        await flush()
        const progress = await client.typesetting.export({ id }, { signal: abort.signal })
        for await (const step of progress) {
          if (abort.signal.aborted) return
          setState(step)
        }
      } catch (error) {
        if (!abort.signal.aborted) setState({ stage: 'failed', error })
      }
    },
    [client, flush, id],
  )
  useEffect(() => () => running.current?.abort(), [])
  return { state, start, cancel }
}
