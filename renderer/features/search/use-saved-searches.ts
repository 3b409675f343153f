import { useQueries as useManyQueries } from '@tanstack/react-query'
import { longestQuery } from '../../../shared/contract/search.ts'
import type { SavedSearch } from '../../../shared/model/settings/v1.ts'
import { useQueries } from '../../api/ApiProvider.tsx'
import { useSettings } from '../../app/use-settings.ts'
import { useT } from '../../i18n/use-t.ts'
import { showToast } from '../../ui/feedback/toasts.ts'
import { readAgain } from './use-answer.ts'
import { sameSearch, toSearchInput } from './search-filters.ts'

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
  const queries = useQueries()
  const searches = settings.savedSearches ?? []
  const answers = useManyQueries({
    queries: searches.map(({ text, filters }) =>
      queries.search.query.queryOptions({
        input: { ...toSearchInput(text, filters), limit: 1, snippets: false },
        refetchInterval: ({ state }) => (state.data && state.data.indexed < 1 ? readAgain : false),
      }),
    ),
  })
  return new Map(
    searches.flatMap(({ id }, at) => {
      const total = answers[at]?.data?.total
      return total === undefined ? [] : [[id, total] as const]
    }),
  )
}
