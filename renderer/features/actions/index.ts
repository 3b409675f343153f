export { ActionsView } from './ActionsView.tsx'
export { MeetingRegister } from './MeetingRegister.tsx'
