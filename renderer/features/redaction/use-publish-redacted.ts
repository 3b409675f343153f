import { useCallback } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useSettings } from '../../app/use-settings.ts'
import { useRedactionRun } from './use-redaction-run.ts'

/** Makes the public version of a document, with the choices of publishing last made. */
export function usePublishRedacted(id: RecordId, flush: () => Promise<void>) {
  const { client } = useApi()
  const { read } = useSettings()
  return useRedactionRun(
    useCallback(
      async (signal) => {
        await flush()
        const { standard, paper } = read().publishing ?? {}
        const look = { ...(standard ? { standard } : {}), ...(paper ? { paper } : {}) }
        return client.redaction.publish({ id, ...look }, { signal })
      },
      [client, flush, id, read],
    ),
  )
}
