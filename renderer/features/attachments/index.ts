export { AttachmentPage } from './AttachmentPage.tsx'
export { AttachmentsView } from './AttachmentsView.tsx'
export { chooseFiles, takeIn, type Belonging } from './intake.ts'
export { IntakePanel } from './IntakePanel.tsx'
