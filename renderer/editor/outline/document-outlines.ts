import { create } from 'zustand'
import type { FixableCode } from '../fixes/fixes.ts'
import type { Answer } from '../../../shared/document/suggestions/settle-suggestions.ts'
import type { OutlineEntry } from '../../../shared/document/outline.ts'

/** What the page around an open document shows of it; brought up to date when the writer pauses. */
export type DocumentOutline = {
  entries: readonly OutlineEntry[]
  words: number
  /** The heading under which the selection stands. */
  current: string | null
  /** The body's own block in which the selection stands. */
  block: string | null
}

/** What the page around an open document may have its editor do. */
export type DocumentActions = {
  goTo(blockId: string): void
  /** Mends a finding at a block; false where nothing is left to mend. */
  fix(code: FixableCode, blockId: string, values: Readonly<Record<string, string>>): boolean
  /** Shows what was said about a passage, and the passage; false where the thread is gone. */
  goToThread(thread: string): boolean
  /** Accepts or rejects a suggestion; false where it is gone. */
  answer(suggestion: string, answer: Answer): boolean
}

interface Outlines {
  outlines: Readonly<Record<string, DocumentOutline>>
  actions: Readonly<Record<string, DocumentActions>>
}

const useOutlines = create<Outlines>(() => ({ outlines: {}, actions: {} }))

/** The outline of an open document; null while none of its editors is open. */
export function useOutline(documentId: string): DocumentOutline | null {
  return useOutlines((state) => state.outlines[documentId] ?? null)
}

export function publishOutline(documentId: string, outline: DocumentOutline): void {
  const before = useOutlines.getState().outlines[documentId]
  if (before && same(before, outline)) return
  useOutlines.setState((state) => ({ outlines: { ...state.outlines, [documentId]: outline } }))
}

/** Registers what an open document can be asked to do; the result takes the document out again. */
export function registerDocument(documentId: string, actions: DocumentActions): () => void {
  useOutlines.setState((state) => ({ actions: { ...state.actions, [documentId]: actions } }))
  return () =>
    useOutlines.setState((state) => ({
      actions: without(state.actions, documentId),
      outlines: without(state.outlines, documentId),
    }))
}

/** Shows a block of an open document and puts the selection there; false where the document is not open. */
export function goToBlock(documentId: string, blockId: string): boolean {
  const actions = useOutlines.getState().actions[documentId]
  actions?.goTo(blockId)
  return actions !== undefined
}

/** Shows what was said about a passage of an open document; false where it is not open, or the thread gone. */
export function goToThread(documentId: string, thread: string): boolean {
  return useOutlines.getState().actions[documentId]?.goToThread(thread) ?? false
}

/** Mends a finding in an open document; false where it is not open, or nothing is left to mend. */
export function fixInDocument(
  documentId: string,
  ...[code, blockId, values]: Parameters<DocumentActions['fix']>
): boolean {
  return useOutlines.getState().actions[documentId]?.fix(code, blockId, values) ?? false
}

/** Accepts or rejects a suggestion in an open document; false where the document is not open, or the suggestion gone. */
export function answerInDocument(documentId: string, suggestion: string, answer: Answer): boolean {
  return useOutlines.getState().actions[documentId]?.answer(suggestion, answer) ?? false
}

function without<T>(from: Readonly<Record<string, T>>, key: string): Record<string, T> {
  return Object.fromEntries(Object.entries(from).filter(([each]) => each !== key))
}

function same(one: DocumentOutline, other: DocumentOutline): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
