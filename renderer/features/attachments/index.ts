export { AttachmentPage } from './AttachmentPage.tsx'
export { AttachmentsView } from './AttachmentsView.tsx'
export { chooseFiles, takeIn } from './intake.ts'
export { IntakePanel } from './IntakePanel.tsx'
