import type { MeetingV1 } from '../../../shared/model/meeting/v1.ts'

/** What every part of a meeting's page is handed: the meeting, and the way to change it. */
export interface MeetingPartProps {
  meeting: MeetingV1
  change: (change: (meeting: MeetingV1) => MeetingV1) => void
}
