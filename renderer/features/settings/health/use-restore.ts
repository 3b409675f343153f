import { useQueryClient } from '@tanstack/react-query'
import type { BackupRef, KeptRecord, RestoreProgress } from '../../../../shared/contract/backups.ts'
import type { RecordId } from '../../../../shared/model/ids.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorSentence } from '../../../api/error-sentence.ts'
import { useT } from '../../../i18n/use-t.ts'
import { showToast } from '../../../ui/feedback/toasts.ts'
import { useStream, type Stream } from './use-stream.ts'

/** Brings records back and offers the way back from that: what was there before, and the bin for what was not. */
export function useRestore(): Stream<RestoreProgress> & {
  restore: (ref: BackupRef, records: readonly KeptRecord[] | null) => Promise<void>
} {
  const t = useT()
  const { client, queries } = useApi()
  const cache = useQueryClient()
  const stream = useStream<RestoreProgress>()
  const refresh = () => cache.invalidateQueries({ queryKey: queries.backups.key() })

  const undo = async (
    { added, before }: RestoreProgress,
    ids: readonly RecordId[] | undefined,
  ): Promise<void> => {
    const had = ids?.filter((id) => !added.includes(id))
    try {
      if (before && (had === undefined || had.length > 0)) {
        const steps = await client.backups.restore({ ref: before, ...(had ? { ids: had } : {}) })
        for await (const step of steps) void step
      }
      for (const id of added) await client.records.trash({ id })
      showToast({ text: t('backups.undone') })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
    await refresh()
  }

  const restore = async (ref: BackupRef, records: readonly KeptRecord[] | null) => {
    const ids: RecordId[] | undefined = records?.map(({ id }) => id)
    const last = await stream.run((signal) =>
      client.backups.restore({ ref, ...(ids ? { ids } : {}) }, { signal }),
    )
    if (last && last.restored > 0) {
      showToast({
        text: t('backups.restored', { restored: last.restored }),
        ...(last.before
          ? { action: { label: t('backups.undo'), onAction: () => void undo(last, ids) } }
          : {}),
      })
    }
    await refresh()
  }
  return { ...stream, restore }
}
