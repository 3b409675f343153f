import { useEffect, type RefObject } from 'react'
import type { DocumentBody } from '../../../shared/document/body.ts'
import type { RecordId } from '../../../shared/model/ids.ts'
import { useWorkspace } from '../../app/workspace.ts'
import type { EditorHandle } from '../../editor/index.ts'

/** Puts the cursor into a document that was just made: where its template leaves the first empty line. */
export function useFirstPlace(
  id: RecordId,
  body: DocumentBody,
  editor: RefObject<EditorHandle | null>,
): void {
  useEffect(() => {
    if (useWorkspace.getState().toWriteIn !== id) return undefined
    // After the dialog or palette that made it has given the focus back.
    const timer = setTimeout(() => {
      useWorkspace.setState({ toWriteIn: null })
      const place = firstEmptyBlock(body)
      // The title and heading above the first empty line are what one writes under: they stay in sight.
      if (place === null || !editor.current?.scrollToBlock(place, 'nearest')) editor.current?.focus()
    }, 50)
    return () => clearTimeout(timer)
  }, [id, body, editor])
}

/** The id of the first paragraph without letters; null where every one has some. */
export function firstEmptyBlock(body: DocumentBody): string | null {
  const empty = body.content.find(
    (block) => ['paragraph', 'numberedParagraph'].includes(block.type) && !block.content?.length,
  )
  const id = empty?.attrs?.['id']
  return typeof id === 'string' ? id : null
}
