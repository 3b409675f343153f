export { BinView } from './BinView.tsx'
