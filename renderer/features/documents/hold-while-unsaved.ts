import type { Autosave } from '../../editor/index.ts'

/**
 * Saves what is not saved yet when the page is about to go, and holds it until that is done; returns the way out. A
 * browser asks the person then; the desktop host tries again by itself, and asks only where saving does not succeed.
 */
export function holdWhileUnsaved(
  page: EventTarget,
  autosave: Pick<Autosave, 'flush' | 'isDirty'>,
): () => void {
  const flush = () => void autosave.flush()
  const hold = (event: Event) => {
    if (!autosave.isDirty()) return
    flush()
    event.preventDefault()
  }
  page.addEventListener('pagehide', flush)
  page.addEventListener('beforeunload', hold)
  return () => {
    page.removeEventListener('pagehide', flush)
    page.removeEventListener('beforeunload', hold)
  }
}
