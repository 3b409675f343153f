import type { QueryClient } from '@tanstack/react-query'
import { settingsScope } from '../api/changes.ts'

/**
 * Holds the page while a change of a record is still on its way: a field being typed into is left first, which saves
 * it. Returns the way out. What a document's text needs is held by the document itself.
 */
export function holdChanges(page: Window, cache: Pick<QueryClient, 'isMutating'>): () => void {
  const hold = (event: Event) => {
    const focused = page.document.activeElement
    if (focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement) focused.blur()
    if (cache.isMutating({ predicate: isOfRecord }) > 0) event.preventDefault()
  }
  page.addEventListener('beforeunload', hold)
  return () => page.removeEventListener('beforeunload', hold)
}

/** How the page is arranged is not worth asking anybody for. */
function isOfRecord({ options }: { options: { scope?: { id: string } } }): boolean {
  return options.scope?.id !== settingsScope.id
}
