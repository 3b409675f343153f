import { bullets, callout, heading, paragraph, table, type Block } from './prose.ts'

export const informationSheetEnglish: Block[] = [
  paragraph(
    'The International Dialogue on Migration (IDM) is the forum in which the members of IOM talk about migration policy with everyone whom it concerns. It was founded in 2001. It adopts no text: its purpose is to exchange experience.',
  ),
  heading(1, 'The dialogue in 2018'),
  paragraph(
    'Theme of the year: inclusive and innovative partnerships for effective global governance of migration. Two workshops were held. Their results are brought together in the final report, “{@report}”.',
  ),
  table('The two workshops', {
    widths: [180, 240, 240],
    head: [['', 'First workshop', 'Second workshop']],
    rows: [
      ['Place', 'New York, United Nations Headquarters', 'Geneva, Palais des Nations'],
      ['Dates', '26 and 27 March 2018', '8 and 9 October 2018'],
      ['Subject', 'Inclusive and innovative partnerships', 'Partnerships for capacity development'],
      ['Participants', { text: 'Over 600 in both workshops, among them 83 panellists', colspan: 2 }],
    ],
  }),
  heading(1, 'What was asked'),
  bullets(
    'Which partnerships have proved themselves, and under what conditions?',
    'What prevents others from adopting them?',
    'What can be done, and by whom, so that they are adopted?',
  ),
  heading(1, 'What comes out of it'),
  bullets(
    'A final report with conclusions and recommendations, issued after the second workshop',
    'A volume in the series of the dialogue, No. 28 (130 pages)',
    'A proposal to the members for follow-up in 2019',
  ),
  callout(
    'note',
    'The dialogue is open to member and observer States, international and non-governmental organizations, migrants, the private sector, the media and academia. Participation is free of charge.',
  ),
]

export const informationSheetFrench: Block[] = [
  paragraph(
    'Le Dialogue international sur la migration (IDM) est l’enceinte dans laquelle les membres de l’OIM s’entretiennent de politique migratoire avec tous ceux qu’elle concerne. Il a été fondé en 2001. Il n’adopte aucun texte : il sert à échanger des expériences.',
  ),
  heading(1, 'Le Dialogue en 2018'),
  paragraph(
    'Thème de l’année : des partenariats inclusifs et novateurs pour une gouvernance mondiale efficace des migrations. Deux ateliers ont eu lieu. Leurs résultats sont réunis dans le rapport final (en anglais) : « {@report} ».',
  ),
  table('Les deux ateliers', {
    widths: [180, 240, 240],
    head: [['', 'Premier atelier', 'Second atelier']],
    rows: [
      ['Lieu', 'New York, Siège de l’Organisation des Nations Unies', 'Genève, Palais des Nations'],
      ['Dates', '26 et 27 mars 2018', '8 et 9 octobre 2018'],
      ['Sujet', 'Partenariats inclusifs et novateurs', 'Partenariats pour le renforcement des capacités'],
      [
        'Participation',
        { text: 'Plus de 600 personnes pour les deux ateliers, dont 83 intervenants', colspan: 2 },
      ],
    ],
  }),
  heading(1, 'Les questions posées'),
  bullets(
    'Quels partenariats ont fait leurs preuves, et dans quelles conditions ?',
    'Qu’est-ce qui empêche d’autres acteurs de s’en inspirer ?',
    'Que peut-on faire, et qui doit le faire, pour qu’ils soient repris ?',
  ),
  heading(1, 'Les résultats'),
  bullets(
    'Un rapport final assorti de conclusions et de recommandations, publié après le second atelier',
    'Un volume de la série du Dialogue, le no 28 (130 pages)',
    'Une proposition de suivi soumise aux membres pour 2019',
  ),
  callout(
    'note',
    'Le Dialogue est ouvert aux États Membres et observateurs, aux organisations internationales et non gouvernementales, aux migrants, au secteur privé, aux médias et au monde universitaire. La participation est gratuite.',
  ),
]
