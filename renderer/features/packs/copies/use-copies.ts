import { ORPCError } from '@orpc/client'
import { useCallback, useEffect, useRef, useState } from 'react'
import type { AccessOverride, CopiesProgress } from '../../../../shared/contract/copies.ts'
import { errors } from '../../../../shared/contract/errors.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { passwordsOf } from '../papers/passwords.ts'

/** A restricted paper that an audience is not to have. */
export type Refused = { entryId: string; title: string; audienceId: string; audience: string }

export type CopiesState =
  | { stage: 'idle' }
  | { stage: 'starting' }
  | CopiesProgress
  | { stage: 'refused'; papers: Refused[] }
  | { stage: 'failed'; error: unknown }

export type CopiesForm = 'zip' | 'files'

/** Makes the copies of a pack; cancelling ends the work itself. */
export function useCopies({ id, entries }: PackV1) {
  const { client } = useApi()
  const [state, setState] = useState<CopiesState>({ stage: 'idle' })
  const running = useRef<AbortController>(null)
  const cancel = useCallback(() => {
    running.current?.abort()
    setState({ stage: 'idle' })
  }, [])
  const start = useCallback(
    async (form: CopiesForm, overrides: AccessOverride[] = []) => {
      running.current?.abort()
      const abort = new AbortController()
      running.current = abort
      const { signal } = abort
      setState({ stage: 'starting' })
      try {
        const input = { id, form, overrides, passwords: passwordsOf(entries) }
        for await (const step of await client.copies.make(input, { signal })) {
          if (signal.aborted) return
          setState(step)
        }
      } catch (error) {
        if (signal.aborted) return
        const papers = refusedOf(error)
        setState(papers ? { stage: 'refused', papers } : { stage: 'failed', error })
      }
    },
    [client, id, entries],
  )
  useEffect(() => () => running.current?.abort(), [])
  return { state, start, cancel }
}

function refusedOf(error: unknown): Refused[] | null {
  if (!(error instanceof ORPCError) || error.code !== 'RESTRICTED_PAPER') return null
  const { success, data } = errors.RESTRICTED_PAPER.data.safeParse(error.data)
  return success ? data.papers : null
}
