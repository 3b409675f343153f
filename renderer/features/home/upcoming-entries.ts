import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'

/** Something that is going to be held or is due. */
export interface UpcomingEntry {
  key: string
  /** An ISO day. */
  date: string
  until?: string
  title: string
  detail: string
  isDeadline: boolean
  recordId: RecordId
}

/** Meetings from today on and deadlines not yet met, the nearest first; a deadline that has passed stays until it is done. */
export function upcomingEntries(meetings: readonly RecordSummary[], today: string): UpcomingEntry[] {
  const held = meetings.flatMap((meeting): UpcomingEntry[] => {
    const { start, end = start } = meeting
    if (start === undefined || end === undefined || end < today) return []
    return [
      {
        key: meeting.id,
        date: start,
        until: end,
        title: meeting.title,
        detail: meeting.place ?? '',
        isDeadline: false,
        recordId: meeting.id,
      },
    ]
  })
  const due = meetings.flatMap((meeting) =>
    (meeting.deadlines ?? [])
      .filter((deadline) => !deadline.done && (deadline.date >= today || isNear(deadline.date, today)))
      .map((deadline): UpcomingEntry => ({
        key: `${meeting.id}-${deadline.id}`,
        date: deadline.date,
        title: deadline.label,
        detail: meeting.title,
        isDeadline: true,
        recordId: meeting.id,
      })),
  )
  return [...held, ...due].toSorted((a, b) => a.date.localeCompare(b.date) || a.title.localeCompare(b.title))
}

/** Whether a day lies at most 60 days back: what was missed last season is history, not a task. */
function isNear(date: string, today: string): boolean {
  return Date.parse(today) - Date.parse(date) <= 60 * 86_400_000
}
