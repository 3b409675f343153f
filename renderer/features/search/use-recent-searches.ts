import { useCallback } from 'react'
import { longestRecentSearch, mostRecentSearches } from '../../../shared/model/settings/v1.ts'
import { useSettings } from '../../app/use-settings.ts'

/** Words that were searched for with Enter or that something was opened from, the last ones first; kept with the library. */
export function useRecentSearches() {
  const { settings, update, read } = useSettings()
  const remember = useCallback(
    (text: string) => {
      const words = text.trim()
      const before = read().recentSearches ?? []
      if (words === '' || words.length > longestRecentSearch || before[0] === words) return
      const others = before.filter((each) => each !== words)
      update({ recentSearches: [words, ...others].slice(0, mostRecentSearches) })
    },
    [read, update],
  )
  return { recent: settings.recentSearches ?? none, remember }
}

const none: readonly string[] = []
