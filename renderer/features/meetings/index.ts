export { MeetingPage } from './MeetingPage.tsx'
export { MeetingsView } from './MeetingsView.tsx'
