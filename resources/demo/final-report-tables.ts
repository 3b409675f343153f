import { table, type Block } from './prose.ts'

/** Table 1: what is to be done about each recommendation; the subject spans the recommendations it covers. */
export const followUp: Block = table('Follow-up to the recommendations', {
  id: 'table-follow-up',
  widths: [150, 200, 130, 80, 160],
  head: [['Subject', 'Measure', 'Proposed lead', 'By', 'Sign of success']],
  rows: [
    [
      { text: 'Arrangements', rowspan: 2 },
      '(a) One coordinating body, with a published mandate',
      'Governments',
      'End of 2019',
      'Mandate can be found by the public',
    ],
    [
      '(b) Written terms before work begins',
      'All partners',
      'At once',
      'Model terms in use; review date kept',
    ],
    [
      { text: 'Means', rowspan: 2 },
      '(c) Support over three years, with a successor in the budget',
      'Donors, IOM',
      'Budget 2020',
      'Share of external funding declines as planned',
    ],
    [
      '(e) Training tied to an undertaking of the institution',
      'IOM, ITC-ILO',
      'Begun',
      'Change still in force after twelve months',
    ],
    [
      'Voice',
      '(d) Public account after each consultation with migrants',
      'Governments, local authorities',
      'Mid-2019',
      'Account published within two months',
    ],
    [
      { text: 'Memory', rowspan: 2 },
      '(f) Session on follow-up in each consultation mechanism',
      'Mechanisms, at their discretion',
      'Next cycle',
      'Outcome shared with other mechanisms',
    ],
    ['(g) Public register of arrangements', 'Secretariat', 'Begun', 'Fifty entries, ten model clauses'],
  ],
})

/** Table 2: two header rows; the workshops span their two columns each. */
export const participation: Block = table('Participants and panellists by category', {
  id: 'table-participation',
  widths: [190, 115, 95, 115, 95, 80],
  head: [
    [
      { text: 'Category', rowspan: 2 },
      { text: 'New York', colspan: 2 },
      { text: 'Geneva', colspan: 2 },
      { text: 'Total', rowspan: 2 },
    ],
    ['Participants', 'Panellists', 'Participants', 'Panellists'],
  ],
  rows: [
    ['National governments', '141', '14', '138', '13', '279'],
    ['Local authorities', '19', '4', '41', '8', '60'],
    ['United Nations and other international organizations', '58', '8', '52', '8', '110'],
    ['Civil society and diaspora', '49', '7', '47', '7', '96'],
    ['Private sector and social partners', '14', '3', '15', '4', '29'],
    ['Academia and media', '21', '3', '20', '4', '41'],
    ['**Total**', '**302**', '**39**', '**313**', '**44**', '**615**'],
  ],
})

/** Table 3: the forms of partnership met with in the examples. */
export const forms: Block = table('Forms of partnership, and what each needs in order to last', {
  id: 'table-forms',
  widths: [150, 190, 190, 190],
  head: [['Form', 'Suited to', 'Needs', 'Usual weakness']],
  rows: [
    [
      'Agreement between States',
      'Labour mobility, recognition of qualifications, social security',
      'Legal authority; a joint committee that meets',
      'No follow-up after signature',
    ],
    [
      'Interministerial committee',
      'National strategy, positions for negotiation',
      'Mandate, budget line, rule for disagreement',
      'Loss of senior members',
    ],
    [
      'Contract between national and local level',
      'Reception, housing, language courses',
      'Several years; indexed contributions',
      'Costs outgrow the contract',
    ],
    [
      'Service partnership with civil society',
      'Advice, protection, outreach',
      'Simple grants; freedom to speak',
      'Dependence on one donor',
    ],
    [
      'Agreement with employers and trade unions',
      'Recruitment, skills, decent work',
      'Rules that bind competitors; inspection',
      'Voluntary and local',
    ],
    [
      'Consultation mechanism',
      'Exchange of experience, common positions',
      'Secretariat; programme of work',
      'Conclusions little known',
    ],
  ],
})
