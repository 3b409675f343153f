import { useCallback } from 'react'
import type { PackForm, PackLayout, PackProgress } from '../../../../shared/contract/packs.ts'
import type { RecordId } from '../../../../shared/model/ids.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { stateOf, useStream, type StreamState } from '../../../api/use-stream.ts'
import { passwordsOf } from '../papers/passwords.ts'

export type BuildState = StreamState<PackProgress>

/** What is made of a pack: a file to look at, or the next issue. */
export type Making = { issue: true } | { form: PackForm; layout: PackLayout }

/** Binds a pack; cancelling ends the work itself. */
export function useBuild(id: RecordId) {
  const { client } = useApi()
  const stream = useStream<PackProgress>()
  const { run, cancel } = stream
  const start = useCallback(
    (making: Making, entries: PackV1['entries']) =>
      run(async (signal) => {
        const input = { id, passwords: passwordsOf(entries) }
        return 'issue' in making
          ? client.packs.issue(input, { signal })
          : client.packs.build({ ...input, ...making }, { signal })
      }),
    [client, id, run],
  )
  return { state: stateOf(stream), start, cancel }
}
