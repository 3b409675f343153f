import type { RecordId } from '../../../shared/model/ids.ts'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { fold } from '../../../shared/text/fold.ts'
import type { Spanning } from './year-lanes.ts'

/** A meeting or one of its deadlines, as planner and month show it. */
export interface PlannerItem extends Spanning {
  kind: 'meeting' | 'deadline'
  label: string
  /** The meeting's type. */
  type: string
  meetingId: RecordId
  meetingTitle: string
  place: string | undefined
  /** A deadline that was met. */
  isDone: boolean
}

export interface MeetingFilter {
  text: string
  type: string | null
  mechanismId: string | null
  themeId: string | null
  /** `any`, `upcoming`, `past`, `undated` or a year. */
  period: string
}

export const anyMeeting: MeetingFilter = {
  text: '',
  type: null,
  mechanismId: null,
  themeId: null,
  period: 'any',
}

export function isNarrowed(filter: MeetingFilter): boolean {
  return Object.entries(anyMeeting).some(([key, value]) => filter[key as keyof MeetingFilter] !== value)
}

/** The meetings that pass every part of the filter; `today` is an ISO day. */
export function filterMeetings(
  meetings: readonly RecordSummary[],
  filter: MeetingFilter,
  today: string,
): RecordSummary[] {
  const wanted = fold(filter.text.trim())
  const linksTo = (meeting: RecordSummary, relation: string, id: string | null) =>
    id === null || meeting.links.some((link) => link.relation === relation && link.id === id)
  return meetings.filter(
    (meeting) =>
      (filter.type === null || meeting.type === filter.type) &&
      linksTo(meeting, 'mechanism', filter.mechanismId) &&
      linksTo(meeting, 'theme', filter.themeId) &&
      isInPeriod(meeting, filter.period, today) &&
      (wanted === '' || fold(`${meeting.title} ${meeting.place ?? ''}`).includes(wanted)),
  )
}

function isInPeriod({ start, end = start }: RecordSummary, period: string, today: string): boolean {
  if (period === 'any') return true
  if (period === 'undated') return start === undefined
  if (start === undefined || end === undefined) return false
  if (period === 'upcoming') return end >= today
  if (period === 'past') return end < today
  return start.slice(0, 4) <= period && end.slice(0, 4) >= period
}

/** Dated meetings and the deadlines of all of them, and the meetings no day is known of. */
export function plannerItems(meetings: readonly RecordSummary[]): {
  items: PlannerItem[]
  undated: RecordSummary[]
} {
  const items = meetings.flatMap((meeting): PlannerItem[] => {
    const shared = {
      type: meeting.type ?? 'other',
      meetingId: meeting.id,
      meetingTitle: meeting.title,
      place: meeting.place,
    }
    const own: PlannerItem[] = meeting.start
      ? [
          {
            ...shared,
            id: meeting.id,
            kind: 'meeting',
            label: meeting.title,
            start: meeting.start,
            end: meeting.end ?? meeting.start,
            isDone: false,
          },
        ]
      : []
    const due = (meeting.deadlines ?? []).map((deadline): PlannerItem => ({
      ...shared,
      id: `${meeting.id}-${deadline.id}`,
      kind: 'deadline',
      label: deadline.label,
      start: deadline.date,
      end: deadline.date,
      isDone: deadline.done,
    }))
    return [...own, ...due]
  })
  return { items, undated: meetings.filter((meeting) => meeting.start === undefined) }
}

export type MeetingSort = 'title' | 'type' | 'start' | 'place' | 'participants'

/** Meetings in the order of a column; what has no value in it comes last, whichever way the column is sorted. */
export function sortMeetings(
  meetings: readonly RecordSummary[],
  { key, descending }: { key: MeetingSort; descending: boolean },
  typeName: (meeting: RecordSummary) => string,
  collator: Intl.Collator,
): RecordSummary[] {
  const value = (meeting: RecordSummary): string | number | undefined => {
    if (key === 'participants') return meeting.participantCount || undefined
    if (key === 'type') return typeName(meeting)
    return meeting[key]
  }
  const sign = descending ? -1 : 1
  return meetings.toSorted((a, b) => {
    const [one, other] = [value(a), value(b)]
    if (one === undefined || other === undefined)
      return Number(one === undefined) - Number(other === undefined)
    if (typeof one === 'number' && typeof other === 'number') return sign * (one - other)
    return sign * collator.compare(String(one), String(other)) || collator.compare(a.title, b.title)
  })
}
