import type { MeetingDraft } from './meetings.ts'

/** An invented meeting, set in the weeks ahead so that the planner has something to plan. `day` counts from today. */
export function mechanismMeeting(day: (days: number) => string): MeetingDraft {
  const tuesday = offsetOf(2, 21, day)
  return {
    title: 'Working group on labour migration (invented meeting)',
    type: 'mechanism-meeting',
    dates: { start: day(tuesday), end: day(tuesday + 1) },
    city: 'San José',
    country: 'Costa Rica',
    tags: ['example'],
    agenda: [
      {
        id: 'wg-1',
        number: '1',
        title: 'Adoption of the agenda',
        ask: 'approve',
        start: '09:00',
        duration: 15,
        presenter: 'Chair',
      },
      {
        id: 'wg-2',
        number: '2',
        title: 'Follow-up to earlier conclusions',
        ask: 'note',
        start: '09:15',
        duration: 75,
      },
      {
        id: 'wg-3',
        number: '3',
        title: 'Fair recruitment across borders',
        ask: 'discuss',
        start: '10:45',
        duration: 135,
      },
      {
        id: 'wg-4',
        number: '4',
        title: 'Programme of work',
        ask: 'endorse',
        date: day(tuesday + 1),
        start: '09:00',
        duration: 120,
      },
    ],
    participants: [
      { id: 'wg-chair', name: 'Chair of the working group', capacity: 'head', attendance: 'confirmed' },
      {
        id: 'wg-cr',
        name: 'Adviser, labour inspection',
        state: 'CR',
        capacity: 'delegate',
        attendance: 'confirmed',
      },
      {
        id: 'wg-mx',
        name: 'Director, labour mobility',
        state: 'MX',
        capacity: 'delegate',
        attendance: 'expected',
      },
      { id: 'wg-ca', name: 'Policy analyst', state: 'CA', capacity: 'delegate', attendance: 'apologies' },
      {
        id: 'wg-iom',
        name: 'Technical secretariat',
        organization: 'IOM',
        capacity: 'secretariat',
        attendance: 'confirmed',
      },
    ],
    deadlines: [
      { id: 'wg-agenda', date: day(-18), label: 'Provisional agenda agreed', done: true },
      { id: 'wg-papers', date: day(7), label: 'Annotated agenda and papers issued', done: false },
      { id: 'wg-registration', date: day(12), label: 'Registration closes', done: false },
      { id: 'wg-report', date: day(tuesday + 15), label: 'Report, two weeks after', done: false },
    ],
    contacts: [
      {
        id: 'wg-contact',
        name: 'Technical secretariat',
        organization: 'IOM',
        email: 'secretariat@example.org',
      },
    ],
    notes:
      'An invented meeting: subject, dates, place and participants serve only to show how one is planned.',
  }
}

/** An invented meeting of the days ahead, at which the drafted report is cleared. */
export function clearanceMeeting(day: (days: number) => string): MeetingDraft {
  const thursday = offsetOf(4, 3, day)
  return {
    title: 'Clearance of the final report (invented meeting)',
    type: 'other',
    dates: { start: day(thursday), end: day(thursday) },
    city: 'Geneva',
    country: 'Switzerland',
    tags: ['example', 'IDM 2018'],
    agenda: [
      {
        id: 'cl-1',
        number: '1',
        title: 'Conclusions and recommendations, paragraph by paragraph',
        ask: 'approve',
        start: '14:00',
        duration: 90,
        presenter: 'Rapporteur',
        papers: ['report'],
      },
      {
        id: 'cl-2',
        number: '2',
        title: 'Information sheets in English and French',
        ask: 'endorse',
        start: '15:30',
        duration: 30,
        papers: ['infoSheet', 'infoSheetFrench'],
      },
    ],
    participants: [
      {
        id: 'cl-r',
        name: 'Rapporteur of the dialogue',
        organization: 'IOM',
        capacity: 'speaker',
        attendance: 'confirmed',
      },
      {
        id: 'cl-p',
        name: 'Policy officer',
        organization: 'IOM',
        capacity: 'secretariat',
        attendance: 'confirmed',
      },
      {
        id: 'cl-l',
        name: 'Legal adviser',
        organization: 'IOM',
        capacity: 'participant',
        attendance: 'expected',
      },
    ],
    deadlines: [{ id: 'cl-comments', date: day(thursday - 1), label: 'Comments on the draft', done: false }],
    contacts: [],
  }
}

/** Days from today to the first such weekday (0 is Sunday) that is at least `least` days ahead. */
function offsetOf(weekday: number, least: number, day: (days: number) => string): number {
  const first = new Date(day(least)).getUTCDay()
  return least + ((weekday - first + 7) % 7)
}
