export { MechanismPage } from './MechanismPage.tsx'
export { MechanismsView } from './MechanismsView.tsx'
