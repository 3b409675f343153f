import { useEffect, type RefObject } from 'react'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useWorkspace } from '../../app/workspace.ts'
import type { EditorHandle } from '../../editor/index.ts'

/** Goes to the passage of this document that was opened from what was found, and marks it. */
export function useFoundPlace(id: RecordId, editor: RefObject<EditorHandle | null>): void {
  const found = useWorkspace((state) => (state.found?.id === id ? state.found : null))
  useEffect(() => {
    if (!found) return undefined
    // After what was pressed has given the focus back.
    const timer = setTimeout(() => {
      useWorkspace.setState({ found: null })
      const { block, ranges } = found.place
      if (block !== undefined) editor.current?.showFound(block, ranges)
    }, 50)
    return () => clearTimeout(timer)
  }, [found, editor])
}
