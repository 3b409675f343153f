export { RedactionDialog } from './RedactionDialog.tsx'
export { withPassages } from './redactions.ts'
