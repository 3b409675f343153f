import { bullets, callout, heading, numbered, sub, table, type Block } from './prose.ts'

/** Issued under item 3 of the Geneva workshop. */
export const agendaPaper: Block[] = [
  heading(1, 'Purpose'),
  numbered(
    'This paper is issued under item 3 of the second workshop of the International Dialogue on Migration 2018, “{@geneva}”. It proposes a common understanding of capacity, so that the working tables can compare like with like. Participants are invited to discuss the questions in paragraph {see: questions-for-tables}.',
  ),
  heading(1, 'What was heard in New York'),
  numbered(
    'The first workshop ended with a request. Participants had heard many descriptions of partnerships and few of the work that had made them possible. They asked that the second workshop turn to the latter: to staff, procedures, law and money. The decision is recorded in “{@noteNewYork}”.',
  ),
  numbered(
    'Three obstacles had been named in nearly every session: an unclear division of work, funding that ends with the project, and data that may not be exchanged. Each is a matter of capacity, although none of them is removed by a course.',
    'obstacles',
  ),
  heading(1, 'A working definition'),
  numbered(
    'For the purposes of the workshop, capacity is the ability of an institution to carry out a task next year without outside help. It has three levels.{note: The distinction is common in development cooperation and is used here without prejudice to the terms of any agreement.}',
    'definition',
  ),
  sub('Persons: knowledge, languages, the confidence to decide.'),
  sub('Institutions: posts, procedures, records, budgets.'),
  sub('Rules: the laws and agreements which allow or prevent cooperation.'),
  table('Obstacles and the level at which they may be removed', {
    id: 'table-levels',
    widths: [220, 150, 180, 170],
    head: [['Obstacle', 'Persons', 'Institutions', 'Rules']],
    rows: [
      [
        'Unclear division of work',
        'Joint training',
        'Written mandate; handover note',
        'Decree or cabinet decision',
      ],
      ['Funding that ends', 'Skills in budgeting', { text: 'Place in the ordinary budget', colspan: 2 }],
      [
        'Data that may not be exchanged',
        'Awareness of data protection',
        'Common definitions',
        'Legal basis, purpose, time limit',
      ],
    ],
  }),
  heading(1, 'Questions for the working tables'),
  numbered(
    'Each table is asked to take one obstacle of paragraph {see: obstacles} and to answer the following:',
    'questions-for-tables',
  ),
  sub('Which institution has removed it, and what did this take in time and staff?'),
  sub('Which partner made the difference, and would it be available to others?'),
  sub('What would have to be in place elsewhere before the same could be tried?'),
  callout(
    'important',
    'Note-takers are asked to write down arrangements and conditions. No speaker is to be named. Notes are due with the rapporteur by 18.00 on the same day.',
  ),
  heading(1, 'Action proposed'),
  numbered('The workshop may wish:'),
  sub('To take note of the working definition in paragraph {see: definition};'),
  sub('To ask the rapporteur to bring the answers of the tables together in the final report;'),
  sub('To ask the secretariat to open a public register of partnership arrangements.'),
  heading(1, 'Related papers'),
  bullets('{@conceptNote}', '{@infoSheet}'),
]
