import { describe, expect, test } from 'vitest'
import type { Participant } from '../../../shared/model/meeting/v1.ts'
import { stateName } from '../../../shared/text/states.ts'
import {
  countParticipants,
  groupParticipants,
  openQuestions,
  readParticipantLines,
  toParticipants,
  type StateAnswer,
} from './participants.ts'

let last = 0
const one = (name: string, fields: Partial<Participant> = {}): Participant => {
  last += 1
  return { id: `p${last}`, name, capacity: 'delegate', attendance: 'expected', ...fields }
}
const collator = new Intl.Collator('fr', { sensitivity: 'base' })

describe('a list of participants', () => {
  test('is grouped by State in the order of the language, those without a State last', () => {
    const groups = groupParticipants(
      [one('A', { state: 'DE' }), one('B'), one('C', { state: 'ZA' }), one('D', { state: 'ES' })],
      'state',
      (code) => stateName(code, 'fr'),
      collator,
    )
    expect(groups.map((group) => group.name)).toEqual(['Afrique du Sud', 'Allemagne', 'Espagne', ''])
  })

  test('puts heads of delegation first, then goes by name', () => {
    const [group] = groupParticipants(
      [
        one('Zoé', { state: 'FR' }),
        one('Émile', { state: 'FR' }),
        one('Yves', { state: 'FR', capacity: 'head' }),
      ],
      'state',
      (code) => code,
      collator,
    )
    expect(group?.items.map((each) => each.name)).toEqual(['Yves', 'Émile', 'Zoé'])
  })

  test('takes two spellings of an organization for one', () => {
    const groups = groupParticipants(
      [
        one('A', { organization: 'Ministère de l’Intérieur' }),
        one('B', { organization: "ministere de l'interieur" }),
      ],
      'organization',
      (name) => name,
      collator,
    )
    expect(groups).toHaveLength(1)
  })

  test('counts people, States, organizations and who was there', () => {
    expect(
      countParticipants([
        one('A', { state: 'CH', attendance: 'attended' }),
        one('B', { state: 'CH', organization: 'IOM' }),
        one('C', { organization: 'iom' }),
      ]),
    ).toEqual({ people: 3, states: 1, organizations: 1, attended: 1 })
    expect(countParticipants([])).toEqual({ people: 0, states: 0, organizations: 0, attended: 0 })
  })
})

describe('a pasted list', () => {
  test('is read by semicolons, and by tabs as spreadsheets copy', () => {
    const text = 'Ana Ruiz; Spain; Ministry of Labour; Adviser\r\n\n"Li Wei"\tChina\tMFA\tCounsellor'
    expect(readParticipantLines(text, [])).toMatchObject([
      { line: 1, name: 'Ana Ruiz', state: 'ES', organization: 'Ministry of Labour', position: 'Adviser' },
      { line: 3, name: 'Li Wei', state: 'CN', organization: 'MFA', position: 'Counsellor' },
    ])
  })

  test('leaves lines without a name out', () => {
    expect(readParticipantLines(' ; Spain\n;;;\n   ', [])).toEqual([])
  })

  test('asks once about each State it does not know, with what it may mean', () => {
    const lines = readParticipantLines('A; Swizerland\nB; swizerland\nC; ILO\nD; Kenya', [])
    expect(openQuestions(lines)).toMatchObject([{ text: 'Swizerland', lines: 2 }, { text: 'ILO' }])
    expect(openQuestions(lines)[0]?.near[0]).toBe('CH')
  })

  test('marks who is on the list already, and who stands twice in it', () => {
    const present = [one('Ana  Ruiz', { state: 'ES' })]
    const lines = readParticipantLines('ana ruiz; Espagne\nAna Ruiz; Mexico\nBo; Kenya\nBo; KE', present)
    expect(lines.map((each) => each.isKnown)).toEqual([true, false, false, true])
  })

  test('becomes participants by the answers that were given', () => {
    const lines = readParticipantLines('A; Swizerland\nB; ILO; Geneva office\nC; ???\nD; Kenya; ; Envoy', [])
    const answers = new Map<string, StateAnswer>([
      ['swizerland', { code: 'CH' }],
      ['ilo', 'organization'],
      ['???', 'nothing'],
    ])
    let n = 0
    expect(
      toParticipants(lines, answers, () => {
        n += 1
        return `n${n}`
      }),
    ).toEqual([
      { id: 'n1', name: 'A', state: 'CH', capacity: 'delegate', attendance: 'expected' },
      {
        id: 'n2',
        name: 'B',
        organization: 'ILO, Geneva office',
        capacity: 'participant',
        attendance: 'expected',
      },
      { id: 'n3', name: 'C', capacity: 'participant', attendance: 'expected' },
      { id: 'n4', name: 'D', state: 'KE', position: 'Envoy', capacity: 'delegate', attendance: 'expected' },
    ])
  })

  test('cuts what no field could hold', () => {
    expect(readParticipantLines('x'.repeat(2000), [])[0]?.name).toHaveLength(500)
  })
})
