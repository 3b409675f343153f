import { useEffect, useRef } from 'react'
import type { DocumentBody } from '../../shared/document/body.ts'
import type { RecordId } from '../../shared/model/ids.ts'

/** What the rest of the page may ask of a document that is open for writing. */
export interface OpenDocument {
  /** The text as it is on the screen; null while the editor is not there yet. */
  body: () => DocumentBody | null
  /** Shows another text, as one step that can be undone; it is saved like anything written. */
  replaceBody: (body: DocumentBody) => void
  /** Saves what is not saved yet; true where nothing is left. */
  flush: () => Promise<boolean>
}

const open = new Map<RecordId, OpenDocument>()

/** The document of that id where a tab has it open. */
export function openDocument(id: RecordId): OpenDocument | null {
  const found = open.get(id)
  return found?.body() ? found : null
}

/** Saves what is not saved yet of every open document; true where nothing is left. */
export async function saveOpenDocuments(): Promise<boolean> {
  const saved = await Promise.all([...open.values()].map((document) => document.flush()))
  return saved.every(Boolean)
}

/** Makes a document known to the rest of the page while it is open. */
export function useOpenDocument(id: RecordId, document: OpenDocument): void {
  const current = useRef(document)
  useEffect(() => {
    current.current = document
  })
  useEffect(() => {
    const offered: OpenDocument = {
      body: () => current.current.body(),
      replaceBody: (body) => current.current.replaceBody(body),
      flush: () => current.current.flush(),
    }
    open.set(id, offered)
    return () => {
      if (open.get(id) === offered) open.delete(id)
    }
  }, [id])
}
