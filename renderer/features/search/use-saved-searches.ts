import { useQueries as useManyQueries } from '@tanstack/react-query'
import { useCallback } from 'react'
import { longestQuery, type SearchAnswer } from '../../../shared/contract/search.ts'
import type { SavedSearch } from '../../../shared/model/settings/v1.ts'
import { useApi } from '../../api/ApiProvider.tsx'
import { useSettings } from '../../app/use-settings.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { sameSearch, toSearchInput } from './search-filters.ts'
import { useAskAgain, type Answered } from './use-reading.ts'

/** Milliseconds between two counts while the index is still reading. */
const countingOn = 15_000

/** Searches kept at most. */
const most = 100

/** The searches kept under a name; they travel with the library. */
export function useSavedSearches() {
  const t = useT()
  const { settings, update, read } = useSettings()
  const now = () => read().savedSearches ?? []
  const keep = (savedSearches: SavedSearch[]) => update({ savedSearches })
  return {
    searches: settings.savedSearches ?? [],
    isFull: (settings.savedSearches?.length ?? 0) >= most,
    find: (search: Pick<SavedSearch, 'text' | 'filters'>) =>
      settings.savedSearches?.find((each) => sameSearch(each, search)) ?? null,
    save: (name: string, { text, filters }: Pick<SavedSearch, 'text' | 'filters'>) =>
      keep([...now(), { id: crypto.randomUUID(), name, text: text.slice(0, longestQuery), filters }]),
    rename: (id: string, name: string) =>
      keep(now().map((each) => (each.id === id ? { ...each, name } : each))),
    /** Takes it away and offers it back, to where it stood. */
    remove(id: string) {
      const before = now()
      const at = before.findIndex((each) => each.id === id)
      const gone = before[at]
      if (!gone) return
      keep(before.filter((each) => each.id !== id))
      showToast({
        text: t('search.saved.removed', { name: gone.name }),
        action: { label: t('ui.undo'), onAction: () => keep(now().toSpliced(at, 0, gone)) },
      })
    },
  }
}

/** How many records each saved search finds now, by its id; those not yet counted are left out. */
export function useSavedCounts(): ReadonlyMap<string, number> {
  const { settings } = useSettings()
  const { cache, queries } = useApi()
  const searches = settings.savedSearches ?? []
  const answers = useManyQueries({
    queries: searches.map(({ text, filters }) =>
      queries.search.query.queryOptions({
        input: { ...toSearchInput(text, filters), limit: 1, snippets: false },
      }),
    ),
  })
  const least = answers.reduce<Answered>(
    (found, { data, dataUpdatedAt: at }) =>
      data && (found.indexed === undefined || data.indexed < found.indexed)
        ? { indexed: data.indexed, at }
        : found,
    { indexed: undefined, at: 0 },
  )
  const askAgain = useCallback(
    () =>
      void cache.invalidateQueries({
        queryKey: queries.search.query.key({ type: 'query' }),
        predicate: ({ state }) => (state.data as SearchAnswer | undefined)?.indexed !== 1,
      }),
    [cache, queries],
  )
  useAskAgain(least, countingOn, askAgain)
  return new Map(
    searches.flatMap(({ id }, at) => {
      const total = answers[at]?.data?.total
      return total === undefined ? [] : [[id, total] as const]
    }),
  )
}
