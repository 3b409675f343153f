import { ORPCError } from '@orpc/client'
import { useCallback } from 'react'
import type { AccessOverride, CopiesProgress } from '../../../../shared/contract/copies.ts'
import { errors } from '../../../../shared/contract/errors.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { stateOf, useStream, type StreamState } from '../../../api/use-stream.ts'
import { passwordsOf } from '../papers/passwords.ts'

/** A restricted paper that an audience is not to have. */
export type Refused = { entryId: string; title: string; audienceId: string; audience: string }

export type CopiesState = StreamState<CopiesProgress> | { stage: 'refused'; papers: Refused[] }

export type CopiesForm = 'zip' | 'files'

/** Makes the copies of a pack; cancelling ends the work itself. */
export function useCopies({ id, entries }: PackV1) {
  const { client } = useApi()
  const stream = useStream<CopiesProgress>()
  const { run, cancel } = stream
  const start = useCallback(
    (form: CopiesForm, overrides: AccessOverride[] = []) =>
      run((signal) =>
        client.copies.make({ id, form, overrides, passwords: passwordsOf(entries) }, { signal }),
      ),
    [client, id, entries, run],
  )
  const papers = refusedOf(stream.error)
  const state: CopiesState = papers ? { stage: 'refused', papers } : stateOf(stream)
  return { state, start, cancel }
}

function refusedOf(error: unknown): Refused[] | null {
  if (!(error instanceof ORPCError) || error.code !== 'RESTRICTED_PAPER') return null
  const { success, data } = errors.RESTRICTED_PAPER.data.safeParse(error.data)
  return success ? data.papers : null
}
