import { action, bullets, decision, heading, paragraph, quote, tasks, type Block } from './prose.ts'

/** Days a little before and after the day the example is made, so that some actions are due and some are late. */
export type DayFromToday = (days: number) => string

export const noteNewYork = (): Block[] => [
  paragraph(
    'First workshop, New York, 26 and 27 March 2018: “{@newYork}”. Taken in the room; not for circulation.',
  ),
  heading(1, 'Opening'),
  bullets(
    'Theme introduced; link to the negotiations on the global compact, third round begins next week.',
    'Chair asks panels to keep forty minutes for the floor. Worked in three of four.',
  ),
  heading(1, 'Points that came back in every panel'),
  bullets(
    'Who speaks for government? Partners are asked the same thing by several ministries.',
    'Project money ends, coordination ends with it.',
    'Data: not more, but comparable. Definitions before systems.',
    'Municipalities receive first and are consulted last.',
  ),
  quote('If the work can be done well by one office, it should be.'),
  decision(
    'The second workshop will deal with the capacities that partnerships need: persons, institutions and rules.',
    '2018-03-27',
    'second-workshop',
  ),
  decision(
    'Two panels of the second workshop will be replaced by working tables with note-takers.',
    '2018-03-27',
    'working-tables',
  ),
  action(
    'Send the call for written examples to all members and to networks of cities',
    { owner: 'Secretariat', due: '2018-06-29', state: 'done' },
    'call-for-examples',
  ),
  action(
    'Answer in writing the questions from remote participants that were not taken',
    { owner: 'Rapporteur', due: '2018-04-13', state: 'done' },
    'remote-questions',
  ),
  action(
    'Draft a template for handover notes between officials',
    { owner: 'Policy officer', due: '2018-09-28', state: 'dropped' },
    'handover-template',
  ),
]

export const noteGeneva = (day: DayFromToday): Block[] => [
  paragraph(
    'Second workshop, Geneva, 8 and 9 October 2018: “{@geneva}”. Taken in the room; basis of the final report, “{@report}”.',
  ),
  heading(1, 'First day'),
  bullets(
    'Opening: capacity is not training. Applause, then forty minutes about training.',
    'Working definition of the agenda paper (“{@agendaPaper}”) found useful; “next year without help” to be kept.',
    'Tables 2, 5 and 7: teams instead of individuals in courses. See the course in Turin, “{@turin}”.',
  ),
  heading(1, 'Second day'),
  bullets(
    'Data session: involve the data protection authority from the beginning.',
    'Mechanisms: calendar and newsletter must not stop. {@puebla} cited for working groups with a task and a date.',
    'Firewalls: no agreement. Record both positions, briefly.',
  ),
  decision(
    'The rapporteur brings the answers of the tables together in the final report, by theme and without naming speakers.',
    '2018-10-09',
    'report-by-theme',
  ),
  decision('The secretariat opens a public register of partnership arrangements.', '2018-10-09', 'register'),
  action(
    'Collect the notes of all twelve working tables',
    { owner: 'Rapporteur', due: '2018-10-09', state: 'done' },
    'table-notes',
  ),
  action(
    'Circulate the draft final report for clearance',
    { owner: 'Policy officer', due: day(-6) },
    'circulate',
  ),
  action(
    'Check the list of participants against the registration desk',
    { owner: 'Secretariat', due: day(-2) },
    'participants',
  ),
  action(
    'Obtain the French and Spanish titles from the translation service',
    { owner: 'Translation focal point', due: day(5) },
    'titles',
  ),
  action('Propose ten model clauses for the register', { owner: 'Legal adviser', due: day(21) }, 'clauses'),
]

export const noteTurin = (day: DayFromToday): Block[] => [
  paragraph(
    'Debriefing by telephone on the joint courses in Turin, 29 October to 2 November 2018: “{@turin}”.',
  ),
  bullets(
    '66 participants from national and local authorities.',
    'First time that both courses were held together; plenaries joint, workshops apart.',
    'To be repeated together each year.',
  ),
  action(
    'Ask participants after twelve months what was changed and whether it is still in force',
    { owner: 'Training coordinator', due: '2019-11-01' },
    'twelve-months',
  ),
  action(
    'Offer places to teams of three from one municipality in the next call',
    { owner: 'Training coordinator', due: day(30) },
    'teams',
  ),
]

export const noteMechanism = (day: DayFromToday): Block[] => [
  paragraph('Preparation of “{@mechanismMeeting}”. All details are invented for this example.'),
  heading(1, 'To be settled'),
  tasks(
    ['Draft annotated agenda agreed with the chair', true],
    ['Room and interpretation (English, Spanish) confirmed', true],
    ['Speakers for item 3', false],
    ['Background paper on recruitment', false],
  ),
  decision('Item 4 will be taken in restricted format, members only.', day(-10), 'restricted'),
  action(
    'Send the annotated agenda and the papers to members',
    { owner: 'Technical secretariat', due: day(7) },
    'send-agenda',
  ),
  action('Confirm two speakers for item 3', { owner: 'Policy officer', due: day(-1) }, 'speakers'),
  action(
    'Collect dates for the next meeting of the group',
    { owner: 'Technical secretariat', due: day(40) },
    'dates',
  ),
]
