export { PublicationPage } from './PublicationPage.tsx'
export { PublicationsView } from './PublicationsView.tsx'
