export { ComparePage } from './ComparePage.tsx'
export { ConflictBanner } from './ConflictBanner.tsx'
export { HistoryPanel } from './HistoryPanel.tsx'
export { MergePage } from './MergePage.tsx'
