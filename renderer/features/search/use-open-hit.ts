import { longestQuery } from '../../../shared/contract/search.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useWorkspace } from '../../app/workspace.ts'
import { useRecentSearches } from './use-recent-searches.ts'
import type { RecordId } from '../../../shared/model/ids.ts'

/** Opens a record that was found, at its best passage, whether or not the passage is shown by now. */
export function useOpenHit(text: string): (id: RecordId) => void {
  const { cache, queries } = useApi()
  const { remember } = useRecentSearches()
  return (id) => {
    remember(text)
    useWorkspace.getState().openRecord(id)
    void cache
      .fetchQuery(
        queries.search.snippets.queryOptions({
          input: { text: text.slice(0, longestQuery), ids: [id] },
          staleTime: 0,
        }),
      )
      .then(([found]) => {
        if (!found?.place) return
        const { activeKey } = useWorkspace.getState()
        // Who went on to something else meanwhile is not called back.
        if (activeKey !== `record-${id}`) return
        useWorkspace.getState().showFound({ id, place: found.place, passage: found.snippet })
      })
      .catch(() => undefined)
  }
}
