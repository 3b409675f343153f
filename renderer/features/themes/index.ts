export { ThemePage } from './ThemePage.tsx'
export { ThemesView } from './ThemesView.tsx'
