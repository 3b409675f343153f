export { RedactionDialog } from './RedactionDialog.tsx'
export { withPassages } from './redactions.ts'
export { RedactFile } from './areas/RedactFile.tsx'
