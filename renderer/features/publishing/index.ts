export { ArtifactNotice } from './ArtifactNotice.tsx'
