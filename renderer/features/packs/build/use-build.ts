import { useCallback, useEffect, useRef, useState } from 'react'
import type { PackForm, PackLayout, PackProgress } from '../../../../shared/contract/packs.ts'
import type { RecordId } from '../../../../shared/model/ids.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { passwordsOf } from '../papers/passwords.ts'

export type BuildState =
  | { stage: 'idle' }
  | { stage: 'starting' }
  | PackProgress
  | { stage: 'failed'; error: unknown }

/** What is made of a pack: a file to look at, or the next issue. */
export type Making = { issue: true } | { form: PackForm; layout: PackLayout }

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
  const start = useCallback(
    async (making: Making, entries: PackV1['entries']) => {
      running.current?.abort()
      const abort = new AbortController()
      running.current = abort
      setState({ stage: 'starting' })
      const { signal } = abort
      const input = { id, passwords: passwordsOf(entries) }
      try {
        const steps =
          'issue' in making
            ? await client.packs.issue(input, { signal })
            : await client.packs.build({ ...input, ...making }, { signal })
        for await (const step of steps) {
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
