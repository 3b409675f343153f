export { Bundles } from './Bundles.tsx'
export { isBundle, openBundle, takeAlong } from './bundles-store.ts'
