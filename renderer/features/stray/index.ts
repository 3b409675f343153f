export { CopyFound } from './CopyFound.tsx'
export { StrayCopies } from './StrayCopies.tsx'
export { takeInUnlessOurs } from './stray-store.ts'
export { traceCopy } from './trace-copy.ts'
