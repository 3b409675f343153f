export { PackPage } from './PackPage.tsx'
export { PacksView } from './PacksView.tsx'
export { takeInUnlessOurs } from './stray/stray-store.ts'
export { StrayCopies } from './stray/StrayCopies.tsx'
