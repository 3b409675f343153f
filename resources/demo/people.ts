import type { OrganizationV1 } from '../../shared/model/organization/v1.ts'
import type { Participant } from '../../shared/model/meeting/v1.ts'
import type { PersonV1 } from '../../shared/model/person/v1.ts'

/** Nobody here is a real person: participants are shown by function, and secretariat staff by the post they hold. */
const delegate = (
  id: string,
  state: string,
  name: string,
  capacity: Participant['capacity'] = 'delegate',
): Participant => ({
  id,
  name,
  state,
  capacity,
  attendance: 'attended',
})

const from = (
  id: string,
  organization: string,
  name: string,
  capacity: Participant['capacity'],
): Participant => ({
  id,
  name,
  organization,
  capacity,
  attendance: 'attended',
})

export const newYorkParticipants: Participant[] = [
  delegate('ny-p1', 'BD', 'Counsellor, Permanent Mission'),
  delegate('ny-p2', 'BR', 'Head of division, social affairs', 'speaker'),
  delegate('ny-p3', 'CI', 'Permanent Representative', 'head'),
  delegate('ny-p4', 'EC', 'Second Secretary'),
  delegate('ny-p5', 'ES', 'Adviser, external migration policy'),
  delegate('ny-p6', 'KE', 'Director, immigration services', 'speaker'),
  delegate('ny-p7', 'MX', 'Deputy Permanent Representative', 'head'),
  delegate('ny-p8', 'PH', 'Labour attaché', 'speaker'),
  delegate('ny-p9', 'SE', 'Desk officer, global compact'),
  delegate('ny-p10', 'TL', 'First Secretary'),
  delegate('ny-p11', 'VN', 'Counsellor'),
  from('ny-p12', 'Network of cities', 'Policy adviser', 'speaker'),
  from('ny-p13', 'Diaspora association', 'President', 'speaker'),
  from('ny-p14', 'UNHCR', 'Senior policy officer', 'participant'),
  from('ny-p15', 'UNDP', 'Migration policy specialist', 'participant'),
  from('ny-p16', 'IOM', 'Rapporteur of the dialogue', 'secretariat'),
]

export const genevaParticipants: Participant[] = [
  delegate('ge-p1', 'BD', 'Minister (Labour), Permanent Mission', 'head'),
  delegate('ge-p2', 'BD', 'Joint Secretary, expatriates’ welfare'),
  delegate('ge-p3', 'CA', 'Director, international migration policy', 'speaker'),
  delegate('ge-p4', 'CA', 'First Secretary'),
  delegate('ge-p5', 'CI', 'Director-General for nationals abroad', 'head'),
  delegate('ge-p6', 'CI', 'Counsellor'),
  delegate('ge-p7', 'EC', 'Undersecretary for human mobility', 'head'),
  delegate('ge-p8', 'EC', 'Second Secretary'),
  delegate('ge-p9', 'GH', 'Head, migration unit, Ministry of the Interior', 'speaker'),
  delegate('ge-p10', 'MA', 'Head of division, nationals resident abroad'),
  delegate('ge-p11', 'MA', 'Counsellor'),
  delegate('ge-p12', 'PH', 'Labour attaché'),
  delegate('ge-p13', 'PH', 'Director, overseas employment', 'speaker'),
  delegate('ge-p14', 'CH', 'Head of section, migration partnerships', 'moderator'),
  delegate('ge-p15', 'CH', 'Desk officer'),
  delegate('ge-p16', 'TL', 'First Secretary, Permanent Mission'),
  delegate('ge-p17', 'VN', 'Deputy director, consular department', 'speaker'),
  delegate('ge-p18', 'VN', 'Attaché'),
  from('ge-p19', 'African Union Commission', 'Senior migration officer', 'speaker'),
  from('ge-p20', 'ITC-ILO', 'Programme manager, labour migration', 'speaker'),
  from('ge-p21', 'Network of cities', 'Policy adviser', 'speaker'),
  from('ge-p22', 'Migrant association', 'Coordinator', 'speaker'),
  from('ge-p23', 'University', 'Professor of public law', 'moderator'),
  {
    ...from('ge-p24', 'Employers’ federation', 'Director, social affairs', 'speaker'),
    attendance: 'apologies',
  },
  from('ge-p25', 'IOM', 'Rapporteur of the dialogue', 'secretariat'),
  from('ge-p26', 'IOM', 'Conference officer', 'secretariat'),
]

type Draft<R> = Omit<R, 'id' | 'kind' | 'createdAt' | 'updatedAt' | 'tags'>

/** Posts of the secretariat, with the participants of the workshops they are. */
export const staff: { person: Draft<PersonV1>; is: string[] }[] = [
  {
    person: { name: 'Rapporteur of the dialogue', position: 'Rapporteur', email: 'rapporteur@example.org' },
    is: ['ny-p16', 'ge-p25', 'cl-r'],
  },
  {
    person: { name: 'Conference officer', position: 'Conference officer', email: 'conference@example.org' },
    is: ['ge-p26'],
  },
  {
    person: { name: 'Policy officer', position: 'Policy officer', email: 'policy@example.org' },
    is: ['cl-p'],
  },
  { person: { name: 'Translation focal point', position: 'Translation focal point' }, is: [] },
  {
    person: { name: 'Training coordinator', position: 'Training coordinator', email: 'courses@example.org' },
    is: [],
  },
]

export const organizations: Draft<OrganizationV1>[] = [
  {
    names: [
      { language: 'en', text: 'International Organization for Migration' },
      { language: 'fr', text: 'Organisation internationale pour les migrations' },
      { language: 'es', text: 'Organización Internacional para las Migraciones' },
      { language: 'ar', text: 'المنظمة الدولية للهجرة' },
    ],
    acronym: 'IOM',
    aliases: ['OIM'],
  },
  {
    names: [
      { language: 'en', text: 'International Training Centre of the International Labour Organization' },
      {
        language: 'fr',
        text: 'Centre international de formation de l’Organisation internationale du Travail',
      },
    ],
    acronym: 'ITC-ILO',
    aliases: ['ITCILO', 'CIF-OIT'],
  },
  {
    names: [
      { language: 'en', text: 'United Nations Development Programme' },
      { language: 'fr', text: 'Programme des Nations Unies pour le développement' },
      { language: 'es', text: 'Programa de las Naciones Unidas para el Desarrollo' },
    ],
    acronym: 'UNDP',
    aliases: ['PNUD'],
  },
  {
    names: [
      { language: 'en', text: 'Office of the United Nations High Commissioner for Refugees' },
      { language: 'fr', text: 'Haut-Commissariat des Nations Unies pour les réfugiés' },
      { language: 'es', text: 'Oficina del Alto Comisionado de las Naciones Unidas para los Refugiados' },
    ],
    acronym: 'UNHCR',
    aliases: ['HCR', 'ACNUR'],
  },
  {
    names: [
      { language: 'en', text: 'African Union Commission' },
      { language: 'fr', text: 'Commission de l’Union africaine' },
    ],
    acronym: 'AUC',
    aliases: ['CUA'],
  },
  {
    names: [
      { language: 'en', text: 'Economic Community of West African States' },
      { language: 'fr', text: 'Communauté économique des États de l’Afrique de l’Ouest' },
    ],
    acronym: 'ECOWAS',
    aliases: ['CEDEAO'],
  },
]
