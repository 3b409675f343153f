export { PackPage } from './PackPage.tsx'
export { PacksView } from './PacksView.tsx'
