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

  const undo = async (before: BackupRef, records: readonly KeptRecord[] | null) => {
    const had = (state: KeptRecord['state']) => state === 'changed' || state === 'binned'
    const ids = records?.filter(({ state }) => had(state)).map(({ id }) => id)
    try {
      if (ids === undefined || ids.length > 0) {
        const steps = await client.backups.restore({ ref: before, ...(ids ? { ids: [...ids] } : {}) })
        for await (const step of steps) void step
      }
      const added = records?.filter(({ state }) => state !== 'changed') ?? []
      for (const { id } of added) await client.records.trash({ id })
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
      const { before, restored } = last
      showToast({
        text: t('backups.restored', { restored }),
        ...(before
          ? { action: { label: t('backups.undo'), onAction: () => void undo(before, records) } }
          : {}),
      })
    }
    await refresh()
  }
  return { ...stream, restore }
}
