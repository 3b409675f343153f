import { useIsMutating } from '@tanstack/react-query'
import { useCallback, useLayoutEffect, useRef, useState } from 'react'
import type { RecordId } from '../../../../shared/model/ids.ts'
import type { MeetingV1 } from '../../../../shared/model/meeting/v1.ts'
import type { PackV1 } from '../../../../shared/model/pack/v1.ts'
import { useApi } from '../../../api/ApiProvider.tsx'
import type { EditedRecord } from '../../../api/use-record.ts'
import { useT } from '../../../i18n/use-t.ts'
import { showToast } from '../../../ui/feedback/toasts.ts'
import type { Draft } from './pack-tree.ts'

/** Something done that can be undone; each way says whether it could be gone. */
export interface Step {
  /** What was done, for the button that undoes it. */
  what: string
  back: () => boolean | Promise<boolean>
  forth: () => boolean | Promise<boolean>
}

export interface Builder {
  draft: Draft
  /** Carries a change out at once and keeps it for undoing. */
  edit: (what: string, change: (draft: Draft) => Draft) => void
  /** Keeps for undoing what was done elsewhere, such as another name for a file. */
  did: (step: Step) => void
  undo: () => void
  redo: () => void
  /** What would be undone and done again; null where there is nothing. */
  undoes: string | null
  redoes: string | null
}

type History = { past: readonly Step[]; future: readonly Step[] }
const mostSteps = 200

/** Changes a pack and the agenda of its meeting as one, with the way back for as long as the page is open. */
export function useBuilder(
  pack: PackV1,
  changePack: EditedRecord<'pack'>['change'],
  meeting: MeetingV1 | undefined,
  changeMeeting: EditedRecord<'meeting'>['change'],
): Builder {
  const t = useT()
  const { isBusy, newest } = useNewest([pack.id, ...(meeting ? [meeting.id] : [])])
  // While changes are on their way the records run behind: what was made of them last is what counts.
  const [ahead, setAhead] = useState<Draft | null>(null)
  const kept: Draft = {
    entries: newest(pack).entries,
    agenda: meeting ? newest(meeting).agenda : null,
  }
  const draft = isBusy() && ahead ? ahead : kept
  const latest = useRef(draft)
  useLayoutEffect(() => {
    latest.current = draft
  })

  /** Makes of one draft another; what somebody else changed meanwhile is changed in the same way. */
  const apply = useCallback(
    (from: Draft, to: Draft, change: (draft: Draft) => Draft) => {
      latest.current = to
      setAhead(to)
      if (!isSame(from.entries, to.entries)) {
        changePack((now) => ({
          ...now,
          entries: [
            ...(isSame(now.entries, from.entries)
              ? to.entries
              : change({ entries: now.entries, agenda: from.agenda }).entries),
          ],
        }))
      }
      if (from.agenda && !isSame(from.agenda, to.agenda)) {
        const { agenda, entries } = from
        changeMeeting((now) => ({
          ...now,
          agenda: [
            ...((isSame(now.agenda, agenda) ? to.agenda : change({ entries, agenda: now.agenda }).agenda) ??
              now.agenda),
          ],
        }))
      }
    },
    [changePack, changeMeeting],
  )

  const [history, setHistory] = useState<History>({ past: [], future: [] })
  const did = useCallback(
    (step: Step) => setHistory(({ past }) => ({ past: [...past, step].slice(-mostSteps), future: [] })),
    [],
  )
  /** Where somebody else changed the pack since, going back would take their change away. */
  const refuse = useCallback(() => {
    setHistory({ past: [], future: [] })
    showToast({ text: t('packs.tree.changedElsewhere') })
  }, [t])
  const edit = useCallback(
    (what: string, change: (draft: Draft) => Draft) => {
      const before = latest.current
      const after = change(before)
      if (isSame(before, after)) return
      apply(before, after, change)
      const go = (from: Draft, to: Draft) => () => {
        if (!isSame(latest.current, from)) return false
        let isRefused = false
        // Their change is in the library, though the news of it is not here.
        apply(from, to, (now) => {
          if (!isRefused) refuse()
          isRefused = true
          return now
        })
        return true
      }
      did({ what, back: go(after, before), forth: go(before, after) })
    },
    [apply, did, refuse],
  )

  const travel = async (step: Step | undefined, way: 'back' | 'forth') => {
    if (!step) return
    const { past, future } = history
    setHistory(
      way === 'back'
        ? { past: past.slice(0, -1), future: [step, ...future] }
        : { past: [...past, step], future: future.slice(1) },
    )
    if (!(await step[way]())) refuse()
  }
  const last = history.past.at(-1)
  const next = history.future[0]
  return {
    draft,
    edit,
    did,
    undo: () => void travel(last, 'back'),
    redo: () => void travel(next, 'forth'),
    undoes: last?.what ?? null,
    redoes: next?.what ?? null,
  }
}

/** Whether changes of some records are on their way, and the records as they are kept here at this very moment. */
function useNewest(ids: readonly RecordId[]) {
  const { cache, queries } = useApi()
  const scopes = new Set(ids.map((id) => `record ${id}`))
  const filter = {
    predicate: ({ options }: { options: { scope?: { id: string } } }) => scopes.has(options.scope?.id ?? ''),
  }
  useIsMutating(filter)
  // Asked at once: what was drawn last, and what was handed down, run a turn behind.
  return {
    isBusy: () => cache.isMutating(filter) > 0,
    newest<T extends PackV1 | MeetingV1>(record: T): T {
      const { queryKey } = queries.records.get.queryOptions({ input: { id: record.id } })
      const stored = cache.getQueryData(queryKey)?.record
      return stored?.kind === record.kind ? (stored as T) : record
    },
  }
}

/** Both are plain JSON; the library may keep their fields in another order. */
const isSame = (one: unknown, other: unknown) => one === other || spelled(one) === spelled(other)

function spelled(value: unknown): string {
  return JSON.stringify(value, (_key, each: unknown) =>
    typeof each === 'object' && each !== null && !Array.isArray(each)
      ? Object.fromEntries(Object.entries(each).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : each,
  )
}
