export { SearchBox } from './SearchBox.tsx'
export { SearchView } from './SearchView.tsx'
export { useSavedCounts, useSavedSearches } from './use-saved-searches.ts'
