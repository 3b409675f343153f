import { useCallback } from 'react'
import type { DocumentStatus, DocumentV1 } from '../../../shared/model/document/v1.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'

/** What somebody has said or suggested and nobody has answered, by the codes of its findings. */
const unanswered: readonly string[] = ['open-comment', 'open-suggestion']

/** Changes a document's status, and says so where it is cleared with something unanswered in it, as of the last save. */
export function useStatus(
  id: RecordId,
  change: (change: (record: DocumentV1) => DocumentV1) => void,
): (status: DocumentStatus) => void {
  const t = useT()
  const { client } = useApi()
  return useCallback(
    (status) => {
      change((now) => ({ ...now, status }))
      if (status !== 'cleared' && status !== 'final') return
      const warn = async () => {
        const findings = await client.typesetting.preflight({ id })
        const count = findings.filter(({ code }) => unanswered.includes(code)).length
        if (count > 0) showToast({ text: t('documents.clearedUnanswered', { count }), tone: 'bad' })
      }
      // Where it cannot be looked, "Ready to publish?" says so; the status is changed in any case.
      void warn().catch(() => undefined)
    },
    [id, change, client, t],
  )
}
