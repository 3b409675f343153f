import { useEffect, useRef, useState } from 'react'
import { useSettings } from './use-settings.ts'
import { toKeptWorkspace, useWorkspace } from './workspace.ts'

/** Milliseconds of quiet before the arrangement is kept. */
const quiet = 800

let keepNow = (): Promise<void> => Promise.resolve()

/** Keeps the arrangement without waiting for quiet; resolves once it is kept, or there is nothing to keep. */
export const keepWorkspace = (): Promise<void> => keepNow()

/** Puts back the tabs and panes of the last session once, and keeps them from then on; true once they are back. */
export function useKeptWorkspace(isReady: boolean): boolean {
  const { settings, updateNow } = useSettings()
  const [isRestored, setRestored] = useState(false)
  const kept = useRef(settings)
  useEffect(() => {
    kept.current = settings
  })
  useEffect(() => {
    if (!isReady) return undefined
    useWorkspace.getState().restore(kept.current.workspace)
    // One more turn of the page: panes take their size when they first appear.
    const frame = requestAnimationFrame(() => setRestored(true))
    return () => cancelAnimationFrame(frame)
  }, [isReady])

  useEffect(() => {
    if (!isRestored) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const keep = async (): Promise<void> => {
      clearTimeout(timer)
      const state = useWorkspace.getState()
      const active = state.tabs.find((tab) => tab.key === state.activeKey)
      const { recentRecords, workspace } = kept.current
      const recent =
        active?.view === 'record'
          ? [active.recordId, ...recentRecords.filter((id) => id !== active.recordId)].slice(0, 30)
          : recentRecords
      const next = toKeptWorkspace(state)
      if (JSON.stringify([next, recent]) === JSON.stringify([workspace, recentRecords])) return
      await updateNow({ workspace: next, recentRecords: recent })
    }
    const unsubscribe = useWorkspace.subscribe(() => {
      clearTimeout(timer)
      timer = setTimeout(() => void keep(), quiet)
    })
    keepNow = keep
    return () => {
      keepNow = () => Promise.resolve()
      clearTimeout(timer)
      unsubscribe()
    }
  }, [isRestored, updateNow])
  return isRestored
}
