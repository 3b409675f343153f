import type { AgendaItem, MeetingV1 } from '../../shared/model/meeting/v1.ts'
import { genevaParticipants, newYorkParticipants } from './people.ts'

/** A meeting without what is filled in when it is made. Papers are named by the key of their document or file. */
export type MeetingDraft = Omit<MeetingV1, 'id' | 'kind' | 'createdAt' | 'updatedAt' | 'tags' | 'agenda'> & {
  tags?: string[]
  agenda: (Omit<AgendaItem, 'papers'> & { papers?: string[] })[]
}

/** `themeId` and `mechanismId` are added by the builder, since they are ids of the catalogue. */
export const newYork: MeetingDraft = {
  title: 'Inclusive and innovative partnerships for effective global governance of migration',
  type: 'idm-workshop',
  dates: { start: '2018-03-26', end: '2018-03-27' },
  city: 'New York',
  country: 'United States of America',
  venue: 'United Nations Headquarters',
  participantCount: 302,
  tags: ['IDM 2018'],
  agenda: [
    {
      id: 'ny-1',
      number: '1',
      title: 'Opening and setting of the scene',
      ask: 'note',
      start: '10:00',
      duration: 60,
      presenter: 'Director General',
    },
    {
      id: 'ny-2',
      number: '2',
      title: 'Partnerships across levels of government',
      ask: 'discuss',
      start: '11:00',
      duration: 120,
    },
    {
      id: 'ny-3',
      number: '3',
      title: 'Partnerships with civil society and migrants',
      ask: 'discuss',
      start: '15:00',
      duration: 150,
    },
    {
      id: 'ny-4',
      number: '4',
      title: 'Private sector and social partners',
      ask: 'discuss',
      date: '2018-03-27',
      start: '10:00',
      duration: 150,
    },
    {
      id: 'ny-5',
      number: '5',
      title: 'Regional and interregional mechanisms',
      ask: 'discuss',
      date: '2018-03-27',
      start: '15:00',
      duration: 105,
    },
    {
      id: 'ny-6',
      number: '6',
      title: 'Points for the second workshop',
      ask: 'endorse',
      date: '2018-03-27',
      start: '16:45',
      duration: 60,
      presenter: 'Rapporteur',
    },
  ],
  participants: newYorkParticipants,
  deadlines: [
    { id: 'ny-registration', date: '2018-03-16', label: 'Registration closes', done: true },
    { id: 'ny-note', date: '2018-04-10', label: 'Note of the workshop to the chair', done: true },
  ],
  contacts: [
    { id: 'ny-contact', name: 'Dialogue secretariat', organization: 'IOM', email: 'dialogue@example.org' },
  ],
  outcome: 'The second workshop will deal with the capacities that partnerships need.',
}

export const geneva: MeetingDraft = {
  title: 'Towards Effective Migration Governance: Partnerships for Capacity Development',
  type: 'idm-workshop',
  dates: { start: '2018-10-08', end: '2018-10-09' },
  city: 'Geneva',
  country: 'Switzerland',
  venue: 'Palais des Nations',
  participantCount: 313,
  tags: ['IDM 2018'],
  agenda: [
    {
      id: 'ge-1',
      number: '1',
      title: 'Opening; report on the first workshop',
      ask: 'note',
      start: '10:00',
      duration: 60,
      presenter: 'Rapporteur',
      papers: ['infoSheet'],
    },
    {
      id: 'ge-2',
      number: '2',
      title: 'What capacity means: persons, institutions, rules',
      ask: 'discuss',
      start: '11:00',
      duration: 120,
      papers: ['conceptNote'],
    },
    {
      id: 'ge-3',
      number: '3',
      title: 'Learning across levels of government',
      ask: 'discuss',
      start: '15:00',
      duration: 180,
      papers: ['agendaPaper', 'guidance'],
    },
    {
      id: 'ge-4',
      number: '4',
      title: 'Evidence, data and innovation',
      ask: 'discuss',
      date: '2018-10-09',
      start: '10:00',
      duration: 105,
    },
    {
      id: 'ge-5',
      number: '5',
      title: 'Capacity in consultation mechanisms',
      ask: 'discuss',
      date: '2018-10-09',
      start: '11:45',
      duration: 75,
    },
    {
      id: 'ge-6',
      number: '6',
      title: 'Conclusions and recommendations',
      ask: 'endorse',
      date: '2018-10-09',
      start: '15:00',
      duration: 120,
      presenter: 'Rapporteur',
    },
    {
      id: 'ge-7',
      number: '7',
      title: 'Closing; theme of 2019',
      ask: 'note',
      date: '2018-10-09',
      start: '17:00',
      duration: 45,
      presenter: 'Chair',
      papers: ['practical'],
    },
  ],
  participants: genevaParticipants,
  deadlines: [
    { id: 'ge-papers', date: '2018-08-27', label: 'Papers issued, six weeks ahead', done: true },
    { id: 'ge-registration', date: '2018-09-14', label: 'Registration closes', done: true },
    { id: 'ge-report', date: '2018-10-23', label: 'Final report, two weeks after', done: false },
  ],
  contacts: [
    {
      id: 'ge-contact',
      name: 'Dialogue secretariat',
      organization: 'IOM',
      email: 'dialogue@example.org',
      telephone: '+41 22 555 01 00',
    },
  ],
}

export const turin: MeetingDraft = {
  title: 'Mainstreaming Migration into Policy Development',
  type: 'training-course',
  dates: { start: '2018-10-29', end: '2018-11-02' },
  city: 'Turin',
  country: 'Italy',
  venue: 'ITC-ILO campus',
  participantCount: 66,
  tags: ['training'],
  agenda: [
    { id: 'tu-1', number: '1', title: 'Joint opening of both courses', start: '09:00', duration: 60 },
    {
      id: 'tu-2',
      number: '2',
      title: 'Migration in sectoral policies: joint plenary',
      date: '2018-10-30',
      start: '09:00',
      duration: 180,
    },
    {
      id: 'tu-3',
      number: '3',
      title: 'Plans of action by team',
      date: '2018-11-01',
      start: '09:00',
      duration: 360,
    },
    { id: 'tu-4', number: '4', title: 'Joint closing', date: '2018-11-02', start: '15:00', duration: 60 },
  ],
  participants: [],
  deadlines: [{ id: 'tu-registration', date: '2018-10-06', label: 'Registration closes', done: true }],
  contacts: [
    { id: 'tu-contact', name: 'Course secretariat', organization: 'ITC-ILO', email: 'courses@example.org' },
  ],
  notes:
    'Given by ITC-ILO and IOM, for the first time together with the course "Governing Migration at Local Level". The number of participants is that of both courses.',
}

const held = (title: string, start: string, end: string, city: string, country: string): MeetingDraft => ({
  title,
  type: 'mechanism-meeting',
  dates: { start, end },
  city,
  country,
  agenda: [],
  participants: [],
  deadlines: [],
  contacts: [],
})

/** Meetings of mechanisms in the autumn of 2018, for the calendar and the newsletter; `mechanism` is a name in the catalogue. */
export const calendar: { mechanism: string; meeting: MeetingDraft }[] = [
  {
    mechanism: 'AFML',
    meeting: held(
      'Eleventh ASEAN Forum on Migrant Labour',
      '2018-10-29',
      '2018-10-30',
      'Singapore',
      'Singapore',
    ),
  },
  {
    mechanism: 'PAFOM',
    meeting: held(
      'Fourth Pan-African Forum on Migration',
      '2018-11-19',
      '2018-11-21',
      'Djibouti',
      'Djibouti',
    ),
  },
  {
    mechanism: 'SACM',
    meeting: held(
      'Eighteenth South American Conference on Migration',
      '2018-11-22',
      '2018-11-23',
      'Sucre',
      'Bolivia (Plurinational State of)',
    ),
  },
]

/** Which entry of the year 2018 each workshop is. */
export const workshopEntries = { newYork: 'idm-2018-1', geneva: 'idm-2018-2' } as const
