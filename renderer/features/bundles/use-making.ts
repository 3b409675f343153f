import { useCallback } from 'react'
import type { BundleProgress } from '../../../shared/contract/bundles.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { stateOf, useStream } from '../../api/use-stream.ts'

export type Making = { ids: RecordId[]; without: RecordId[]; passphrase?: string }

/** Makes a bundle; cancelling ends the work itself. */
export function useMaking() {
  const { client } = useApi()
  const stream = useStream<BundleProgress>()
  const { run, cancel } = stream
  const start = useCallback(
    (making: Making) => run((signal) => client.bundles.make(making, { signal })),
    [client, run],
  )
  return { state: stateOf(stream), start, cancel }
}
