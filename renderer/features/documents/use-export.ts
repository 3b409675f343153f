import { useCallback, useEffect, useRef, useState } from 'react'
import type { ExportOptions, ExportProgress } from '../../../shared/contract/typesetting.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'

export type MadeFile = Omit<Extract<ExportProgress, { stage: 'done' }>, 'stage'> & { id: RecordId }

/** One or several documents on their way to a file each; those before a failure are kept. */
export type ExportState = { made: readonly MadeFile[]; total: number } & (
  | { stage: 'preparing' | 'typesetting' | 'done' }
  | { stage: 'failed'; error: unknown; id: RecordId | undefined }
)

/** Typesets documents one after the other; `cancel` ends the compile itself, not only the wait for it. */
export function useExport(flush: () => Promise<void>) {
  const { client } = useApi()
  const [state, setState] = useState<ExportState>({ stage: 'preparing', made: [], total: 1 })
  const running = useRef<AbortController>(null)

  const cancel = useCallback(() => {
    running.current?.abort()
    // What was made before stays; nothing is under way any more.
    setState(({ made }) => ({ stage: 'done', made, total: made.length }))
  }, [])
  const start = useCallback(
    async (ids: readonly RecordId[], options: ExportOptions) => {
      running.current?.abort()
      const abort = new AbortController()
      running.current = abort
      const made: MadeFile[] = []
      const total = ids.length
      let id: RecordId | undefined
      setState({ stage: 'preparing', made: [], total })
      try {
        await flush()
        for (id of ids) {
          const steps = await client.typesetting.export({ id, ...options }, { signal: abort.signal })
          for await (const step of steps) {
            if (abort.signal.aborted) return
            if (step.stage === 'done') made.push({ ...withoutStage(step), id })
            else setState({ stage: step.stage, made: [...made], total })
          }
        }
        setState({ stage: 'done', made: [...made], total })
      } catch (error) {
        if (!abort.signal.aborted) setState({ stage: 'failed', error, id, made, total })
      }
    },
    [client, flush],
  )
  useEffect(() => () => running.current?.abort(), [])
  return { state, start, cancel }
}

function withoutStage({
  stage: _stage,
  ...file
}: Extract<ExportProgress, { stage: 'done' }>): Omit<MadeFile, 'id'> {
  return file
}
