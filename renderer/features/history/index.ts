import { lazy } from 'react'

export { ConflictBanner } from './ConflictBanner.tsx'
export { HistoryPanel } from './HistoryPanel.tsx'

// What compares texts is fetched when somebody compares.
export const ComparePage = lazy(async () => ({ default: (await import('./ComparePage.tsx')).ComparePage }))
export const MergePage = lazy(async () => ({ default: (await import('./MergePage.tsx')).MergePage }))
