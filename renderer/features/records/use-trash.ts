import { useCallback } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import type { Client } from '../../api/client.ts'
import { errorSentence } from '../../api/error-sentence.ts'
import { useWorkspace } from '../../app/workspace.ts'
import { useT, type Translate } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'

/** Moves records to the Bin at once and offers them back. */
export function useTrash() {
  const { client } = useApi()
  const t = useT()
  const closeRecord = useWorkspace((state) => state.closeRecord)
  return useCallback(
    async (records: readonly { id: RecordId; title: string }[]) => {
      const [first] = records
      if (!first) return
      try {
        for (const { id } of records) await client.records.trash({ id })
        for (const { id } of records) closeRecord(id)
      } catch (error) {
        showToast({ text: errorSentence(t, error), tone: 'bad' })
        return
      }
      showToast({
        text: t('records.trashed', { count: records.length, title: first.title }),
        action: {
          label: t('ui.undo'),
          onAction: () => void restore(client, records, t),
        },
      })
    },
    [client, closeRecord, t],
  )
}

async function restore(client: Client, records: readonly { id: RecordId }[], t: Translate) {
  try {
    for (const { id } of records) await client.records.restore({ id })
  } catch (error) {
    showToast({ text: errorSentence(t, error), tone: 'bad' })
  }
}
