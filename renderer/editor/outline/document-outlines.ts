import { create } from 'zustand'
import type { OutlineEntry } from '../../../shared/document/outline.ts'

/** What the page around an open document shows of it; brought up to date when the writer pauses. */
export type DocumentOutline = {
  entries: readonly OutlineEntry[]
  words: number
  /** The heading under which the selection stands. */
  current: string | null
}

interface Outlines {
  outlines: Readonly<Record<string, DocumentOutline>>
  goTo: Readonly<Record<string, (blockId: string) => void>>
}

const useOutlines = create<Outlines>(() => ({ outlines: {}, goTo: {} }))

/** The outline of an open document; null while none of its editors is open. */
export function useOutline(documentId: string): DocumentOutline | null {
  return useOutlines((state) => state.outlines[documentId] ?? null)
}

export function publishOutline(documentId: string, outline: DocumentOutline): void {
  const before = useOutlines.getState().outlines[documentId]
  if (before && same(before, outline)) return
  useOutlines.setState((state) => ({ outlines: { ...state.outlines, [documentId]: outline } }))
}

/** Registers how to go to a block of a document; the result takes the document out again. */
export function registerDocument(documentId: string, goTo: (blockId: string) => void): () => void {
  useOutlines.setState((state) => ({ goTo: { ...state.goTo, [documentId]: goTo } }))
  return () =>
    useOutlines.setState((state) => ({
      goTo: without(state.goTo, documentId),
      outlines: without(state.outlines, documentId),
    }))
}

/** Shows a block of an open document and puts the selection there; false where the document is not open. */
export function goToBlock(documentId: string, blockId: string): boolean {
  const goTo = useOutlines.getState().goTo[documentId]
  goTo?.(blockId)
  return goTo !== undefined
}

function without<T>(from: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([each]) => each !== key))
}

function same(one: DocumentOutline, other: DocumentOutline): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
