import { useCallback } from 'react'
import type { PackDeltaProgress } from '../../../../shared/contract/packs.ts'
import type { RecordId } from '../../../../shared/model/ids.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { stateOf, useStream, type StreamState } from '../../../api/use-stream.ts'

export type DeltaState = StreamState<PackDeltaProgress>

/** Makes a supplement from one issue to another; cancelling ends the work itself. */
export function useDelta(id: RecordId) {
  const { client } = useApi()
  const stream = useStream<PackDeltaProgress>()
  const { run, cancel } = stream
  const start = useCallback(
    (from: number, to: number) => run((signal) => client.packs.delta({ id, from, to }, { signal })),
    [client, id, run],
  )
  return { state: stateOf(stream), start, cancel }
}
