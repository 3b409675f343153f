export { ArtifactNotice } from './ArtifactNotice.tsx'
export { FindingList } from './FindingList.tsx'
export { ReadinessPanel } from './ReadinessPanel.tsx'
