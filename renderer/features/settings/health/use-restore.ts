import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { backupProblem, type BackupProblem } from '../../../../shared/contract/backups.ts'
import type { BackupRef, KeptRecord, RestoreProgress } from '../../../../shared/contract/backups.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import { errorCode, errorSentence } from '../../../api/error-sentence.ts'
import { useT } from '../../../i18n/use-t.ts'
import { showToast } from '../../../ui/feedback/toasts.ts'
import { useStream, type Stream } from '../../../api/use-stream.ts'

type Wanted = { ref: BackupRef; records: readonly KeptRecord[] | null }

/** No safety copy could be made, for this reason, and what was asked for is yet to be done. */
export type Unprotected = Wanted & { problem: BackupProblem }

/**
 * Brings records back and offers the way back from that, also from one that was stopped. Where no backup of how things
 * stand can be made first, nothing is done before somebody has agreed to go on without.
 */
export function useRestore(): Stream<RestoreProgress> & {
  restore: (wanted: Wanted, unprotected?: boolean) => Promise<void>
  unprotected: Unprotected | null
  /** Leaves things as they are. */
  dismiss: () => void
} {
  const t = useT()
  const { client, queries } = useApi()
  const cache = useQueryClient()
  const stream = useStream<RestoreProgress>()
  const [unprotected, setUnprotected] = useState<Unprotected | null>(null)
  const refresh = () => cache.invalidateQueries({ queryKey: queries.backups.key() })

  const undo = async (before: BackupRef, records: Wanted['records']): Promise<void> => {
    try {
      const steps = await client.backups.restore({
        ref: before,
        ...idsOf(records),
        undo: true,
        unprotected: true,
      })
      for await (const step of steps) void step
      showToast({ text: t('backups.undone') })
    } catch (error) {
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    }
    await refresh()
  }

  const tell = ({ restored, before, done }: RestoreProgress, records: Wanted['records']): void => {
    if (restored === 0 && done) return
    const sentence = !done ? 'backups.stopped' : before ? 'backups.restored' : 'backups.restoredUnprotected'
    showToast({
      text: t(sentence, { restored }),
      ...(before ? { action: { label: t('backups.undo'), onAction: () => void undo(before, records) } } : {}),
    })
  }

  const restore = async (wanted: Wanted, agreed = false) => {
    setUnprotected(null)
    const { ref, records } = wanted
    const told: { last: RestoreProgress | null; refused: BackupProblem | null } = {
      last: null,
      refused: null,
    }
    const open = (signal: AbortSignal) =>
      client.backups.restore({ ref, ...idsOf(records), unprotected: agreed }, { signal })
    await stream.run(async (signal) =>
      remembered(
        () => open(signal),
        (step) => (told.last = step),
        (problem) => (told.refused = problem),
      ),
    )
    if (told.refused !== null) setUnprotected({ ...wanted, problem: told.refused })
    if (told.last) tell(told.last, records)
    await refresh()
  }
  return { ...stream, restore, unprotected, dismiss: () => setUnprotected(null) }
}

const idsOf = (records: Wanted['records']) => (records ? { ids: records.map(({ id }) => id) } : {})

/** The steps as they come; a refusal for want of a safety copy is no error but a question. */
async function* remembered(
  open: () => Promise<AsyncIterable<RestoreProgress>>,
  onStep: (step: RestoreProgress) => void,
  onRefused: (problem: BackupProblem) => void,
): AsyncGenerator<RestoreProgress> {
  try {
    for await (const step of await open()) {
      onStep(step)
      yield step
    }
  } catch (error) {
    if (errorCode(error) !== 'NO_BACKUP') throw error
    onRefused(problemOf(error))
  }
}

function problemOf(error: unknown): BackupProblem {
  const data = error instanceof Error && 'data' in error ? error.data : null
  const problem = typeof data === 'object' && data !== null && 'problem' in data ? data.problem : null
  return backupProblem.safeParse(problem).data ?? 'cannot-write'
}
