import { useMutation, useQuery } from '@tanstack/react-query'
import { useCallback } from 'react'
import { defaultSettings, withWords, type Settings, type WordChange } from '../../shared/contract/settings.ts'
import { settingsScope } from '../api/changes.ts'
import { useApi } from '../api/ApiProvider.tsx'

type Patch = Partial<Omit<Settings, 'personalDictionary'>>

/** What is shown at once, and what makes it last. */
type Change = { show: (before: Settings) => Settings; send: () => Promise<Settings> }

/** The person's settings and ways to change some of them; shown at once, kept as soon as the workbench answers. */
export function useSettings() {
  const { client, queries, cache } = useApi()
  const options = queries.settings.get.queryOptions()
  const query = useQuery(options)
  const { mutate, mutateAsync } = useMutation({
    scope: settingsScope,
    networkMode: 'always',
    mutationFn: ({ send }: Change) => send(),
    onMutate: ({ show }) =>
      void cache.setQueryData<Settings>(options.queryKey, (before = defaultSettings) => show(before)),
    onError: () => void cache.invalidateQueries({ queryKey: options.queryKey }),
  })
  /** The settings at the moment of asking, for work that outlives a rendering. */
  const read = useCallback(
    () => cache.getQueryData<Settings>(queries.settings.get.queryOptions().queryKey) ?? defaultSettings,
    [cache, queries],
  )
  const changeTo = useCallback(
    (patch: Patch): Change => ({
      show: (before) => ({ ...before, ...patch }),
      send: () => client.settings.update(patch),
    }),
    [client],
  )
  const update = useCallback((patch: Patch) => mutate(changeTo(patch)), [changeTo, mutate])
  /** The same, for what must not go on before: resolves once the workbench has answered, whatever it said. */
  const updateNow = useCallback(
    (patch: Patch): Promise<void> =>
      mutateAsync(changeTo(patch)).then(
        () => undefined,
        () => undefined,
      ),
    [changeTo, mutateAsync],
  )
  const changeWords = useCallback(
    (change: WordChange) =>
      mutate({
        show: (before) => withWords(before, change),
        send: () => client.settings.changeWords(change),
      }),
    [client, mutate],
  )
  return {
    settings: query.data ?? defaultSettings,
    isLoaded: query.isSuccess,
    update,
    updateNow,
    changeWords,
    read,
  }
}
