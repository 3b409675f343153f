import type { QueryClient } from '@tanstack/react-query'
import type { RecordChange } from '../../shared/contract/library.ts'
import type { Client } from './client.ts'
import { errorCode } from './error-sentence.ts'
import type { Queries } from './queries.ts'

export type ChangeListener = (change: RecordChange) => void

export interface ChangeWatch {
  /** Told of every change of a record, by whoever made it. */
  subscribe(listener: ChangeListener): () => void
  stop(): void
}

/** Milliseconds changes are gathered before lists are asked for again: an import makes thousands. */
const gathering = 200

/** Milliseconds between two looks whether a locked library tells of its changes again. */
const patience = 800

/** Changes of the settings are sent one after the other. */
export const settingsScope = { id: 'settings' } as const

/**
 * Keeps what the page shows true: each change of the library makes the lists that may show it ask again, and each
 * change of the settings, in whichever window, those who go by them.
 */
export function watchChanges(client: Client, queries: Queries, cache: QueryClient): ChangeWatch {
  const listeners = new Set<ChangeListener>()
  const stopped = new AbortController()
  let timer: ReturnType<typeof setTimeout> | undefined

  // What is asked for while a choice is on its way would take the choice back on the screen.
  const isChoosing = () =>
    cache.isMutating({ predicate: ({ options }) => options.scope?.id === settingsScope.id }) > 0
  let areSettingsOld = false

  const refresh = () => {
    timer = undefined
    if (areSettingsOld && isChoosing()) refreshSoon()
    else if (areSettingsOld) {
      areSettingsOld = false
      void cache.invalidateQueries({ queryKey: queries.settings.key() })
    }
    for (const key of [
      queries.records.key(),
      queries.library.key(),
      queries.history.list.key(),
      queries.history.waiting.key(),
      queries.history.merge.key(),
      queries.actions.key(),
      // Not how far the index has read: that is told as it happens.
      queries.search.key({ type: 'query' }),
      queries.typesetting.preflight.key(),
      queries.copies.plan.key(),
    ]) {
      void cache.invalidateQueries({ queryKey: key })
    }
  }
  const refreshSoon = () => {
    timer ??= setTimeout(refresh, gathering)
  }
  const follow = async () => {
    while (!stopped.signal.aborted) {
      try {
        // Waits for the line by itself, so this loop turns only as often as the line comes back.
        const stream = await client.library.changes(undefined, { signal: stopped.signal })
        refreshSoon()
        for await (const change of stream) {
          for (const listener of listeners) listener(change)
          areSettingsOld ||= change.kind === 'settings'
          refreshSoon()
        }
      } catch (error) {
        if (stopped.signal.aborted) return
        // Any end of the stream means the same: ask for it again. The cause shows in the connection's state.
        if (errorCode(error) === 'LOCKED') await new Promise((resolve) => setTimeout(resolve, patience))
      }
      await new Promise((resolve) => setTimeout(resolve, gathering))
    }
  }
  void follow()
  return {
    subscribe(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    stop() {
      stopped.abort()
      clearTimeout(timer)
    },
  }
}
