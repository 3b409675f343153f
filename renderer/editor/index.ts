export { createAutosave, type Autosave, type AutosavePorts } from './autosave.ts'
export type { Citation, CitationForm } from './citing/cite.ts'
export { DocumentEditor, type DocumentEditorProps } from './DocumentEditor.tsx'
export type { EditorHandle } from './editor-handle.ts'
export { isFixable } from './fixes/fix-block.ts'
export {
  answerInDocument,
  fixInDocument,
  goToBlock,
  goToThread,
  useOutline,
  type DocumentOutline,
} from './outline/document-outlines.ts'
export { OutlineList } from './outline/OutlineList.tsx'
export { WordCount } from './outline/WordCount.tsx'
export { SaveIndicator } from './save/SaveIndicator.tsx'
export type { SaveReason, SaveState } from './save/save-state.ts'
export { createSpillSeal } from './save/spill-seal.ts'
export { createBrowserSpill, createMemorySpill, type SpillPort } from './save/spill.ts'
export type { EditorPorts } from './session.ts'
export type { SpellingPort } from './spelling/spelling-port.ts'
