import { useCallback, useEffect, useState, type RefObject } from 'react'
import type { OpenedDocument } from '../../../shared/contract/documents.ts'
import type { RecordChange } from '../../../shared/contract/library.ts'
import type { DocumentBody } from '../../../shared/document/body.ts'
import { mergeBodies } from '../../../shared/document/merge/merge-bodies.ts'
import { useApi, useChanges } from '../../api/ApiProvider.tsx'
import { ConnectionLost } from '../../api/line.ts'
import { createAutosave, type Autosave, type EditorHandle } from '../../editor/index.ts'
import { bodyOf } from './body-of.ts'
import { holdWhileUnsaved } from './hold-while-unsaved.ts'
import { spillOf } from './unsaved.ts'

/** Milliseconds until a change that may be our own answer is looked at. */
const grace = 400

interface AutosaveOptions {
  opened: OpenedDocument
  /** Words that were not saved last time, if there are any. */
  unsaved: { body: DocumentBody; baseRev: number } | null
  editor: RefObject<EditorHandle | null>
  /** Somebody else changed the text while nothing here was unsaved: what it is now. */
  onReplaced: (opened: OpenedDocument) => void
}

/** Saves an open document as it is written, over whichever line there is. */
export function useAutosave({ opened, unsaved, editor, onReplaced }: AutosaveOptions): Autosave {
  const { client, connection } = useApi()
  const { id } = opened.record
  const [ownRevs] = useState(() => new Set([opened.rev]))
  const [autosave] = useState(() => {
    const made = createAutosave({
      documentId: id,
      rev: unsaved?.baseRev ?? opened.rev,
      // Words written over an older revision are a conflict, unless the older one is what is there.
      body: unsaved && unsaved.baseRev !== opened.rev ? { type: 'doc', content: [] } : bodyOf(opened),
      async save(body, baseRev) {
        // Waiting for the line would look like saving; saying that there is none is honest, and it is tried again.
        if (connection.state.getState().state !== 'open') throw new ConnectionLost('no line')
        const saved = await client.documents.save({ id, baseRev, body })
        ownRevs.add(saved.rev)
        return saved
      },
      async readCurrent() {
        const current = await client.documents.open({ id })
        return { rev: current.rev, body: bodyOf(current), savedAt: current.savedAt }
      },
      spill: spillOf(client),
      join(base, mine, theirs) {
        const { body, conflicts } = mergeBodies(base, mine, theirs)
        return conflicts.length === 0 ? body : null
      },
      show: (body) => editor.current?.replaceBody(body, { isOthers: true }),
    })
    if (unsaved) made.changed(() => unsaved.body)
    return made
  })

  useEffect(() => connection.onReturn(() => autosave.reconnected()), [connection, autosave])
  useEffect(() => holdWhileUnsaved(window, autosave), [autosave])
  useEffect(
    () => () => {
      void autosave.flush().finally(() => autosave.dispose())
    },
    [autosave],
  )

  const look = useCallback(
    async (rev: number) => {
      if (ownRevs.has(rev) || autosave.isDirty()) return
      const current = await client.documents.open({ id })
      if (autosave.isDirty() || ownRevs.has(current.rev)) return
      const shown = editor.current?.body()
      if (shown && JSON.stringify(shown) !== JSON.stringify(bodyOf(current))) onReplaced(current)
    },
    [autosave, client, editor, id, onReplaced, ownRevs],
  )
  useChanges(
    useCallback(
      (change: RecordChange) => {
        if (change.id !== id || (change.op !== 'saved' && change.op !== 'external')) return
        // A document that cannot be read now is looked at again with its next change.
        setTimeout(() => void look(change.rev).catch(() => undefined), grace)
      },
      [id, look],
    ),
  )
  return autosave
}
