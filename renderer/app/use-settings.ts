import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { defaultSettings, type Settings } from '../../shared/contract/settings.ts'
import { useApi } from '../api/ApiProvider.tsx'

/** The person's settings and a way to change some of them; shown at once, kept as soon as the workbench answers. */
export function useSettings() {
  const { client, queries, cache } = useApi()
  const options = queries.settings.get.queryOptions()
  const query = useQuery(options)
  const { mutate } = useMutation({
    scope: { id: 'settings' },
    networkMode: 'always',
    mutationFn: (patch: Partial<Settings>) => client.settings.update(patch),
    onMutate: (patch) => {
      const before = cache.getQueryData<Settings>(options.queryKey) ?? defaultSettings
      cache.setQueryData(options.queryKey, { ...before, ...patch })
    },
    onError: () => void cache.invalidateQueries({ queryKey: options.queryKey }),
  })
  /** The settings at the moment of asking, for work that outlives a rendering. */
  const read = useCallback(
    () => cache.getQueryData<Settings>(queries.settings.get.queryOptions().queryKey) ?? defaultSettings,
    [cache, queries],
  )
  const update = useCallback((patch: Partial<Settings>) => mutate(patch), [mutate])
  return { settings: query.data ?? defaultSettings, isLoaded: query.isSuccess, update, read }
}
