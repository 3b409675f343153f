export { ArtifactNotice } from './ArtifactNotice.tsx'
export { FindingList } from './FindingList.tsx'
export { LivePagesPane } from './LivePagesPane.tsx'
export { ReadinessPanel } from './ReadinessPanel.tsx'
