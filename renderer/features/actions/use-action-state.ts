import { useMutation } from '@tanstack/react-query'
import { useCallback } from 'react'
import type { RegisterRow } from '../../../shared/contract/actions.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { errorSentence } from '../../api/error-sentence.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { rowKey } from './register.ts'

type State = NonNullable<RegisterRow['state']>
type Change = { row: RegisterRow; state: State }

/** Ticks an action in the document it stands in: shown at once, offered back, taken back with the reason if it failed. */
export function useActionState(): (row: RegisterRow, state: State) => void {
  const { client, queries, cache } = useApi()
  const t = useT()
  const show = (row: RegisterRow, state: State | undefined) =>
    cache.setQueriesData<RegisterRow[]>({ queryKey: queries.actions.list.key() }, (rows) =>
      rows?.map((each) => (rowKey(each) === rowKey(row) ? { ...each, state } : each)),
    )
  const { mutate } = useMutation({
    // Two ticks in one document follow each other: each saves the document.
    scope: { id: 'action state' },
    networkMode: 'always',
    mutationFn: ({ row, state }: Change) =>
      client.actions.setState({ documentId: row.documentId, blockId: row.id, state }),
    onMutate: ({ row, state }) => {
      show(row, state)
    },
    onSuccess: (_saved, { row, state }) => {
      // What is open again was taken back just now, or needs no way back: it can be ticked where it stands.
      if (state === 'open') return
      showToast({
        text: t(`actions.now.${state}`, { text: row.text.slice(0, 80) }),
        action: { label: t('ui.undo'), onAction: () => mutate({ row, state: row.state ?? 'open' }) },
      })
    },
    onError: (error, { row }) => {
      show(row, row.state)
      showToast({ text: errorSentence(t, error), tone: 'bad' })
    },
  })
  return useCallback((row, state) => mutate({ row, state }), [mutate])
}
