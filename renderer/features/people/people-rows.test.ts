import { expect, test } from 'vitest'
import type { RecordSummary } from '../../../shared/model/summary.ts'
import { aSummary, anId } from '../../../tests/builders/records.ts'
import { findPeople, peopleRows, sortPeople } from './people-rows.ts'

const person = (n: number, title: string, fields: Partial<RecordSummary> = {}) =>
  aSummary(n, { id: anId(n), kind: 'person', title, type: undefined, links: [], ...fields })
const iom = aSummary(50, {
  id: anId(50),
  kind: 'organization',
  title: 'International Organization for Migration',
  acronym: 'IOM',
  aliases: ['OIM'],
  links: [],
})
const persons = [
  person(1, 'Zoé Martin', { subtitle: 'Adviser', place: 'FR' }),
  person(2, 'Émile Diallo', { place: 'SN', links: [{ relation: 'organization', id: anId(50) }] }),
  person(3, 'Ana Ruiz'),
]
const stateName = (code: string) => ({ FR: 'France', SN: 'Senegal' })[code] ?? code
const rows = peopleRows(persons, [iom], stateName)
const titles = (found: typeof rows) => found.map((row) => row.summary.title)

test('says of a person the State by name and the organization by its acronym', () => {
  expect(rows[1]).toMatchObject({ state: 'Senegal', organization: 'IOM' })
  expect(rows[2]).toMatchObject({ state: '', organization: '', position: '' })
})

test('counts the people of an organization', () => {
  const [row] = peopleRows([iom], persons, stateName)
  expect(row).toMatchObject({ people: 1, acronym: 'IOM', state: '' })
})

test('finds by the beginning of any word of the line, accents aside', () => {
  expect(titles(findPeople(rows, 'emil'))).toEqual(['Émile Diallo'])
  expect(titles(findPeople(rows, 'advis zoe'))).toEqual(['Zoé Martin'])
  expect(titles(findPeople(rows, 'sene'))).toEqual(['Émile Diallo'])
  expect(titles(findPeople(rows, 'lie'))).toEqual([])
  expect(findPeople(rows, '  ')).toHaveLength(3)
  expect(findPeople(peopleRows([iom], [], stateName), 'oim')).toHaveLength(1)
})

test('sorts by a column as the language does, with empty cells last either way', () => {
  const collator = new Intl.Collator('fr', { sensitivity: 'base' })
  expect(titles(sortPeople(rows, { key: 'title', descending: false }, collator))).toEqual([
    'Ana Ruiz',
    'Émile Diallo',
    'Zoé Martin',
  ])
  for (const descending of [true, false])
    expect(titles(sortPeople(rows, { key: 'state', descending }, collator)).at(-1)).toBe('Ana Ruiz')
})
